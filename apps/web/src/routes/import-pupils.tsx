import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ImportPupilsPage } from '../features/roster/components/import-pupils-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.importPupils)

export function ImportPupilsRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-roster">
      <ImportPupilsPage school={school} />
    </EditorsOnly>
  )
}
