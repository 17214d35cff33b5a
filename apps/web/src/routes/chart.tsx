import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ChartPage } from '../features/micro-progression/components/chart-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.chart)

export function ChartRoute() {
  const { schoolId, classId, chartId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <ChartPage key={chartId} school={school} classId={classId} chartId={chartId} /> : null
}
