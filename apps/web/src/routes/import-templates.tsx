import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ImportTemplatesPage } from '../features/microtrack/components/import-templates-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.importTemplates)

export function ImportTemplatesRoute() {
  const { schoolId } = route.useParams()
  const { class: classId } = route.useSearch()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-objectives">
      <ImportTemplatesPage school={school} classId={classId} />
    </EditorsOnly>
  )
}
