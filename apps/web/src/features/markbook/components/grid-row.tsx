import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import { DepthMark } from '../../../ui/depth-mark'
import type { GridRow } from '../grid-rows'
import { lowerFirst } from '../lower-first'
import { type Column, codeOf, type Depths } from '../markbook-view'
import styles from './markbook-grid.module.css'

interface RowProps {
  readonly row: GridRow
  readonly index: number
  readonly columns: readonly Column[]
  /** The places in `columns` that are on the screen: all, or on a phone the one in hand. */
  readonly shown: readonly number[]
  readonly depths: Depths | undefined
  /** The column in hand, and the range through this row: null for most rows. */
  readonly cursor: number | null
  readonly rangeFrom: number | null
  readonly rangeTo: number | null
  /** Room for the whole word rather than its short code. */
  readonly whole: boolean
}

/** One row. Its props stay the same while others are marked, so it is not drawn again. */
export const Row = memo(function Row({
  row,
  index,
  columns,
  shown,
  depths,
  cursor,
  rangeFrom,
  rangeTo,
  whole,
}: RowProps) {
  const { t } = useLingui()
  const place = (column: number) => ({
    'data-row': index,
    'data-column': column,
    tabIndex: cursor === column ? 0 : -1,
    'aria-selected': rangeFrom !== null && column >= rangeFrom && column <= rangeTo!,
  })

  if (row.kind === 'all')
    return (
      <div role="row" className={`${styles.row} ${styles.all}`}>
        <div role="rowheader" className={styles.name}>
          <Trans>Whole class</Trans>
        </div>
        {shown.map((column) => (
          <div
            key={column}
            role="gridcell"
            className={styles.cell}
            {...place(column)}
            aria-label={t`Whole class, ${lowerFirst(columns[column]!.wording)}: set all`}
          >
            <span className={styles.setAll}>
              <Trans>Set all</Trans>
            </span>
          </div>
        ))}
      </div>
    )

  if (row.kind === 'programme') {
    const objectives = row.pupil.own!.length
    return (
      <div role="row" className={styles.row}>
        <div role="rowheader" className={styles.name}>
          {row.pupil.label}
        </div>
        <div
          role="gridcell"
          className={`${styles.cell} ${styles.programme}`}
          {...place(0)}
          data-wide
          aria-colspan={shown.length}
          aria-expanded={row.open}
        >
          <span>
            <Trans>
              own programme: <Plural value={objectives} one="# objective" other="# objectives" />
            </Trans>
            , <span className={styles.link}>{row.open ? <Trans>close</Trans> : <Trans>open</Trans>}</span>
          </span>
        </div>
      </div>
    )
  }

  const cells = row.kind === 'own' ? [{ at: 0, column: row.column }] : shown.map((at) => ({ at, column: columns[at]! }))
  return (
    <div role="row" className={row.kind === 'own' ? `${styles.row} ${styles.own}` : styles.row}>
      <div role="rowheader" className={styles.name}>
        {row.kind === 'own' ? row.column.wording : row.pupil.label}
      </div>
      {cells.map(({ at, column }) => {
        const code = codeOf(column.scale, depths?.[column.objectiveId])
        const depth = code ? lowerFirst(code.label) : t`not assessed`
        return (
          <div
            key={column.objectiveId}
            role="gridcell"
            className={styles.cell}
            {...place(at)}
            data-wide={row.kind === 'own' || undefined}
            aria-label={t`${row.pupil.label}, ${lowerFirst(column.wording)}: ${depth}`}
          >
            {code && <DepthMark code={code} whole={whole || row.kind === 'own'} fill />}
          </div>
        )
      })}
    </div>
  )
})
