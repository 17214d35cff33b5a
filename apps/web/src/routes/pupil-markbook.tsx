import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { classMarkbookQueryOptions } from '../features/markbook/api/read-class-markbook'
import { beginningOfYear } from '../features/markbook/beginning-of-year'
import { PupilPage } from '../features/markbook/components/pupil-page'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { buttonClass } from '../ui/button'
import { AboveYearNotice } from './above-year-notice'
import { FailedRoute, NotFoundRoute } from './not-found'

const schoolRoute = getRouteApi(paths.school)
const route = getRouteApi(paths.pupilMarkbook)

/** What the code on a sheet for books opens: that pupil's objectives, ready to be marked. */
export function PupilMarkbookRoute() {
  const { t } = useLingui()
  const { pupilId, ...params } = route.useParams()
  const { schoolId, classId, subjectId } = params
  const { account } = schoolRoute.useLoaderData()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  const { data: markbook, error } = useQuery(classMarkbookQueryOptions({ schoolId, classId, subjectId }))
  if (error && !markbook) return <FailedRoute error={error} />
  if (!markbook || !school) return null
  const pupil = markbook.pupils.find(({ id }) => id === pupilId)
  if (!pupil) return <NotFoundRoute />
  const next = markbook.pupils[markbook.pupils.indexOf(pupil) + 1]
  return (
    <PupilPage
      key={`${classId} ${subjectId} ${pupilId}`}
      schoolId={schoolId}
      accountId={account.id}
      subjectName={school.subjects.find(({ id }) => id === subjectId)?.name ?? ''}
      pupilId={pupilId}
      markbook={markbook}
      since={beginningOfYear(school, markbook.asOf)}
      back={
        <>
          <Link to={paths.classMarkbook} params={params} className={buttonClass('quiet')}>
            <Trans>Markbook</Trans>
          </Link>
          {next && (
            <Link
              to={paths.pupilMarkbook}
              params={{ ...params, pupilId: next.id }}
              className={buttonClass('quiet')}
              aria-label={t`Next pupil: ${next.label}`}
            >
              <Trans>Next pupil</Trans>
            </Link>
          )}
        </>
      }
      advice={
        pupil.ownProgramme && (
          <AboveYearNotice
            book={markbook}
            pupilId={pupilId}
            registeredYear={pupil.registeredYear}
            programmeObjectives={markbook.objectives.filter(({ id }) => pupil.ownProgramme!.objectiveIds.includes(id))}
          />
        )
      }
    />
  )
}
