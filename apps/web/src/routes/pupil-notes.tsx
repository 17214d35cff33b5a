import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { pupilNotesQueryOptions } from '../features/microtrack/api/read-pupil-notes'
import { PupilNotesPage } from '../features/microtrack/components/pupil-notes-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { pupilsQueryOptions } from '../lib/list-pupils'
import { FailedRoute } from './not-found'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.pupilNotes)

export function PupilNotesRoute() {
  const { schoolId, classId, pupilId } = route.useParams()
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: pupils } = useQuery(pupilsQueryOptions({ schoolId, groupId: classId }))
  const { data: notes, error } = useQuery(pupilNotesQueryOptions(schoolId, pupilId))
  if (error && !notes) return <FailedRoute error={error} />
  if (!notes || !school || !pupils) return null
  return (
    <PupilNotesPage
      key={`${classId} ${pupilId}`}
      school={school}
      accountId={account.id}
      classId={classId}
      pupilId={pupilId}
      label={pupils.find(({ id }) => id === pupilId)?.label ?? ''}
      data={notes}
    />
  )
}
