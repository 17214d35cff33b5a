import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { PupilsPage } from '../features/roster/components/pupils-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.pupils)

export function PupilsRoute() {
  const { schoolId } = route.useParams()
  const filter = route.useSearch()
  const navigate = useNavigate()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-roster">
      <PupilsPage
        school={school}
        filter={filter}
        onFilter={({ group, year, roll }) =>
          navigate({
            to: paths.pupils,
            params: { schoolId },
            search: { ...(group && { group }), ...(year && { year }), ...(roll && { roll }) },
            replace: true,
          })
        }
      />
    </EditorsOnly>
  )
}
