import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** A published chart: what hangs on the wall, where, and until when. */
export const chartQueryOptions = (schoolId: string, chartId: string) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'chart', chartId],
    queryFn: ({ signal }) => api.readChart({ params: { schoolId, chartId }, signal }),
  })
