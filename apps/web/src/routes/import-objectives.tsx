import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ImportObjectivesPage } from '../features/objectives/components/import-objectives-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.importObjectives)

export function ImportObjectivesRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-objectives">
      <ImportObjectivesPage school={school} />
    </EditorsOnly>
  )
}
