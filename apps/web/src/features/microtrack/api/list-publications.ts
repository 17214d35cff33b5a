import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** What a class was given, the latest first. */
export const publicationsQueryOptions = (schoolId: string, classId: string) =>
  queryOptions({
    queryKey: ['microtrack', schoolId, 'publications', classId],
    queryFn: async ({ signal }) =>
      (await api.listPublications({ params: { schoolId }, query: { classId }, signal })).publications,
  })
