import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const groupsQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['roster', schoolId, 'groups'],
    queryFn: async ({ signal }) => (await api.listGroups({ params: { schoolId }, signal })).groups,
  })
