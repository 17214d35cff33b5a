import { useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import { type ClipboardEvent, type CSSProperties, Fragment, type KeyboardEvent, useEffect, useRef } from 'react'
import { type GridCommand, readKey } from '../grid-keys'
import { isRange } from '../grid-selection'
import { type Column, type Depths, unitsOf } from '../markbook-view'
import { type Grid, keyOf } from '../use-grid'
import { type Press, positionOf, usePress } from '../use-press'
import { Headings, Row } from './grid-row'
import styles from './markbook-grid.module.css'

/**
 * The markbook as a grid: one tab stop, arrows move, the whole class on one page.
 *
 * It draws and listens; what a key or a press means is decided by its owner. The cell in hand always holds the focus.
 */
export function MarkbookGrid({
  label,
  grid: { rows, selection, inHand, focus, goToObjective },
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
  readonly grid: Pick<Grid, 'rows' | 'selection' | 'inHand' | 'focus' | 'goToObjective'>
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
  const programmeInHand = inHand?.own?.id ?? null
  const only = oneObjective ? selection.wished : null
  const widest = Math.max(1, ...rows.map((row) => row.columns.length))
  const pressing = usePress(onPress)

  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the cell in hand is another one when its column changes
  useEffect(() => {
    const cell = ref.current?.querySelector<HTMLElement>(`[data-row="${cursor.row}"][data-column="${cursor.column}"]`)
    if (!cell || cell === document.activeElement || document.querySelector('dialog[open]')) return
    // A browser is content with half a cell in sight.
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [cursor, only])

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
        style={{ '--columns': oneObjective ? 1 : widest } as CSSProperties}
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
          {/* With one objective on the page its wording stands above the grid already: unless that is another programme's. */}
          <Headings
            own={null}
            columns={columns}
            only={only}
            inHand={programmeInHand === null ? selection.wished : null}
            said={oneObjective && programmeInHand === null}
            today={today}
            onPress={(at) => goToObjective(at, null)}
          />
        </div>
        <div role="rowgroup" className={styles.body}>
          {rows.map((row, index) => (
            <Fragment key={keyOf(row)}>
              {row.headed && row.own && (
                <Headings
                  own={row.own}
                  columns={row.columns}
                  only={only}
                  inHand={programmeInHand === row.own.id ? selection.cursor.column : null}
                  today={today}
                  onPress={(at) => goToObjective(at, row.own!.id)}
                />
              )}
              <Row
                row={row}
                index={index}
                only={only}
                depths={row.kind === 'all' ? undefined : depths[row.pupil.pupilId]}
                cursor={cursor.row === index ? cursor.column : null}
                rangeFrom={inRange(index) ? Math.min(anchor.column, cursor.column) : null}
                rangeTo={inRange(index) ? Math.max(anchor.column, cursor.column) : null}
              />
            </Fragment>
          ))}
        </div>
      </div>
    </div>
  )
}
