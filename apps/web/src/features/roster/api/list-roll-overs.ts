import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const rollOversQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['roster', schoolId, 'roll-overs'],
    queryFn: async ({ signal }) => (await api.listRollOvers({ params: { schoolId }, signal })).rollOvers,
  })
