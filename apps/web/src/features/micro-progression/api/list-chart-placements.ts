import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

interface Place {
  readonly schoolId: string
  readonly chartId: string
  readonly classId: string
}

/** What the pupils of a class placed on a chart. It holds names, so it is kept in memory alone. */
export const chartPlacementsQueryOptions = ({ schoolId, chartId, classId }: Place) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'placements', chartId, classId],
    queryFn: ({ signal }) => api.listChartPlacements({ params: { schoolId, chartId }, query: { classId }, signal }),
  })
