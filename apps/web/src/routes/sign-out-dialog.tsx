import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { hasUnsaved } from '../features/markbook/entry-sender'
import { useEntryQueue, useEntrySender } from '../features/markbook/use-entries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import styles from './frame.module.css'

/** Before signing out with marks that the server does not have: send them first, or leave them lost. */
export default function SignOutDialog({
  signOut,
  onClose,
}: {
  readonly signOut: { readonly mutate: () => void; readonly isPending: boolean }
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const sender = useEntrySender()
  const queue = useEntryQueue()
  const [sending, setSending] = useState(false)
  const { unsent, refused, failures } = queue
  const lost = unsent.length + refused.length
  const done = sending && !hasUnsaved(queue)
  // biome-ignore lint/correctness/useExhaustiveDependencies: signs out once, when the last mark is kept
  useEffect(() => {
    if (done) signOut.mutate()
  }, [done])

  return (
    <Dialog title={t`Not everything is saved yet`} onClose={onClose}>
      <p>
        <Plural
          value={lost}
          one="# mark has not reached the server. If you sign out now it is lost."
          other="# marks have not reached the server. If you sign out now they are lost."
        />
      </p>
      <p role="status">
        {sending && unsent.length === 0 && refused.length > 0 ? (
          <Trans>What is left needs attention: see the markbook.</Trans>
        ) : sending && failures > 0 ? (
          <Trans>Track cannot be reached at the moment. You are signed out once everything is sent.</Trans>
        ) : (
          sending && <Trans>Sending…</Trans>
        )}
      </p>
      <div className={styles.buttons}>
        <Button
          look="primary"
          disabled={unsent.length === 0}
          onClick={() => {
            setSending(true)
            sender.retryNow()
          }}
        >
          <Trans>Send first</Trans>
        </Button>
        <Button disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          <Trans>Sign out and lose them</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Stay signed in</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
