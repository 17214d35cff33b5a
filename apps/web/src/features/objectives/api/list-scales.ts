import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** The scales of depths that a list can be recorded in. */
export const scalesQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'scales'],
    queryFn: async ({ signal }) => (await api.listDescriptors({ params: { schoolId }, signal })).scales,
  })
