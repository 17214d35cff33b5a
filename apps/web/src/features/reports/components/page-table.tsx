import { useLingui } from '@lingui/react/macro'
import type { DescriptorList, Page, PageCell } from '@track/api-contract'
import type { OnTrackRule } from '@track/descriptors'
import { datesOfColumn, plainPercentOf } from '@track/reports'
import { type ComponentProps, type CSSProperties, Fragment, memo } from 'react'
import { Icon } from '../../../ui/icon'
import { keepTabStop, moveAmongNumbers } from '../cell-keys'
import { nameUnder, nesting, spoken } from '../combined-rows'
import { type OpenNumber, readNumber, writeNumber } from '../page-address'
import { columnKey } from '../page-choice'
import { differingVersions, sameVersion } from '../rule-versions'
import { dropSide, useDragOrder } from '../use-drag-order'
import type { PageWords } from '../use-page-words'
import styles from './page-table.module.css'

/**
 * Some of the page's columns, with every group and date: all of them on the screen, as many as a sheet holds on paper.
 *
 * Without `onOpen` nothing can be pressed: on paper, and of a page that was kept.
 */
export const PageTable = memo(function PageTable({
  page,
  from,
  until,
  wholeOf,
  rules,
  words,
  onPaper = false,
  onOpen,
  onColumn,
  onMoveColumn,
  marks,
}: {
  readonly page: Page
  readonly from: number
  readonly until: number
  /** What keeps rows together: groups of one kind, and of key groups those that make a whole. */
  readonly wholeOf: (row: Page['rows'][number]) => string
  /** Every version of the school’s rules: where another counts at another date, each says what it asks. */
  readonly rules: DescriptorList['rules']
  readonly words: PageWords
  readonly onPaper?: boolean
  readonly onOpen?: (number: OpenNumber) => void
  /** Where columns can be changed: the place of the one whose heading was pressed. */
  readonly onColumn?: ((at: number) => void) | undefined
  /** Where columns can be moved: dragged by their headings, or with Shift and an arrow key. */
  readonly onMoveColumn?: ((from: number, to: number) => void) | undefined
  /** Of a page that was kept: the numbers that would be different today, with what they would be. */
  readonly marks?: ReadonlyMap<string, string> | undefined
}) {
  const { t } = useLingui()
  const { dates, minimumGroup } = page.definition
  const columns = page.columns.slice(from, until)
  /** The dates that each column has numbers at: a change has none on the date that it is counted from, and may have none at all. */
  const datesOf = columns.map((column) => datesOfColumn(dates, column))
  const widthOf = (index: number) => Math.max(1, datesOf[index]!.length)
  const rows = namedRows(page)
  const { dragging, start } = useDragOrder((at, to) => onMoveColumn?.(at, to))

  const isPartial = (row: Page['rows'][number], cell: PageCell) => cell.value !== null && cell.n !== row.n
  /** Where some numbers of a column have an n of their own, the others leave room for one: figures stay under figures. */
  const hasPartial = (column: number, date: number) =>
    page.rows.some((row) => isPartial(row, row.cells[column]![date]!))
  const partial = columns.map((_, index) => dates.map((_, date) => hasPartial(from + index, date)))
  const digits = Math.max(...page.rows.map(({ n }) => String(n ?? '').length))

  const nameOf = (row: Page['rows'][number], column: Page['columns'][number], date: number, cell: PageCell) => {
    const where = [spoken(row.name), column.subject, words.columnName(column), words.dateName(dates[date]!)].join(', ')
    const value = words.valueOf(cell, column.unit)
    const n = cell.n ?? 0
    if (cell.blank === 'date-to-come') return t`${where}: has not come yet`
    if (cell.suppressed) return t`${where}: not shown, fewer than ${minimumGroup} pupils`
    if (cell.blank) return t`${where}: no earlier date to count from`
    return cell.value === null ? t`${where}: not assessed` : t`${where}: ${value}, n ${n}`
  }

  const asks = (version: OnTrackRule | undefined): string => {
    if (!version) return t`no rule yet`
    const percent = plainPercentOf(version.rule)
    return percent === undefined ? t`rule of ${words.day(version.effectiveFrom)}` : t`at least ${percent} %`
  }

  /** What one rule asks at every date is said once, where it is short. */
  const alwaysAsks = (column: Page['columns'][number]): string | undefined => {
    const version = column.change ? undefined : sameVersion(column, page, rules)
    return version && plainPercentOf(version.rule) !== undefined ? asks(version) : undefined
  }

  return (
    <table
      className={onPaper ? `${styles.table} ${styles.onPaper}` : styles.table}
      style={{ '--digits': digits } as CSSProperties}
      data-order
      {...(onOpen && {
        onKeyDown: moveAmongNumbers,
        onFocus: keepTabStop,
        onClick: (event) => {
          const number = (event.target as HTMLElement).closest('button')?.dataset.number
          const open = readNumber({ number })
          if (open) onOpen(open)
        },
      })}
    >
      <thead>
        <tr>
          <th className={styles.corner} scope="col" rowSpan={3}>
            {words.group}
          </th>
          <th className={styles.n} scope="col" rowSpan={3}>
            {words.n}
          </th>
          {runsOf([...columns.keys()], (index) => columns[index]!.subjectId).map(({ key, members }) => (
            <th
              key={key}
              className={styles.subject}
              scope="colgroup"
              colSpan={members.reduce((sum, index) => sum + widthOf(index), 0)}
            >
              <span>{columns[members[0]!]!.subject}</span>
            </th>
          ))}
        </tr>
        <tr>
          {columns.map((column, index) => (
            <th
              key={columnKey(column)}
              data-column={columnKey(column)}
              data-place={from + index}
              data-drop={dropSide(dragging, from + index)}
              className={styles.measure}
              scope="colgroup"
              colSpan={widthOf(index)}
            >
              {onColumn ? (
                <button
                  type="button"
                  className={styles.heading}
                  aria-label={t`${words.columnName(column)}: change this column`}
                  aria-keyshortcuts={onMoveColumn && 'Shift+ArrowLeft Shift+ArrowRight'}
                  onClick={() => onColumn(from + index)}
                  // A finger scrolls: it moves columns from the dialog.
                  onPointerDown={(event) => onMoveColumn && event.pointerType !== 'touch' && start(event, from + index)}
                  onKeyDown={(event) => {
                    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
                    if (!event.shiftKey || by === undefined || !onMoveColumn) return
                    event.preventDefault()
                    onMoveColumn(from + index, from + index + by)
                  }}
                >
                  {words.columnName(column)}
                  <Icon name="chevron" />
                </button>
              ) : (
                <span>{words.columnName(column)}</span>
              )}
              {alwaysAsks(column) && <small className={styles.rule}>{alwaysAsks(column)}</small>}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map((column, index) => {
            const versions = differingVersions(column, page, rules)
            return (
              <Fragment key={columnKey(column)}>
                {datesOf[index]!.length === 0 && (
                  <th className={`${styles.firstDate} ${styles.missing}`} scope="col">
                    {t`Needs an earlier date`}
                  </th>
                )}
                {datesOf[index]!.map((place, at) => {
                  const date = dates[place]!
                  return (
                    <th
                      key={date.on}
                      className={at === 0 ? styles.firstDate : styles.date}
                      data-partial={partial[index]![place] || undefined}
                      scope="col"
                    >
                      <span className={words.dayInHeading(date) ? undefined : styles.day}>{words.dateLabel(date)}</span>
                      {words.dayInHeading(date) && <small>{words.dayInHeading(date)}</small>}
                      {versions && <small className={styles.asks}>{asks(versions[place])}</small>}
                    </th>
                  )
                })}
              </Fragment>
            )
          })}
        </tr>
      </thead>
      {runsOf(rows, ({ root }) => wholeOf(page.rows[root]!)).map(({ key, members }, run) => (
        <tbody key={key}>
          {members.map(({ row, before, shown, depth, hasParts }, place) => (
            <tr key={row.groupId}>
              <th
                className={styles.name}
                scope="row"
                data-has-parts={hasParts || undefined}
                style={{ '--depth': depth } as CSSProperties}
              >
                {before && <span className={`${styles.before} visually-hidden`}>{before}</span>}
                {shown}
              </th>
              <td className={styles.n}>{row.suppressed ? words.notShown : row.n}</td>
              {columns.map((column, index) =>
                (datesOf[index]!.length > 0 ? datesOf[index]! : [0]).map((date, at) => {
                  const cell = row.cells[from + index]![date]!
                  return (
                    <td key={`${columnKey(column)} ${dates[date]!.on}`} className={at === 0 ? styles.first : undefined}>
                      <Cell
                        className={isPartial(row, cell) || !partial[index]![date] ? styles.number : styles.withRoom}
                        {...(onOpen && {
                          'data-number': writeNumber({ groupId: row.groupId, column: from + index, date }),
                          tabIndex: run === 0 && place === 0 && index === 0 && at === 0 ? 0 : -1,
                          'aria-label': nameOf(row, column, date, cell),
                        })}
                      >
                        {cell.suppressed ? words.notShown : words.numberOf(cell, column.unit)}
                        {isPartial(row, cell) && <small>({cell.n})</small>}
                        <Mark today={marks?.get(writeNumber({ groupId: row.groupId, column: from + index, date }))} />
                      </Cell>
                    </td>
                  )
                }),
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
})

/** The rows with their names as they stand under each other, and the row that each stands under in the end. */
function namedRows({ rows, definition }: Pick<Page, 'rows' | 'definition'>) {
  const places = nesting(definition)
  const rootOf = (at: number): number => (places[at]!.under === null ? at : rootOf(places[at]!.under!))
  return rows.map((row, at) => {
    const { under, depth } = places[at]!
    const above = under === null ? undefined : rows[under]!.name
    return { row, depth, root: rootOf(at), hasParts: places[at + 1]?.under === at, ...nameUnder(row.name, above) }
  })
}

/** A number: a button where it can be opened. */
function Cell({
  className,
  children,
  ...button
}: Pick<ComponentProps<'button'>, 'className' | 'children' | 'aria-label' | 'tabIndex'> & {
  readonly 'data-number'?: string
}) {
  return button['data-number'] === undefined ? (
    <span className={className}>{children}</span>
  ) : (
    <button type="button" className={className} {...button}>
      {children}
    </button>
  )
}

/** A number that would be different today: a sign beside it, and for who hears the page what it would be. */
function Mark({ today }: { readonly today: string | undefined }) {
  if (today === undefined) return null
  return (
    <span className={styles.mark}>
      *<span className="visually-hidden">{today}</span>
    </span>
  )
}

/** Neighbours that belong together. The same key may come again further on; the place makes it one of its own. */
function runsOf<T>(all: readonly T[], keyOf: (one: T) => string): { readonly key: string; readonly members: T[] }[] {
  const runs: { of: string; key: string; members: T[] }[] = []
  for (const [place, one] of all.entries()) {
    const of = keyOf(one)
    const last = runs.at(-1)
    if (last?.of === of) last.members.push(one)
    else runs.push({ of, key: `${of} ${place}`, members: [one] })
  }
  return runs
}
