import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const groupsQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['roster', schoolId, 'groups'],
    queryFn: ({ signal }) => api.listGroups({ params: { schoolId }, signal }),
  })
