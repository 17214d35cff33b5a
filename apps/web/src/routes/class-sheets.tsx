import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { classMarkbookQueryOptions } from '../features/markbook/api/read-class-markbook'
import { SheetsPage } from '../features/markbook/components/sheets-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { buttonClass } from '../ui/button'
import { FailedRoute } from './not-found'

const route = getRouteApi(paths.classSheets)

export function ClassSheetsRoute() {
  const params = route.useParams()
  const { schoolId, classId, subjectId } = params
  const router = useRouter()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: markbook, error } = useQuery(classMarkbookQueryOptions({ schoolId, classId, subjectId }))
  if (error && !markbook) return <FailedRoute error={error} />
  if (!markbook || !school) return null
  return (
    <SheetsPage
      key={`${classId} ${subjectId}`}
      subjectName={school.subjects.find(({ id }) => id === subjectId)?.name ?? ''}
      markbook={markbook}
      addressOf={(pupilId) =>
        location.origin + router.buildLocation({ to: paths.pupilMarkbook, params: { ...params, pupilId } }).href
      }
      back={
        <Link to={paths.classMarkbook} params={params} className={buttonClass('quiet')}>
          <Trans>Markbook</Trans>
        </Link>
      }
    />
  )
}
