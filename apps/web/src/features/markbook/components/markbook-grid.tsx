import { useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { formatShortDate } from '../../../lib/format-date'
import { type GridCommand, readKey } from '../grid-keys'
import type { GridRow } from '../grid-rows'
import { isRange } from '../grid-selection'
import { type Column, type Depths, unitsOf } from '../markbook-view'
import type { Grid } from '../use-grid'
import { type Press, positionOf, usePress } from '../use-press'
import { Row } from './grid-row'
import styles from './markbook-grid.module.css'

/**
 * The markbook as a grid: one tab stop, arrows move, the whole class on one page.
 *
 * It draws and listens; what a key or a press means is decided by its owner. The cell in hand always holds the focus.
 */
export function MarkbookGrid({
  label,
  grid: { rows, selection, shown, focus, goToObjective },
  columns,
  depths,
  today,
  oneObjective,
  onCommand,
  onPress,
  onCopy,
  onPaste,
}: {
  readonly label: string
  readonly grid: Pick<Grid, 'rows' | 'selection' | 'shown' | 'focus' | 'goToObjective'>
  readonly columns: readonly Column[]
  readonly depths: Readonly<Record<string, Depths>>
  readonly today: CalendarDate
  /** On a phone: one objective at a time, its marks in whole words. */
  readonly oneObjective: boolean
  /** True when the key was understood, so that the browser does nothing more with it. */
  readonly onCommand: (command: GridCommand) => boolean
  readonly onPress: (press: Press) => void
  readonly onCopy: () => string
  readonly onPaste: (text: string) => void
}) {
  const { t } = useLingui()
  const ref = useRef<HTMLDivElement>(null)
  const { cursor, anchor } = selection
  const ranged = isRange(selection)
  const pressing = usePress(onPress)

  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the cell in hand is another one when its column changes
  useEffect(() => {
    const cell = ref.current?.querySelector<HTMLElement>(`[data-row="${cursor.row}"][data-column="${cursor.column}"]`)
    if (!cell || cell === document.activeElement || document.querySelector('dialog[open]')) return
    // A browser is content with half a cell in sight. A cell as wide as the page must not pull the page sideways.
    cell.focus({ preventScroll: true })
    const inView = cell.matches('[data-wide]') ? cell.parentElement!.firstElementChild! : cell
    inView.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [cursor, shown])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const command = readKey(event)
    if (command && onCommand(command)) event.preventDefault()
  }
  const onCopyEvent = (event: ClipboardEvent) => {
    event.clipboardData.setData('text/plain', onCopy())
    event.preventDefault()
  }
  const onPasteEvent = (event: ClipboardEvent) => {
    onPaste(event.clipboardData.getData('text/plain'))
    event.preventDefault()
  }
  const inRange = (row: number) =>
    ranged && row >= Math.min(anchor.row, cursor.row) && row <= Math.max(anchor.row, cursor.row)

  return (
    <div className={`${styles.scroller} no-print`}>
      <div
        ref={ref}
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        className={oneObjective ? `${styles.grid} ${styles.single}` : styles.grid}
        style={{ '--columns': shown.length } as CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const position = positionOf(event.target)
          if (position) focus(position)
        }}
        onCopy={onCopyEvent}
        onPaste={onPasteEvent}
        {...pressing}
      >
        <div role="rowgroup" className={styles.head}>
          {!oneObjective && (
            <div role="row" className={styles.units}>
              <div role="columnheader" className={styles.corner}>
                <span className="visually-hidden">{t`Unit`}</span>
              </div>
              {unitsOf(columns).map((unit) => (
                <div
                  key={unit.first}
                  role="columnheader"
                  aria-colspan={unit.span}
                  className={styles.unit}
                  style={{ gridColumn: `span ${unit.span}` }}
                >
                  <span>{unit.name || <span className="visually-hidden">{t`No unit`}</span>}</span>
                </div>
              ))}
            </div>
          )}
          <div role="row" className={styles.headings}>
            <div role="columnheader" className={styles.corner}>
              {t`Pupil`}
            </div>
            {shown.map((at) => {
              const { objectiveId, wording, taughtFrom } = columns[at]!
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys go to every column
                <div
                  key={objectiveId}
                  role="columnheader"
                  className={styles.heading}
                  data-heading={at}
                  data-in-hand={at === selection.wished}
                  onClick={() => goToObjective(at)}
                >
                  <span className={styles.wording}>{wording}</span>
                  {taughtFrom && <span className={styles.taught}>{formatShortDate(taughtFrom, { today })}</span>}
                </div>
              )
            })}
          </div>
        </div>
        <div role="rowgroup" className={styles.body}>
          {rows.map((row, index) => (
            <Row
              key={keyOf(row)}
              row={row}
              index={index}
              columns={columns}
              shown={shown}
              depths={row.kind === 'all' ? undefined : depths[row.pupil.pupilId]}
              cursor={cursor.row === index ? cursor.column : null}
              rangeFrom={inRange(index) ? Math.min(anchor.column, cursor.column) : null}
              rangeTo={inRange(index) ? Math.max(anchor.column, cursor.column) : null}
              whole={oneObjective}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function keyOf(row: GridRow): string {
  if (row.kind === 'all') return 'all'
  return row.kind === 'own' ? `${row.pupil.pupilId} ${row.column.objectiveId}` : row.pupil.pupilId
}
