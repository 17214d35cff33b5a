import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { DescriptorsPage } from '../features/descriptors/components/descriptors-page'
import { partOf } from '../features/descriptors/parts'
import { descriptorsQueryOptions } from '../features/reports/api/list-descriptors'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { WordingGuardForm } from '../features/school/components/wording-guard-form'
import { EditorsOnly } from './editors-only'

const route = getRouteApi(paths.descriptors)

export function DescriptorsRoute() {
  const { schoolId } = route.useParams()
  const { part, id } = route.useSearch()
  const navigate = useNavigate()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: descriptors, error } = useQuery(descriptorsQueryOptions(schoolId))
  if (!school) return null
  return (
    <EditorsOnly school={school} permission="change-descriptors">
      <DescriptorsPage
        school={school}
        descriptors={descriptors}
        error={error}
        part={partOf(part)}
        id={id}
        guard={<WordingGuardForm school={school} />}
        onClose={(next) => void navigate({ to: paths.descriptors, params: { schoolId }, search: next })}
        onDone={(next) => {
          // What was just kept is not lost by leaving it.
          void navigate({ to: paths.descriptors, params: { schoolId }, search: next, ignoreBlocker: true })
        }}
      />
    </EditorsOnly>
  )
}
