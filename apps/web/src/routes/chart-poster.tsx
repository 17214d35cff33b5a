import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ChartPosterPage } from '../features/micro-progression/components/chart-poster-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.chartPoster)

export function ChartPosterRoute() {
  const { schoolId, classId, chartId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <ChartPosterPage key={chartId} school={school} classId={classId} chartId={chartId} /> : null
}
