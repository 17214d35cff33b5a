import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ContinuumPage } from '../features/micro-progression/components/continuum-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.continuum)

export function ContinuumRoute() {
  const { schoolId, classId, sessionId } = route.useParams()
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? (
    <ContinuumPage key={sessionId} school={school} accountId={account.id} classId={classId} sessionId={sessionId} />
  ) : null
}
