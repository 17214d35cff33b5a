import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { SettingsPage } from '../features/school/components/settings-page'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.settings)

export function SettingsRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-school">
      <SettingsPage school={school} />
    </EditorsOnly>
  )
}
