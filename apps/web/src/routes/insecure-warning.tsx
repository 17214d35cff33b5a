import { Trans } from '@lingui/react/macro'
import styles from './sheet.module.css'

/** Without https a browser keeps no sign-in: better said before somebody types a password. */
export function InsecureWarning() {
  if (window.isSecureContext) return null
  return (
    <p className={styles.warning}>
      <Trans>
        This page did not come over a secure connection (https), so signing in will not work. Ask whoever looks after
        Track in your school.
      </Trans>
    </p>
  )
}
