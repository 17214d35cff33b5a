import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** Every list of a subject, with its headings and objectives. */
export const objectivesQueryOptions = (schoolId: string, subjectId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, subjectId],
    queryFn: ({ signal }) => api.listObjectives({ params: { schoolId }, query: { subjectId }, signal }),
  })
