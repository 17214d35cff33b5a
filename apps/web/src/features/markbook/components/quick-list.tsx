import { useLingui } from '@lingui/react/macro'
import type { DepthCode } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { formatShortDate } from '../../../lib/format-date'
import { DepthMark } from '../../../ui/depth-mark'
import { readKey } from '../grid-keys'
import { lowerFirst } from '../lower-first'
import { type Column, codeOf, type Depths } from '../markbook-view'
import { useTyping } from '../use-typing'
import styles from './quick-list.module.css'

const MOVES = { up: -1, down: 1, 'page-up': -10, 'page-down': 10 } as const

/**
 * One pupil's objectives under each other, as on the sheet in the book: a key marks and goes on to the next, a tap marks the line it is
 * on. Without `onMark` it is only looked at.
 */
export function QuickList({
  label,
  columns,
  depths,
  today,
  onMark,
  onUndo,
  onRedo,
}: {
  readonly label: string
  readonly columns: readonly Column[]
  readonly depths: Depths
  readonly today: CalendarDate
  readonly onMark?: (column: Column, code: DepthCode | null) => void
  readonly onUndo?: () => void
  readonly onRedo?: () => void
}) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState(0)
  const at = Math.max(0, Math.min(chosen, columns.length - 1))
  const ref = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    const cell = moved.current ? ref.current?.querySelector<HTMLElement>(`[data-at="${at}"]`) : null
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const go = (to: number) => {
    moved.current = true
    setChosen(Math.max(0, Math.min(to, columns.length - 1)))
  }
  const inHand = columns[at]
  const typeCode = useTyping(inHand?.scale.codes ?? [], (code) => {
    if (!inHand) return
    onMark?.(inHand, code)
    go(at + 1)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.nativeEvent.isComposing ? undefined : readKey(event)
    if (!command) return
    if (command.kind === 'move') {
      const by = MOVES[command.move as keyof typeof MOVES]
      if (by !== undefined) go(at + by)
      else if (command.move === 'first' || command.move === 'row-start') go(0)
      else if (command.move === 'last' || command.move === 'row-end') go(columns.length - 1)
      else return
    } else if (!onMark) return
    else if (command.kind === 'character') {
      if (!typeCode(command)) return
    } else if (command.kind === 'clear') {
      if (inHand) onMark(inHand, null)
    } else if (command.kind === 'undo') onUndo?.()
    else if (command.kind === 'redo') onRedo?.()
    else return
    event.preventDefault()
  }

  return (
    <table
      ref={ref}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: lines to go through by keys
      role="grid"
      aria-label={label}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <tbody>
        {columns.map((column, index) => {
          const code = codeOf(column.scale, depths[column.objectiveId])
          const depth = code ? lowerFirst(code.label) : t`not assessed`
          const day = column.taughtFrom && formatShortDate(column.taughtFrom, { today })
          return (
            <Fragment key={column.objectiveId}>
              {column.unit && column.unit !== columns[index - 1]?.unit && (
                <tr>
                  <th scope="colgroup" colSpan={2} className={styles.unit}>
                    {column.unit}
                  </th>
                </tr>
              )}
              <tr className={styles.line}>
                <th scope="row" className={styles.wording}>
                  <span className={styles.place}>{index + 1}</span> {column.wording}
                  {day && <small>{column.taughtFrom! > today ? t`from ${day}` : t`taught from ${day}`}</small>}
                </th>
                <td
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
                  role="gridcell"
                  className={styles.cell}
                  data-at={index}
                  tabIndex={index === at ? 0 : -1}
                  onFocus={(event) => {
                    if (event.target === event.currentTarget) setChosen(index)
                  }}
                >
                  <span className="visually-hidden">{`${column.wording}: ${depth}`}</span>
                  {onMark
                    ? column.scale.codes.map((one) => (
                        <button
                          key={one.id}
                          type="button"
                          tabIndex={-1}
                          className={styles.code}
                          aria-pressed={one.id === code?.id}
                          aria-label={one.label}
                          onClick={() => {
                            onMark(column, one.id === code?.id ? null : one)
                            setChosen(index)
                          }}
                        >
                          <DepthMark code={one} />
                        </button>
                      ))
                    : code && <DepthMark code={code} whole />}
                </td>
              </tr>
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
