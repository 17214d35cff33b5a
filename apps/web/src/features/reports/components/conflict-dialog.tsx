import { Trans, useLingui } from '@lingui/react/macro'
import { formatMoment } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Buttons } from '../../../ui/page'

/** Somebody saved the same report first: nothing of either is lost, and the person says how to go on. */
export function ConflictDialog({
  changedAt,
  onCopy,
  onTheirs,
  onClose,
}: {
  /** When the other change was made, as far as it is known. */
  readonly changedAt: string | undefined
  readonly onCopy: () => void
  readonly onTheirs: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const when = changedAt && formatMoment(changedAt)
  return (
    <Dialog title={t`Somebody changed this report meanwhile`} onClose={onClose}>
      <p>
        {when ? (
          <Trans>
            It was changed on {when}. Your own changes are still on this page, and nothing was saved over theirs.
          </Trans>
        ) : (
          <Trans>
            It was changed or removed. Your own changes are still on this page, and nothing was saved over theirs.
          </Trans>
        )}
      </p>
      <Buttons>
        <Button look="primary" onClick={onCopy}>
          <Trans>Keep mine as a copy</Trans>
        </Button>
        <Button onClick={onTheirs}>
          <Trans>Show theirs, without my changes</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
