import { queryOptions } from '@tanstack/react-query'
import type { CalendarDate } from '@track/kernel'
import { api } from '../../../lib/client'

export const pupilMarkbookQueryOptions = ({
  schoolId,
  pupilId,
  subjectId,
  asOf,
}: {
  readonly schoolId: string
  readonly pupilId: string
  readonly subjectId: string
  readonly asOf: CalendarDate
}) =>
  queryOptions({
    queryKey: ['markbook', schoolId, 'pupil', pupilId, subjectId, asOf],
    queryFn: ({ signal }) =>
      api.readPupilMarkbook({ params: { schoolId, pupilId }, query: { subjectId, asOf }, signal }),
  })
