import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const workloadQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'workload'],
    queryFn: ({ signal }) => api.readWorkload({ params: { schoolId }, signal }),
  })
