import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ContinuumPage } from '../features/micro-progression/components/continuum-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.continuum)

export function ContinuumRoute() {
  const { schoolId, classId, sessionId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <ContinuumPage key={sessionId} school={school} classId={classId} sessionId={sessionId} /> : null
}
