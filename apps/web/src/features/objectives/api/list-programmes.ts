import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

export const programmesQueryOptions = (schoolId: string, subjectId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'programmes', subjectId],
    queryFn: ({ signal }) => api.listProgrammes({ params: { schoolId }, query: { subjectId }, signal }),
  })
