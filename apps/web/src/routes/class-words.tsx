import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { mayDo } from '@track/api-contract'
import { paths } from '../app/paths'
import { classMarkbookQueryOptions } from '../features/markbook/api/read-class-markbook'
import { beginningOfYear } from '../features/markbook/beginning-of-year'
import { WordsPage } from '../features/markbook/components/words-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { buttonClass } from '../ui/button'
import { FailedRoute } from './not-found'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.classWords)

export function ClassWordsRoute() {
  const params = route.useParams()
  const { schoolId, classId, subjectId } = params
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: markbook, error } = useQuery(classMarkbookQueryOptions({ schoolId, classId, subjectId }))
  if (error && !markbook) return <FailedRoute error={error} />
  if (!markbook || !school) return null
  return (
    <WordsPage
      key={`${classId} ${subjectId}`}
      schoolId={schoolId}
      accountId={account.id}
      subjectName={school.subjects.find(({ id }) => id === subjectId)?.name ?? ''}
      markbook={markbook}
      since={beginningOfYear(school, markbook.asOf)}
      back={
        <Link to={paths.classMarkbook} params={params} className={buttonClass('quiet')}>
          <Trans>Markbook</Trans>
        </Link>
      }
      nextStep={
        mayDo(school.role, 'change-descriptors') && (
          <div>
            <Link to={paths.descriptors} params={{ schoolId }} className={buttonClass('primary')}>
              <Trans>Add words or a score</Trans>
            </Link>
          </div>
        )
      }
    />
  )
}
