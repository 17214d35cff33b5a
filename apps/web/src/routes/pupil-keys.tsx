import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { PupilKeysPage } from '../features/pupil-session/components/pupil-keys-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.pupilKeys)

export function PupilKeysRoute() {
  const { schoolId, classId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <PupilKeysPage key={classId} school={school} classId={classId} /> : null
}
