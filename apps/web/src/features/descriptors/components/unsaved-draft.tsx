import { Trans, useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Buttons } from '../../../ui/page'

/** While a draft is not kept, asks before it is left: each part of this page has an address of its own. Staying loses nothing. */
export function UnsavedDraft({ when }: { readonly when: boolean }) {
  const { t } = useLingui()
  const blocker = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: () => when, withResolver: true })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={t`Leave the draft?`} onClose={blocker.reset}>
      <p>
        <Trans>What you changed here is not kept yet.</Trans>
      </p>
      <Buttons>
        <Button look="primary" data-first onClick={blocker.reset}>
          <Trans>Stay with the draft</Trans>
        </Button>
        <Button onClick={blocker.proceed}>
          <Trans>Leave and lose the draft</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
