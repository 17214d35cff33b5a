import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ChartPlacementsPage } from '../features/micro-progression/components/chart-placements-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.chartPlacements)

export function ChartPlacementsRoute() {
  const { schoolId, classId, chartId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <ChartPlacementsPage key={chartId} school={school} classId={classId} chartId={chartId} /> : null
}
