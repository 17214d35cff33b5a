import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ClassChartsPage } from '../features/micro-progression/components/class-charts-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.classCharts)

export function ClassChartsRoute() {
  const { schoolId, classId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <ClassChartsPage key={classId} school={school} classId={classId} /> : null
}
