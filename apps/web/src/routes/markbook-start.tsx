import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { mayDo } from '@track/api-contract'
import { paths } from '../app/paths'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remembered } from '../lib/remembered'
import { buttonClass } from '../ui/button'
import styles from './message.module.css'

const route = getRouteApi(paths.markbook)

/** Nothing to choose: the class and subject used last, else the teacher's own first class and the school's first subject. */
export function MarkbookStartRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  const { classes, subjects, role } = school
  const group = classes.find(({ id }) => id === remembered('class')) ?? classes.find(({ mine }) => mine) ?? classes[0]
  const subject = subjects.find(({ id }) => id === remembered('subject')) ?? subjects[0]
  if (group && subject)
    return <Navigate to={paths.classMarkbook} params={{ schoolId, classId: group.id, subjectId: subject.id }} replace />
  return (
    <div className={styles.message}>
      <h1>
        <Trans>Your markbook will be here</Trans>
      </h1>
      <ol className={styles.steps}>
        <li>
          {group ? (
            <Trans>Pupils in their classes: done.</Trans>
          ) : (
            <Trans>First it needs pupils in their classes.</Trans>
          )}
          {!group && mayDo(role, 'change-roster') && (
            <Link to={paths.importPupils} params={{ schoolId }} className={buttonClass('primary')}>
              <Trans>Bring in the pupils</Trans>
            </Link>
          )}
        </li>
        <li>
          {group ? (
            <Trans>Now it needs the objectives of a subject.</Trans>
          ) : (
            <Trans>Then it needs the objectives of a subject.</Trans>
          )}
          {mayDo(role, 'change-objectives') && (
            <Link to={paths.objectives} params={{ schoolId }} className={buttonClass(group ? 'primary' : 'plain')}>
              <Trans>Add objectives</Trans>
            </Link>
          )}
        </li>
        <li>
          <Trans>Last you say which class works through them. After that, one key or tap is one mark.</Trans>
        </li>
      </ol>
      {!mayDo(role, 'change-roster') && (
        <p>
          <Trans>A teacher, leader or admin of the school sets this up.</Trans>
        </p>
      )}
    </div>
  )
}
