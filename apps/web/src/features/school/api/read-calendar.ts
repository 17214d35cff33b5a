import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const calendarQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['calendar', schoolId],
    queryFn: ({ signal }) => api.readCalendar({ params: { schoolId }, signal }),
  })
