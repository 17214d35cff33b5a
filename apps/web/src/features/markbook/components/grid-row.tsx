import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import { memo } from 'react'
import { formatShortDate } from '../../../lib/format-date'
import { DepthMark } from '../../../ui/depth-mark'
import type { GridRow } from '../grid-rows'
import { lowerFirst } from '../lower-first'
import { type Column, codeOf, type Depths, type OwnProgramme } from '../markbook-view'
import styles from './markbook-grid.module.css'

interface RowProps {
  readonly row: GridRow
  readonly index: number
  /** On a phone the one column on the screen, or the row's nearest to it, its marks in whole words; null for all columns. */
  readonly only: number | null
  readonly depths: Depths | undefined
  /** The column in hand, and the range through this row: null for most rows. */
  readonly cursor: number | null
  readonly rangeFrom: number | null
  readonly rangeTo: number | null
}

/** One row. Its props stay the same while others are marked, so it is not drawn again. */
export const Row = memo(function Row({ row, index, only, depths, cursor, rangeFrom, rangeTo }: RowProps) {
  const { t } = useLingui()
  const cells = columnsShown(row.columns, only)
  const place = (column: number) => ({
    'data-row': index,
    'data-column': column,
    tabIndex: cursor === column ? 0 : -1,
    'aria-selected': rangeFrom !== null && column >= rangeFrom && column <= rangeTo!,
  })
  const backToClass = row.headed && row.own === null ? ` ${styles.again}` : ''

  if (row.kind === 'all') {
    const name = row.own ? t`All in ${row.own.name || t`this programme`}` : t`Whole class`
    return (
      <div role="row" className={`${styles.row} ${styles.all}`}>
        <div role="rowheader" className={styles.name}>
          {name}
        </div>
        {cells.map(({ at, column }) => (
          <div
            key={column.objectiveId}
            role="gridcell"
            className={styles.cell}
            {...place(at)}
            aria-label={t`${name}, ${lowerFirst(column.wording)}: set all`}
          >
            <span className={styles.setAll}>
              <Trans>Set all</Trans>
            </span>
          </div>
        ))}
      </div>
    )
  }

  return (
    <div role="row" className={`${styles.row}${backToClass}`}>
      <div role="rowheader" className={styles.name}>
        {row.pupil.label}
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
            aria-label={t`${row.pupil.label}, ${lowerFirst(column.wording)}: ${depth}`}
          >
            {code && <DepthMark code={code} whole={only !== null} fill />}
          </div>
        )
      })}
      {cells.length === 0 && (
        <div role="gridcell" className={styles.cell} {...place(0)} aria-label={t`${row.pupil.label}: no objectives`} />
      )}
    </div>
  )
})

/** The objectives of a programme, above those who work in it: the class's at the top, another's where its pupils stand. */
export const Headings = memo(function Headings({
  own,
  columns,
  only,
  inHand,
  said = false,
  today,
  onPress,
}: {
  readonly own: OwnProgramme | null
  readonly columns: readonly Column[]
  readonly only: number | null
  /** The column in hand, if it is one of these. */
  readonly inHand: number | null
  /** For a screen reader only. */
  readonly said?: boolean
  readonly today: CalendarDate
  readonly onPress: (at: number) => void
}) {
  const { t } = useLingui()
  const look = own ? `${styles.headings} ${styles.ownHeadings}` : styles.headings
  return (
    <div role="row" className={said ? `${look} ${styles.said}` : look}>
      <div role="columnheader" className={styles.corner}>
        {own ? own.name || t`Own programme` : t`Pupil`}
      </div>
      {columnsShown(columns, only).map(({ at, column: { objectiveId, wording, taughtFrom } }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys go to every column
        <div
          key={objectiveId}
          role="columnheader"
          className={styles.heading}
          data-heading={own ? undefined : at}
          data-in-hand={at === inHand}
          onClick={() => onPress(at)}
        >
          <span className={styles.wording}>{wording}</span>
          {taughtFrom && <span className={styles.taught}>{formatShortDate(taughtFrom, { today })}</span>}
        </div>
      ))}
    </div>
  )
})

function columnsShown(columns: readonly Column[], only: number | null) {
  const at = only === null ? null : Math.min(only, columns.length - 1)
  return columns.flatMap((column, here) => (at === null || at === here ? { at: here, column } : []))
}
