import { Trans } from '@lingui/react/macro'
import { mayDo, type Permission, type School } from '@track/api-contract'
import type { ReactNode } from 'react'
import styles from './message.module.css'

/** Set-up is for those whose role includes it; the server says the same. */
export function EditorsOnly({
  school,
  permission,
  children,
}: {
  readonly school: School
  readonly permission: Permission
  readonly children: ReactNode
}) {
  if (mayDo(school.role, permission)) return children
  return (
    <div className={styles.message}>
      <h1>
        {mayDo('teacher', permission) ? (
          <Trans>Set-up is done by teachers and leaders</Trans>
        ) : (
          <Trans>This is for the school’s leaders and admins</Trans>
        )}
      </h1>
      <p>
        <Trans>
          Your role in this school reads it and marks in the markbook. Ask one of them if something is not right.
        </Trans>
      </p>
    </div>
  )
}
