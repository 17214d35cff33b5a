import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** How far the statements of a list are covered by what a class, a group or the whole school was taught. */
export const coverageQueryOptions = (
  schoolId: string,
  { frameworkId, groupId }: { readonly frameworkId: string; readonly groupId: string },
) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'coverage', frameworkId, groupId],
    queryFn: ({ signal }) => api.readCoverage({ params: { schoolId }, query: { frameworkId, groupId }, signal }),
  })
