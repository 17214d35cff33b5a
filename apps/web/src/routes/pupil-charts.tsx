import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { PupilChartsPage } from '../features/micro-progression/components/pupil-charts-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.pupilCharts)

export function PupilChartsRoute() {
  const { schoolId, classId, pupilId } = route.useParams()
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? (
    <PupilChartsPage key={pupilId} school={school} accountId={account.id} classId={classId} pupilId={pupilId} />
  ) : null
}
