import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ClassNotesPage } from '../features/microtrack/components/class-notes-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.classNotes)

export function ClassNotesRoute() {
  const { schoolId, classId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <ClassNotesPage key={classId} school={school} classId={classId} /> : null
}
