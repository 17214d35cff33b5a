import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { ClassPlanPage } from '../features/objectives/components/class-plan-page'
import { schoolQueryOptions } from '../features/school/api/read-school'

const route = getRouteApi(paths.classPlan)

export function ClassPlanRoute() {
  const { schoolId, classId, subjectId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  return school ? (
    <ClassPlanPage key={`${classId} ${subjectId}`} school={school} classId={classId} subjectId={subjectId} />
  ) : null
}
