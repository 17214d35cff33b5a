import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { NoteTemplatePage } from '../features/microtrack/components/note-template-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.noteTemplate)

export function NoteTemplateRoute() {
  const { schoolId, classId, templateId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <NoteTemplatePage key={classId} school={school} classId={classId} templateId={templateId} /> : null
}
