import { Trans, useLingui } from '@lingui/react/macro'
import type { LeftDemo, School } from '@track/api-contract'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Buttons } from '../../../ui/page'
import { useLeaveDemo } from '../api/leave-demo'

/** Before the demo goes, what goes with it. */
export function LeaveDemoDialog({
  school,
  onLeft,
  onClose,
}: {
  readonly school: School
  readonly onLeft: (left: LeftDemo) => Promise<void>
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const leave = useLeaveDemo(school.id, { onLeft })
  const busy = leave.isPending || leave.isSuccess
  return (
    <Dialog title={t`Leave the demo?`} onClose={busy ? undefined : onClose}>
      {leave.error && <Alert>{problemWords(leave.error)}</Alert>}
      <p>
        <Trans>
          {school.name} is erased: its pupils, its objectives, every mark, and the accounts of its staff. It cannot be
          brought back, and whoever is signed in to it is signed out.
        </Trans>
      </p>
      <p>
        <Trans>Next you create a school of your own, which begins empty.</Trans>
      </p>
      <Buttons>
        <Button look="primary" disabled={busy} onClick={() => leave.mutate()}>
          {busy ? <Trans>Erasing the demo…</Trans> : <Trans>Erase the demo</Trans>}
        </Button>
        <Button disabled={busy} data-first onClick={onClose}>
          <Trans>Keep the demo</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
