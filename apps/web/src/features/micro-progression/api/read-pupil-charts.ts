import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** A pupil's charts, pieces and placements. It holds a name, so it is kept in memory alone. */
export const pupilChartsQueryOptions = (schoolId: string, pupilId: string) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'pupil', pupilId],
    queryFn: ({ signal }) => api.readPupilCharts({ params: { schoolId, pupilId }, signal }),
  })
