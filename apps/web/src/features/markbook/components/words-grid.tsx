import { Trans, useLingui } from '@lingui/react/macro'
import { type Correspondence, type DescriptorSet, reasonText } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { Progress } from '@track/markbook'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { formatShortDate } from '../../../lib/format-date'
import { DepthMark } from '../../../ui/depth-mark'
import type { Position } from '../grid-selection'
import { positionOf, type usePress } from '../use-press'
import { countsOfColumn, setsOfColumn, type WordCell, type WordsView } from '../words-view'
import { ProgressWords } from './progress-words'
import styles from './words-grid.module.css'

/**
 * The table of words and marks: one tab stop, arrows move; on paper the same table without the suggestions.
 *
 * A suggestion is one word. Why it is made stands under the table for the one that is pointed at, or else for the cell in hand.
 */
export function WordsGrid({
  label,
  view,
  cursor,
  typed,
  progress,
  since,
  today,
  correspondences,
  pressing,
  onFocus,
  onKeyDown,
  onTyped,
  onTypedKey,
  onTypedLeft,
  onTake,
  children,
}: {
  readonly label: string
  readonly view: WordsView
  readonly cursor: Position
  /** A mark being typed in the cell in hand. */
  readonly typed: { readonly text: string; readonly problem?: string } | null
  readonly progress: ReadonlyMap<string, Progress> | null
  readonly since: CalendarDate
  readonly today: CalendarDate
  readonly correspondences: readonly Correspondence[]
  readonly pressing: ReturnType<typeof usePress>
  readonly onFocus: (position: Position) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onTyped: (text: string) => void
  readonly onTypedKey: (event: KeyboardEvent) => void
  readonly onTypedLeft: () => void
  readonly onTake: (cell: WordCell) => void
  /** What stays in sight below the table: the words to choose from. */
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const { columns, rows } = view
  const ref = useRef<HTMLTableElement>(null)
  const touched = useRef(false)
  const [pointedAt, setPointedAt] = useState<Position | null>(null)
  const explained = [pointedAt, cursor].flatMap((at) => (at && rows[at.row]?.cells[at.column]) ?? [])[0]
  const isTyping = typed !== null
  useEffect(() => {
    const cell = ref.current?.querySelector<HTMLElement>(`[data-row="${cursor.row}"][data-column="${cursor.column}"]`)
    const target = isTyping ? cell?.querySelector('input') : cell
    if (!target || target === document.activeElement || document.querySelector('dialog[open]')) return
    target.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [cursor, isTyping])
  const day = formatShortDate(since, { today })
  const isProgress = (at: number) => progress !== null && setsOfColumn(view, at).some(({ kind }) => kind === 'progress')

  return (
    <div className={styles.sheet}>
      <div className={styles.scroller}>
        <table
          ref={ref}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table on paper, a grid for the keys
          role="grid"
          aria-label={label}
          className={styles.table}
          data-many={columns.length > 4 || undefined}
          onFocus={(event) => {
            const position = positionOf(event.target)
            if (position) onFocus(position)
          }}
          onKeyDown={(event) => {
            if (event.target instanceof HTMLInputElement) onTypedKey(event)
            else onKeyDown(event)
          }}
          {...pressing}
        >
          <caption className={styles.caption}>{label}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.name}>
                <Trans>Pupil</Trans>
              </th>
              {columns.map((measure, at) => (
                <Heading
                  key={measure.id}
                  name={measure.name}
                  sets={setsOfColumn(view, at)}
                  counted={isProgress(at) && day}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ pupilId, label: pupil, cells }, row) => (
              <tr key={pupilId}>
                <th scope="row" className={styles.name}>
                  <bdi>{pupil}</bdi>
                </th>
                {cells.map((cell, column) => {
                  const inHand = cursor.row === row && cursor.column === column
                  const word = cell.set?.descriptors.find(({ id }) => id === cell.value)
                  const suggested = cell.set?.descriptors.find(({ id }) => id === cell.suggestion?.descriptorId)
                  const said = word?.label ?? cell.value ?? t`blank`
                  return (
                    <td
                      key={cell.measure.id}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
                      role="gridcell"
                      className={styles.cell}
                      data-row={row}
                      data-column={column}
                      tabIndex={inHand && !(typed && inHand) ? 0 : -1}
                    >
                      {typed && inHand ? (
                        <>
                          <input
                            className={styles.input}
                            aria-label={t`${pupil}, ${cell.measure.name}`}
                            aria-invalid={typed.problem ? true : undefined}
                            value={typed.text}
                            autoComplete="off"
                            inputMode="decimal"
                            onChange={({ target }) => onTyped(target.value)}
                            onBlur={onTypedLeft}
                          />
                          {typed.problem && <span className={styles.problem}>{typed.problem}</span>}
                        </>
                      ) : (
                        <div className={styles.both}>
                          <span className="visually-hidden">
                            {pupil}, {cell.measure.name}: {said}
                          </span>
                          {word ? (
                            <DepthMark code={word} whole />
                          ) : (
                            cell.value !== null && <span aria-hidden="true">{cell.value}</span>
                          )}
                          {suggested && (
                            <button
                              type="button"
                              tabIndex={-1}
                              className={styles.suggestion}
                              onPointerDown={({ pointerType }) => {
                                touched.current = pointerType !== 'mouse'
                              }}
                              onPointerEnter={() => setPointedAt({ row, column })}
                              onPointerLeave={() => setPointedAt(null)}
                              onClick={(event) => {
                                // A finger cannot point first: its tap goes on to the cell, which opens and says why.
                                const isTap = touched.current
                                touched.current = false
                                if (isTap) return
                                event.stopPropagation()
                                onTake(cell)
                              }}
                            >
                              <span className="visually-hidden">{t`Record for ${pupil}:`} </span>
                              {suggested.label}?<span className="visually-hidden"> {reasonsOf(cell, view.names)}</span>
                            </button>
                          )}
                          {isProgress(column) && (
                            <span className={styles.calculated}>
                              {progress?.get(pupilId) && <ProgressWords progress={progress.get(pupilId)!} />}
                            </span>
                          )}
                        </div>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={styles.name}>
                <Trans>How many</Trans>
              </th>
              {columns.map((measure, at) => (
                <td key={measure.id} className={styles.counts}>
                  {setsOfColumn(view, at).length > 0 ? (
                    <ul>
                      {countsOfColumn(view, { at, correspondences }).map((count) => (
                        <li key={count.kind === 'unknown' ? 'unknown' : count.id}>
                          {count.kind === 'unknown' ? t`blank` : count.label} <strong>{count.pupils}</strong>
                        </li>
                      ))}
                    </ul>
                  ) : (
                    <Filled values={rows.map(({ cells }) => cells[at]!.value)} />
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <div className={`${styles.foot} no-print`}>
        <p className={styles.why}>{explained && <Why cell={explained} names={view.names} />}</p>
        {children}
      </div>
    </div>
  )
}

/** What the school's rule would say of a cell, and from which judgements. */
function Why({ cell, names }: { readonly cell: WordCell; readonly names: WordsView['names'] }) {
  const suggested = cell.set?.descriptors.find(({ id }) => id === cell.suggestion?.descriptorId)
  if (!suggested) return null
  return (
    <>
      <bdi>{cell.label}</bdi>:{' '}
      <Trans>
        the school’s rule suggests <strong>{suggested.label}</strong>
      </Trans>
      . {reasonsOf(cell, names)}.
    </>
  )
}

function reasonsOf({ suggestion }: WordCell, names: WordsView['names']): string {
  return suggestion?.reasons.map((reason) => reasonText(reason, names)).join('; ') ?? ''
}

function Heading({
  name,
  sets,
  counted,
}: {
  readonly name: string
  readonly sets: readonly DescriptorSet[]
  readonly counted: string | false
}) {
  const meanings = [...new Set(sets.map(({ meaning }) => meaning))]
  return (
    <th scope="col" className={styles.heading}>
      <span>{name}</span>
      {meanings.map((meaning) => (
        <small key={meaning}>
          {meaning === 'competence' ? (
            <Trans>Competence in what was taught so far</Trans>
          ) : meaning === 'coverage' ? (
            <Trans>Coverage of what is planned for the year</Trans>
          ) : (
            <Trans>The teacher’s own judgement</Trans>
          )}
        </small>
      ))}
      {counted && (
        <small>
          <Trans>Beside it: what changed since {counted}</Trans>
        </small>
      )}
    </th>
  )
}

function Filled({ values }: { readonly values: readonly (string | number | null)[] }) {
  const marks = values.filter((value) => typeof value === 'number').length
  const codes = values.filter((value) => typeof value === 'string').length
  const blank = values.length - marks - codes
  return (
    <ul>
      <li>
        <Trans>marks</Trans> <strong>{marks}</strong>
      </li>
      {codes > 0 && (
        <li>
          <Trans>codes</Trans> <strong>{codes}</strong>
        </li>
      )}
      {blank > 0 && (
        <li>
          <Trans>blank</Trans> <strong>{blank}</strong>
        </li>
      )}
    </ul>
  )
}
