import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { StaffPage } from '../features/staff/components/staff-page'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.staff)

export function StaffRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="arrange-classes">
      <StaffPage school={school} />
    </EditorsOnly>
  )
}
