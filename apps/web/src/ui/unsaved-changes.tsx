import { Trans, useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { Button } from './button'
import { Dialog } from './dialog'
import { Buttons } from './page'

/** While something is not saved, asks before the page is left, in the app and by the browser. Staying loses nothing. */
export function UnsavedChanges({ when }: { readonly when: boolean }) {
  const { t } = useLingui()
  const blocker = useBlocker({
    // The same page at another address, such as another filter, is not leaving.
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={t`Leave without saving?`} onClose={blocker.reset}>
      <p>
        <Trans>What you changed on this page is not saved yet.</Trans>
      </p>
      <Buttons>
        <Button look="primary" data-first onClick={blocker.reset}>
          <Trans>Stay on this page</Trans>
        </Button>
        <Button onClick={blocker.proceed}>
          <Trans>Leave and lose the changes</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
