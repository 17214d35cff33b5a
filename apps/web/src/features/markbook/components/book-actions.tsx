import { Trans, useLingui } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { Buttons } from '../../../ui/page'
import styles from './book-actions.module.css'
import { SaveStatus } from './save-status'

/** What stands over a page on which is marked beside the grid: the way back, what waits to be sent, undo and print. */
export function BookActions({
  back,
  onUndo,
  ...status
}: ComponentProps<typeof SaveStatus> & { readonly back: ReactNode; readonly onUndo: () => void }) {
  const { t } = useLingui()
  return (
    <span className={`${styles.actions} no-print`}>
      <Buttons>
        {back}
        <Button
          look="quiet"
          aria-label={t`Undo`}
          title={t`Undo (Ctrl Z)`}
          disabled={!status.book.canUndo}
          onClick={onUndo}
        >
          <Icon name="undo" />
        </Button>
        <Button onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
        <span className={styles.status}>
          <SaveStatus {...status} />
        </span>
      </Buttons>
    </span>
  )
}
