import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { lessonQueryOptions } from '../features/microtrack/api/read-lesson'
import { LessonPage } from '../features/microtrack/components/lesson-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { settingsQueryOptions } from '../lib/read-settings'
import { FailedRoute } from './not-found'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.lesson)

export function LessonRoute() {
  const { schoolId, publicationId } = route.useParams()
  const { view, pupil } = route.useSearch()
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: settings } = useQuery(settingsQueryOptions(schoolId))
  const { data: lesson, error } = useQuery(lessonQueryOptions(schoolId, publicationId))
  if (error && !lesson) return <FailedRoute error={error} />
  if (!lesson || !school) return null
  return (
    <LessonPage
      key={publicationId}
      school={school}
      accountId={account.id}
      mayAdjustAlone={settings?.teacherMayAdjustAlone ?? false}
      lesson={lesson}
      view={view ?? 'notes'}
      pupilId={pupil}
    />
  )
}
