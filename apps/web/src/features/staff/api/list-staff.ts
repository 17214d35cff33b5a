import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const staffQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['staff', schoolId],
    queryFn: ({ signal }) => api.listStaff({ params: { schoolId }, signal }),
  })
