import { queryOptions } from '@tanstack/react-query'
import type { School } from '@track/api-contract'
import { api } from '../../../lib/client'
import { localToday } from '../../../lib/offline/local-today'

/** The school and its frame. Asked again now and then: its `today` moves on at midnight. */
export const schoolQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['school', schoolId],
    queryFn: ({ signal }) => api.readSchool({ params: { schoolId }, signal }),
    staleTime: 5 * 60_000,
    meta: { device: { keep: (school: School) => school, restore: asOfToday } },
  })

/** A school that this device kept has the day of then; the device's own day is nearer. */
function asOfToday(school: School): School {
  const today = localToday()
  return today > school.today ? { ...school, today } : school
}
