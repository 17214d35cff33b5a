import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { WorkloadPage } from '../features/objectives/components/workload-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.workload)

export function WorkloadRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? <WorkloadPage school={school} /> : null
}
