import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** The charts that hang in a class. */
export const classChartsQueryOptions = (schoolId: string, classId: string) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'charts', classId],
    queryFn: async ({ signal }) => (await api.listCharts({ params: { schoolId }, query: { classId }, signal })).charts,
    // Whoever comes back from publishing sees it hang.
    staleTime: 0,
  })
