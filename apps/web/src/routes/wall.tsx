import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { lessonQueryOptions } from '../features/microtrack/api/read-lesson'
import { WallPage } from '../features/microtrack/components/wall-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { FailedRoute } from './not-found'

const route = getRouteApi(paths.wall)

export function WallRoute() {
  const { schoolId, publicationId } = route.useParams()
  const { tables = [] } = route.useSearch()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: lesson, error } = useQuery(lessonQueryOptions(schoolId, publicationId))
  if (error && !lesson) return <FailedRoute error={error} />
  if (!lesson || !school) return null
  return <WallPage key={publicationId} school={school} lesson={lesson} tableIds={tables} />
}
