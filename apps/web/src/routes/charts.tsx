import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { mayDo } from '@track/api-contract'
import { paths } from '../app/paths'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { remembered } from '../lib/remembered'
import { buttonClass } from '../ui/button'
import styles from './message.module.css'

const route = getRouteApi(paths.charts)

/** Nothing to choose: the class used last, else the teacher's own first class. */
export function ChartsRoute() {
  const { schoolId } = route.useParams()
  const { data: school } = useQuery(schoolQueryOptions(schoolId))
  if (!school) return null
  const { classes, role } = school
  const group = classes.find(({ id }) => id === remembered('class')) ?? classes.find(({ mine }) => mine) ?? classes[0]
  if (group) return <Navigate to={paths.classCharts} params={{ schoolId, classId: group.id }} replace />
  return (
    <div className={styles.message}>
      <h1>
        <Trans>The charts of your classes will be here</Trans>
      </h1>
      <p>
        <Trans>
          A chart shows pupils what better work looks like, step by step. First the school needs pupils in their
          classes.
        </Trans>
      </p>
      {mayDo(role, 'change-roster') && (
        <Link to={paths.importPupils} params={{ schoolId }} className={buttonClass('primary')}>
          <Trans>Bring in the pupils</Trans>
        </Link>
      )}
    </div>
  )
}
