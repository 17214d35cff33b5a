import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remembered } from '../lib/remembered'
import styles from './message.module.css'

const route = getRouteApi(paths.markbook)

/** Nothing to choose: the class and subject used last, else the teacher's own first class and the school's first subject. */
export function MarkbookStartRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  const { classes, subjects } = school
  const group = classes.find(({ id }) => id === remembered('class')) ?? classes.find(({ mine }) => mine) ?? classes[0]
  const subject = subjects.find(({ id }) => id === remembered('subject')) ?? subjects[0]
  if (group && subject)
    return <Navigate to={paths.classMarkbook} params={{ schoolId, classId: group.id, subjectId: subject.id }} replace />
  return (
    <div className={styles.message}>
      <h1>
        <Trans>Your markbook will be here</Trans>
      </h1>
      <p>
        {group ? (
          <Trans>It needs a subject with objectives first.</Trans>
        ) : (
          <Trans>It needs a class with pupils and a subject with objectives first.</Trans>
        )}
      </p>
    </div>
  )
}
