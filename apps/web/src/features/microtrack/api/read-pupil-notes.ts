import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** A pupil's notes of the year, with everything done on them. */
export const pupilNotesQueryOptions = (schoolId: string, pupilId: string) =>
  queryOptions({
    queryKey: ['microtrack', schoolId, 'pupil-notes', pupilId],
    queryFn: ({ signal }) => api.readPupilMicrotracks({ params: { schoolId, pupilId }, signal }),
  })
