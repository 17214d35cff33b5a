import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { PupilChartsPage } from '../features/micro-progression/components/pupil-charts-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.pupilCharts)

export function PupilChartsRoute() {
  const { schoolId, classId, pupilId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <PupilChartsPage key={pupilId} school={school} classId={classId} pupilId={pupilId} /> : null
}
