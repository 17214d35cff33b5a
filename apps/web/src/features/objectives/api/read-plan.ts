import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** What a class works through in a subject, and from which day each objective is or will be taught. */
export const planQueryOptions = ({
  schoolId,
  classId,
  subjectId,
}: {
  readonly schoolId: string
  readonly classId: string
  readonly subjectId: string
}) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'plan', classId, subjectId],
    queryFn: ({ signal }) => api.readClassMarkbook({ params: { schoolId, classId }, query: { subjectId }, signal }),
  })
