import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { CoveragePage } from '../features/objectives/components/coverage-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.coverage)

export function CoverageRoute() {
  const { schoolId } = route.useParams()
  const { list, group } = route.useSearch()
  const navigate = useNavigate()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  return (
    <CoveragePage
      school={school}
      frameworkId={list}
      groupId={group}
      onChoose={(search) => void navigate({ to: paths.coverage, params: { schoolId }, search, replace: true })}
    />
  )
}
