import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** The school and its frame. Asked again now and then: its `today` moves on at midnight. */
export const schoolQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['school', schoolId],
    queryFn: ({ signal }) => api.readSchool({ params: { schoolId }, signal }),
    staleTime: 5 * 60_000,
  })
