import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** Which words of different sets the school takes to mean the same. */
export const correspondencesQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['markbook', schoolId, 'correspondences'],
    queryFn: async ({ signal }) => (await api.listDescriptors({ params: { schoolId }, signal })).correspondences,
  })
