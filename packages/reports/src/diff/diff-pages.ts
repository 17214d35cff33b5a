import { compareCodeUnits, TrackError } from '@track/kernel'
import { datesOfColumn } from '../blank-of.js'
import { calculatePage } from '../calculate-page.js'
import { HIDDEN_CELL, type PageCell } from '../page-cell.js'
import type { PageInput } from '../page-input.js'
import { pageRows } from '../page-rows.js'
import { causeFinder } from './cell-causes.js'
import type { ChangedCell, KeptPage, PageDiff, PagesToCompare } from './page-diff.js'
import { statesOfPage } from './page-states.js'

/**
 * What does the same page say today where it said otherwise, and why?
 *
 * A number has changed if it reads otherwise, in its value or its n. What each pupil brought is worked out with what the page was
 * calculated from and the log of then, with the same and the log of now, and so on with one thing after the other as it is now: so
 * a cause is named only where it really changed what a pupil brings, and only of pupils behind that number. Entries that
 * change nothing are not named. A number that is hidden on both pages is not there; of one that is hidden on either, no more is said.
 *
 * @example
 * ```ts
 * import { diffPages } from '@track/reports'
 *
 * const code = (id: string) => ({ id, label: id, shortCode: id[0]!, colour: '#336699', symbol: 'dot' as const })
 * const since = { effectiveFrom: '2025-09-01', recordedAt: '2025-09-01T08:00:00.000Z' } as const
 * const judged = { pupilId: 'ada', objectiveId: 'm1', measureId: null, track: 'teacher', observedOn: '2025-12-01' } as const
 * const input = {
 *   definition: {
 *     groupIds: ['all'],
 *     columns: [{ subjectId: 'maths', measure: { kind: 'secured' as const, average: 'per-pupil' as const } }],
 *     dates: [{ label: 'Autumn', on: '2025-12-12' as const }],
 *     membership: 'current' as const,
 *     scope: 'own-programme' as const,
 *     minimumGroup: 0,
 *   },
 *   groups: [{ id: 'all', members: [['ada']] }],
 *   taught: [{ subjectId: 'maths', pupilIds: ['ada'], objectiveIds: [['m1']] }],
 *   entries: [
 *     { ...judged, id: 'e1', value: 'emerging', recordedAt: '2025-12-01T10:00:00.000Z' },
 *     { ...judged, id: 'e2', value: 'secure', recordedAt: '2026-01-08T10:00:00.000Z' },
 *   ],
 *   objectives: [{ id: 'm1', scaleId: 'depth' }],
 *   scales: [{ id: 'depth', name: 'Depth', codes: [code('emerging'), code('secure')], secureFrom: 'secure', ...since }],
 *   rules: [],
 * }
 * const before = { input: { ...input, asKnown: '2025-12-12T16:00:00.000Z' } }
 * const [cell] = diffPages({ before, after: { input } }).cells
 * cell?.before.value // => 0
 * cell?.after.value // => 100
 * cell?.causes // => [{ kind: 'entries', pupilIds: ['ada'], entryIds: ['e2'] }]
 * ```
 */
export function diffPages({ before, after }: PagesToCompare): PageDiff {
  checkSamePage(before.input, after.input)
  const { columns, dates, groupIds } = after.input.definition
  const cellBefore = cellsBy(before.page ?? calculatePage(before.input))
  const cellAfter = cellsBy(calculatePage(after.input))
  const changed = groupIds.flatMap((groupId) =>
    columns.flatMap((_, column) =>
      datesOfColumn(dates, columns[column]!).flatMap((date) => {
        const cell = {
          groupId,
          column,
          date,
          before: cellBefore(groupId, column, date),
          after: cellAfter(groupId, column, date),
        }
        return readsAlike(cell.before, cell.after) ? [] : cell
      }),
    ),
  )
  const numbers = groupIds.length * columns.reduce((sum, column) => sum + datesOfColumn(dates, column).length, 0)
  if (changed.length === 0) return { numbers, cells: [] }

  const causesOf = causeFinder(statesOfPage(before.input, after.input, new Set(changed.map(({ column }) => column))))
  const membersBefore = membersBy(before.input)
  const membersAfter = membersBy(after.input)
  return {
    numbers,
    cells: changed.map((cell): ChangedCell => {
      const members = { before: membersBefore.get(cell.groupId)!, after: membersAfter.get(cell.groupId)! }
      return { ...cell, causes: causesOf({ ...cell, members }) }
    }),
  }
}

function checkSamePage({ definition: before }: PageInput, { definition: after }: PageInput): void {
  for (const field of ['groupIds', 'combined', 'columns', 'dates', 'membership', 'scope'] as const)
    if (inOrder(before[field]) !== inOrder(after[field]))
      throw new TrackError('reports/pages-differ', 'Compare two pages of one definition', { field })
}

/** As text, whatever order a database keeps the keys in. */
function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareCodeUnits(a, b)))
      : inner,
  )
}

function cellsBy({ rows }: KeptPage): (groupId: string, column: number, date: number) => PageCell {
  const byId = new Map(rows.map(({ groupId, cells }) => [groupId, cells]))
  // A kept page that lacks a row tells nothing of it.
  return (groupId, column, date) => (byId.get(groupId)?.[column]?.[date] as PageCell | undefined) ?? HIDDEN_CELL
}

function membersBy(input: PageInput): Map<string, readonly (readonly string[])[]> {
  return new Map(pageRows(input).map(({ id, members }) => [id, members]))
}

/** Two hidden numbers read alike, whatever they hide. */
function readsAlike(before: PageCell, after: PageCell): boolean {
  if (before.suppressed || after.suppressed) return before.suppressed === after.suppressed
  return before.value === after.value && before.n === after.n && before.before?.n === after.before?.n
}
