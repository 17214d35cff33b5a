import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Lesson } from '@track/api-contract'
import { useMemo } from 'react'
import { paths } from '../app/paths'
import { lessonQueryOptions, useLiveLesson } from '../features/microtrack/api/read-lesson'
import { PaperTicksPage } from '../features/microtrack/components/paper-ticks-page'
import { layOutLesson } from '../features/microtrack/lesson-view'
import { useActs } from '../features/microtrack/use-acts'
import { buttonClass } from '../ui/button'
import { FailedRoute } from './not-found'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.paperTicks)

export function PaperTicksRoute() {
  const { schoolId, publicationId } = route.useParams()
  const { data: lesson, error } = useQuery(lessonQueryOptions(schoolId, publicationId))
  if (error && !lesson) return <FailedRoute error={error} />
  return lesson ? <PaperTicks key={publicationId} lesson={lesson} /> : null
}

function PaperTicks({ lesson }: { readonly lesson: Lesson }) {
  const params = route.useParams()
  const { account } = schoolRoute.useLoaderData()
  const { record, ...acts } = useActs(params.schoolId, { accountId: account.id })
  const { waiting, kept } = acts
  useLiveLesson(params.schoolId, params.publicationId)
  const pupils = useMemo(() => layOutLesson(lesson, { waiting, kept }), [lesson, waiting, kept])
  return (
    <PaperTicksPage
      outcome={lesson.publication.outcome}
      pupils={pupils}
      acts={acts}
      onRecord={record}
      back={
        <Link to={paths.lesson} params={params} className={buttonClass('quiet')}>
          <Trans>Lesson</Trans>
        </Link>
      }
    />
  )
}
