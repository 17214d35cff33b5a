import { Trans, useLingui } from '@lingui/react/macro'
import type { HandedLink, StaffMember } from '@track/api-contract'
import { useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useChangeStaff, useResetPassword } from '../api/change-staff'
import { RoleChoice } from './role-choice'
import styles from './staff-page.module.css'

/** One of the staff: their role, a link for a forgotten password, and the door. */
export function MemberDialog({
  schoolId,
  member,
  onReset,
  onClose,
}: {
  readonly schoolId: string
  readonly member: StaffMember
  readonly onReset: (link: HandedLink) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const change = useChangeStaff(schoolId)
  const reset = useResetPassword(schoolId)
  const [role, setRole] = useState(member.role)
  const { accountId, etag, name, email, deactivated } = member
  const error = change.error ?? reset.error
  const busy = change.isPending || reset.isPending
  const make = (next: { role?: typeof role; deactivated?: boolean }, text: string) =>
    change.mutate(
      { accountId, etag, change: next },
      {
        onSuccess: () => {
          show({ text })
          onClose()
        },
      },
    )
  return (
    <Dialog title={name} onClose={onClose}>
      {Boolean(error) && <Alert>{problemWords(error)}</Alert>}
      <p>{email}</p>
      {!deactivated && (
        <>
          <RoleChoice value={role} onChange={setRole} />
          <Buttons>
            <Button
              look="primary"
              disabled={busy || role === member.role}
              onClick={() => make({ role }, t`Role changed`)}
            >
              <Trans>Change the role</Trans>
            </Button>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </Buttons>
          <div className={styles.more}>
            <Button disabled={busy} onClick={() => reset.mutate(accountId, { onSuccess: (link) => onReset(link) })}>
              <Trans>Make a link for a new password</Trans>
            </Button>
          </div>
        </>
      )}
      <div className={styles.more}>
        <p className={styles.quiet}>
          {deactivated ? (
            <Trans>{name} cannot open this school. What they recorded stays.</Trans>
          ) : (
            <Trans>
              Who leaves is shut out at once. What they recorded stays, and their account goes on in other schools.
            </Trans>
          )}
        </p>
        <Button
          disabled={busy}
          onClick={() =>
            make({ deactivated: !deactivated }, deactivated ? t`${name} is let in again` : t`${name} is shut out`)
          }
        >
          {deactivated ? <Trans>Let in again</Trans> : <Trans>Shut out of this school</Trans>}
        </Button>
      </div>
    </Dialog>
  )
}
