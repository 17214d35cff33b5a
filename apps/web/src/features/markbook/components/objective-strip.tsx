import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import type { ReactNode } from 'react'
import { formatShortDate } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import type { Column } from '../markbook-view'
import styles from './objective-strip.module.css'

/** The objective in hand, in its whole wording, with a way to the one before and after. */
export function ObjectiveStrip({
  column,
  programme,
  at,
  of,
  today,
  onStep,
  children,
}: {
  readonly column: Column | undefined
  /** What it is called, where it is not the class's. */
  readonly programme: string | undefined
  readonly at: number
  readonly of: number
  readonly today: CalendarDate
  readonly onStep: (by: 1 | -1) => void
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const taughtFrom = column?.taughtFrom ? formatShortDate(column.taughtFrom, { today }) : null
  return (
    <div className={`${styles.strip} no-print`}>
      <div className={styles.objective}>
        <Button look="quiet" aria-label={t`Previous objective`} disabled={at <= 0} onClick={() => onStep(-1)}>
          <Icon name="left" />
        </Button>
        <div className={styles.text}>
          <h2 className={styles.wording}>{column?.wording}</h2>
          <p className={styles.detail}>
            {programme && <span>{programme}</span>}
            {column?.unit && <span className={styles.unit}>{column.unit}</span>}
            <span>{taughtFrom ? <Trans>taught from {taughtFrom}</Trans> : <Trans>not taught yet</Trans>}</span>
          </p>
        </div>
        <Button look="quiet" aria-label={t`Next objective`} disabled={at >= of - 1} onClick={() => onStep(1)}>
          <Icon name="right" />
        </Button>
      </div>
      <div className={styles.tools}>{children}</div>
    </div>
  )
}
