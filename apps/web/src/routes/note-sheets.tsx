import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { paths } from '../app/paths'
import { lessonQueryOptions } from '../features/microtrack/api/read-lesson'
import { NoteSheetsPage } from '../features/microtrack/components/note-sheets-page'
import { layOutLesson } from '../features/microtrack/lesson-view'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { buttonClass } from '../ui/button'
import { FailedRoute } from './not-found'

const route = getRouteApi(paths.noteSheets)
const NOTHING_HERE = { waiting: [], kept: [] }

export function NoteSheetsRoute() {
  const params = route.useParams()
  const { schoolId, publicationId } = params
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: lesson, error } = useQuery(lessonQueryOptions(schoolId, publicationId))
  const pupils = useMemo(() => lesson && layOutLesson(lesson, NOTHING_HERE), [lesson])
  if (error && !lesson) return <FailedRoute error={error} />
  if (!lesson || !pupils || !school) return null
  return (
    <NoteSheetsPage
      key={publicationId}
      outcome={lesson.publication.outcome}
      pupils={pupils}
      today={school.today}
      addressOf={(code) => `${location.origin}/pupil/#n=${code}`}
      back={
        <>
          <Link to={paths.lesson} params={params} className={buttonClass('quiet')}>
            <Trans>Lesson</Trans>
          </Link>
          <Link to={paths.paperTicks} params={params} className={buttonClass()}>
            <Trans>Type in ticks</Trans>
          </Link>
        </>
      }
    />
  )
}
