import { Plural, Trans } from '@lingui/react/macro'
import { concurrentCells } from '@track/markbook'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { useEntryQueue } from '../use-entries'
import styles from './save-status.module.css'
import type { TrayProps } from './tray'

const Tray = lazy(() => import('./tray'))

/** How saving goes, in a few words, and what needs a person. The only part of the page drawn again while marks travel. */
export function SaveStatus(props: Omit<TrayProps, 'concurrent' | 'onClose'>) {
  const { unsent, unkept, failures, refused } = useEntryQueue()
  const { book, accountId, today } = props
  const [open, setOpen] = useState(false)
  const concurrent = useMemo(() => concurrentCells(book.log, { accountId, asOf: today }), [book.log, accountId, today])
  const attention = refused.length + concurrent.length
  return (
    <span className={styles.status} data-long={attention > 0 || (unsent.length > 0 && failures > 0) || undefined}>
      {attention > 0 && (
        <Button look="plain" onClick={() => setOpen(true)}>
          <Plural value={attention} one="# needs attention" other="# need attention" />
        </Button>
      )}
      {unsent.length === 0 ? (
        <span className={styles.saved}>
          <Icon name="tick" /> <Trans>Saved</Trans>
        </span>
      ) : (
        <span>
          {failures === 0 ? (
            <Plural value={unsent.length} one="# waiting" other="# waiting" />
          ) : unkept > 0 ? (
            <Plural value={unsent.length} one="# waiting in this page" other="# waiting in this page" />
          ) : (
            <Plural value={unsent.length} one="# waiting, safe on this device" other="# waiting, safe on this device" />
          )}
        </span>
      )}
      {open && (
        <Suspense fallback={null}>
          <Tray {...props} concurrent={concurrent} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}
