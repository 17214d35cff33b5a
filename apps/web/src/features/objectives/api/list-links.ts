import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** The links of a list's objectives and headings, and those that lead to them. */
export const linksQueryOptions = (schoolId: string, frameworkId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'links', frameworkId],
    queryFn: async ({ signal }) =>
      (await api.listLinks({ params: { schoolId }, query: { frameworkId }, signal })).links,
  })
