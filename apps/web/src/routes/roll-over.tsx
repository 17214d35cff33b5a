import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { RollOverPage } from '../features/roster/components/roll-over-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.rollOver)

export function RollOverRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-school">
      <RollOverPage school={school} />
    </EditorsOnly>
  )
}
