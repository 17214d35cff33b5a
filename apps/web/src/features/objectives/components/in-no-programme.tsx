import { plural } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../app/paths'
import styles from './objectives-page.module.css'

/** What is left to do about objectives that were just added: no class meets them before they are in a programme. */
export function InNoProgramme({
  schoolId,
  subjectId,
  added,
}: {
  readonly schoolId: string
  readonly subjectId: string
  readonly added: number
}) {
  return (
    <p className={styles.quiet}>
      {plural(added, {
        one: 'Added. It is in no programme yet: put it in one so that classes can be judged on it.',
        other: 'Added. They are in no programme yet: put them in one so that classes can be judged on them.',
      })}{' '}
      <Link to={paths.programmes} params={{ schoolId }} search={{ subject: subjectId }}>
        <Trans>Go to Programmes</Trans>
      </Link>
    </p>
  )
}
