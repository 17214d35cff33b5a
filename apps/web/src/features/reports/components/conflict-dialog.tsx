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
          <Trans>It was changed on {when}. Yours is still on this page and was not saved over it.</Trans>
        ) : (
          <Trans>Or removed it. Yours is still on this page and was not saved over it.</Trans>
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
