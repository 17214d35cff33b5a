import { Trans, useLingui } from '@lingui/react/macro'
import type { HandedLink } from '@track/api-contract'
import { useId, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatMoment } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { Buttons } from '../../../ui/page'
import styles from './staff-page.module.css'

/** A link to hand over, shown this once. It is never printed: paper lies about. */
export function LinkDialog({
  link,
  name,
  onClose,
}: {
  readonly link: HandedLink
  readonly name: string
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [copied, setCopied] = useState<'yes' | 'by-hand' | null>(null)
  const address = `${location.origin}${link.kind === 'reset' ? paths.reset : paths.join}#${link.token}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied('yes')
    } catch {
      // Without https a browser hands the clipboard to no page.
      ref.current?.querySelector('input')?.select()
      setCopied('by-hand')
    }
  }
  return (
    <Dialog title={t`A link for ${name}`} onClose={onClose}>
      <div className={`${styles.link} no-print`} ref={ref}>
        <TextField
          label={link.kind === 'reset' ? t`Link to choose a new password` : t`Link to join`}
          value={address}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="primary" data-first aria-describedby={id} onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
      </div>
      <p id={id} role="status" className={styles.quiet}>
        {copied === 'yes' && <Trans>Copied.</Trans>}
        {copied === 'by-hand' && <Trans>The link is selected: copy it with Ctrl C.</Trans>}
      </p>
      <p>
        <Trans>
          Give it to {name} yourself: in a message that only they read, or by opening it with them. Whoever has the link
          can use it.
        </Trans>
      </p>
      <p>
        <Trans>
          It works once, until {formatMoment(link.expiresAt)}, and is shown only now. You can make a new one at any
          time.
        </Trans>
      </p>
      <Buttons>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
