import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { frozenListQueryOptions, frozenQueryOptions } from '../features/reports/api/frozen'
import { descriptorsQueryOptions } from '../features/reports/api/list-descriptors'
import { FrozenPage } from '../features/reports/components/frozen-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { FailedRoute } from './not-found'

const route = getRouteApi(paths.frozenReport)

/** A page as it was kept: nothing that the school changes later reaches it. */
export function FrozenReportRoute() {
  const { schoolId, frozenId } = route.useParams()
  const school = useQuery(schoolQueryOptions(schoolId))
  const descriptors = useQuery(descriptorsQueryOptions(schoolId))
  const frozen = useQuery(frozenQueryOptions(schoolId, frozenId))
  const list = useQuery(frozenListQueryOptions(schoolId))
  const error = [school, descriptors, frozen, list].find((query) => query.error && !query.data)?.error
  if (error) return <FailedRoute error={error} />
  if (!school.data || !descriptors.data || !frozen.data || !list.data) return null
  return (
    <FrozenPage
      key={frozenId}
      school={school.data}
      policy={descriptors.data}
      frozen={frozen.data}
      by={list.data.find(({ id }) => id === frozenId)?.by}
    />
  )
}
