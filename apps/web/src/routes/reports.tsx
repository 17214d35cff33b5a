import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ReportsPage } from '../features/reports/components/reports-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { groupsQueryOptions } from '../lib/list-groups'
import { FailedRoute } from './not-found'

const route = getRouteApi(paths.reports)

export function ReportsRoute() {
  const { schoolId } = route.useParams()
  const school = useQuery(schoolQueryOptions(schoolId))
  const groups = useQuery(groupsQueryOptions(schoolId))
  const error = [school, groups].find((query) => query.error && !query.data)?.error
  if (error) return <FailedRoute error={error} />
  if (!school.data || !groups.data) return null
  return <ReportsPage school={school.data} groups={groups.data} />
}
