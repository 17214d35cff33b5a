import type { CalendarDate } from '@track/kernel'
import { datesOfColumn } from '../blank-of.js'
import type { PageCell } from '../page-cell.js'
import type { PageDefinition } from '../page-definition.js'
import { sayDay } from '../say-day.js'
import { columnHeading, dateHeading, type HeadingWords, type NamedColumn, sayColumn } from './column-heading.js'
import { type RulesInWords, sayNumbers } from './say-numbers.js'

/** A page with its names, as an API answers it or as somebody put it together from `calculatePage` and `pageNotes`. */
export interface NamedPage {
  readonly definition: {
    readonly dates: readonly Readonly<PageDefinition['dates'][number]>[]
    readonly minimumGroup?: number | undefined
    readonly membership?: PageDefinition['membership'] | undefined
  }
  /** The moment until which everything recorded is in the numbers. */
  readonly asKnown?: string | undefined
  readonly columns: readonly NamedColumn[]
  readonly rows: readonly {
    readonly name: string
    readonly n: number | null
    readonly suppressed?: true | undefined
    /** Under how many of the rows before it this one stands: see `rowDepths`. */
    readonly depth?: number | undefined
    readonly cells: readonly (readonly NamedCell[])[]
  }[]
  readonly notes: readonly { readonly text: string }[]
}

/** What a person who finds the table in another year needs to know of it. What is left out, or empty, is not said. */
export interface PageOrigin {
  readonly report?: string | undefined
  readonly school?: string | undefined
  /** The name of the audience. */
  readonly audience?: string | undefined
  readonly purpose?: string | undefined
  /** The day until which everything written down is in the numbers. */
  readonly asKnown?: CalendarDate | undefined
  /** The time of that day, by the school's clock: "10:05". */
  readonly asKnownAt?: string | undefined
}

/** What a table holds of a number: see `PageCell`. */
type NamedCell = Pick<PageCell, 'value' | 'n'> & {
  readonly before?: PageCell['before'] | undefined
  readonly blank?: PageCell['blank'] | undefined
  readonly suppressed?: true | undefined
}

/** The words of a table, for a screen in another language. What is left out is said in English. */
export interface TableWords extends Omit<HeadingWords, 'dates'> {
  readonly group?: string | undefined
  readonly n?: string | undefined
  /** Of a change of whoever was counted at each end: how many it is measured from. */
  readonly nBefore?: string | undefined
  /** In the heading of a change on a page of one date: what is missing. */
  readonly noEarlierDate?: string | undefined
  readonly note?: string | undefined
  /** What stands before the name of the report, the school and so on. */
  readonly report?: string | undefined
  readonly school?: string | undefined
  readonly audience?: string | undefined
  readonly purpose?: string | undefined
  readonly asKnown?: string | undefined
  readonly day?: ((day: CalendarDate) => string) | undefined
  readonly audienceName?: ((audience: { readonly name: string; readonly minimumGroup: number }) => string) | undefined
  /** What stands before what a column means that a person gave a name of its own. */
  readonly column?: string | undefined
  readonly whatNumbersMean?: string | undefined
  readonly measureName?: ((column: NamedColumn) => string) | undefined
  readonly meaning?: ((column: { readonly label: string; readonly measure: string }) => string) | undefined
  /** What stands in the place of a hidden number: never a blank, which means unknown. */
  readonly notShown?: string | undefined
  readonly dateName?: ((date: NamedPage['definition']['dates'][number]) => string) | undefined
  /** What a nested row is called where nothing shows that it is nested. */
  readonly nestedName?: ((row: { readonly parent: string; readonly name: string }) => string) | undefined
}

/** The lines of a table, each cell a text, a number, or null where nothing is known. */
export interface PageTable {
  readonly rows: readonly (readonly TableCell[])[]
  /** How wide each column has to be, in characters: headings are wrapped, names and numbers are not. */
  readonly widths: readonly number[]
}

type TableCell = string | number | null

/**
 * The page as a table: what a CSV file and a workbook hold, number for number what the screen shows.
 *
 * One line of headings; then a line for each row: its name, its pupils, and for every column and date the number and its n side by
 * side, in the order of the page. A change of whoever was counted at each end has a third one, the n it is measured from, and no
 * change has any on the date that it is counted from. What is not known is null, what is hidden says so. A nested row has the name of the row it stands under in its own. Under the table, after
 * an empty line, stands where it is from (`origin`), what each column means that a person called otherwise, and the notes.
 *
 * @example
 * ```ts
 * import { pageTable } from '@track/reports'
 *
 * const page = {
 *   definition: { dates: [{ label: 'Autumn', on: '2025-12-12' }] },
 *   columns: [{ subject: 'Maths', measure: { kind: 'secured', average: 'per-pupil' } }],
 *   rows: [
 *     { name: 'Year 4', n: 24, cells: [[{ value: 67, n: 23 }]] },
 *     { name: 'Pupil premium', n: null, suppressed: true, depth: 1, cells: [[{ value: null, n: null, suppressed: true }]] },
 *   ],
 *   notes: [{ text: 'The objective list changed on 1 October 2025.' }],
 * } as const
 * const { rows } = pageTable({ page, origin: { school: 'Elmfield', asKnown: '2026-01-09' } })
 * rows[0] // => ['Group', 'n', 'Maths · % secured · Autumn (12 December 2025)', 'Maths · % secured · Autumn (12 December 2025) · n']
 * rows[1] // => ['Year 4', 24, 67, 23]
 * rows[2] // => ['Year 4 · Pupil premium', '[c]', '[c]', '[c]']
 * rows.slice(4) // => [['School', 'Elmfield'], ['As known on', '9 January 2026'], ['Note', 'The objective list changed on 1 October 2025.']]
 * ```
 */
export function pageTable({
  page,
  origin = {},
  words = {},
  rules,
}: {
  readonly page: NamedPage
  readonly origin?: PageOrigin
  readonly words?: TableWords
  /** With the rules, also what the numbers mean stands under the table, as under the page. */
  readonly rules?: RulesInWords | undefined
}): PageTable {
  const said = { ...ENGLISH, ...withoutGaps(words) }
  const { dates } = page.definition
  const headings = page.columns.flatMap((column) => {
    const name = columnHeading(column, { columnName: words.columnName, dates })
    const places = datesOfColumn(dates, column)
    if (places.length === 0) return `${name} · ${said.noEarlierDate}`
    return places.flatMap((date) => {
      const heading = `${name} · ${said.dateName(dates[date]!)}`
      return [heading, ...countsOf(column).map((count) => `${heading} · ${said[count]}`)]
    })
  })
  const names = namesInFull(page.rows, said.nestedName)
  const rows = page.rows.map(({ n, suppressed, cells }, row) => [
    names[row]!,
    suppressed ? said.notShown : n,
    ...page.columns.flatMap((column, place) => {
      const places = datesOfColumn(dates, column)
      if (places.length === 0) return [null]
      return places.flatMap((date): TableCell[] => {
        const cell = cells[place]![date]!
        const counts = countsOf(column)
        if (cell.blank) return [null, ...counts.map(() => null)]
        if (cell.suppressed) return [said.notShown, ...counts.map(() => said.notShown)]
        return [cell.value, ...counts.map((count) => (count === 'n' ? cell.n : (cell.before?.n ?? null)))]
      })
    }),
  ])
  const table = [[said.group, said.n, ...headings], ...rows]
  const below = [
    ...sayOrigin(page, origin, said),
    ...sayMeanings(page, said).map((text) => [said.column, text]),
    ...page.notes.map(({ text }) => [said.note, text]),
    ...(rules ? sayNumbers(page, rules).map((text) => [said.whatNumbersMean, text]) : []),
  ]
  return { rows: [...table, ...(below.length > 0 ? [[]] : []), ...below], widths: widthsOf(table) }
}

type Said = typeof ENGLISH & Pick<TableWords, 'measureName'>

const ENGLISH = {
  group: 'Group',
  n: 'n',
  nBefore: 'n before',
  noEarlierDate: 'no earlier date on the page to count from',
  note: 'Note',
  report: 'Report',
  school: 'School',
  audience: 'Audience',
  purpose: 'Purpose',
  asKnown: 'As known on',
  day: sayDay,
  audienceName: ({ name, minimumGroup }: { readonly name: string; readonly minimumGroup: number }) =>
    minimumGroup > 1 ? `For ${name}: groups of fewer than ${minimumGroup} are not shown` : `For ${name}`,
  column: 'Column',
  whatNumbersMean: 'What the numbers mean',
  meaning: ({ label, measure }: { readonly label: string; readonly measure: string }) => `“${label}” is ${measure}`,
  notShown: '[c]',
  dateName: dateHeading,
  nestedName: ({ parent, name }: { readonly parent: string; readonly name: string }) =>
    name.startsWith(parent) ? name : `${parent} · ${name}`,
}

function withoutGaps<T extends object>(words: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(words).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> }
}

function sayOrigin({ definition: { minimumGroup = 0 } }: NamedPage, origin: PageOrigin, said: Said): string[][] {
  const { report, school, audience: name, purpose, asKnown, asKnownAt } = origin
  const lines: [string, string | undefined][] = [
    [said.report, report],
    [said.school, school],
    [said.audience, name && said.audienceName({ name, minimumGroup })],
    [said.purpose, purpose],
    [said.asKnown, asKnown && [said.day(asKnown), asKnownAt].filter(Boolean).join(', ')],
  ]
  return lines.flatMap(([what, text]) => (text ? [[what, text]] : []))
}

/** Of each name that a person gave to a column, once for all its subjects: what it stands for. */
function sayMeanings({ definition: { dates }, columns }: NamedPage, said: Said): string[] {
  const meanings = columns.flatMap((column) => {
    const { label } = column
    const measure = said.measureName ? said.measureName(column) : sayColumn(column, dates)
    return label === undefined || label === measure ? [] : [said.meaning({ label, measure })]
  })
  return [...new Set(meanings)]
}

/** The names of the rows on one line; of the others the heading on four or five, and no word of it cut. */
function widthsOf(table: readonly (readonly TableCell[])[]): number[] {
  const [headings = [], ...rows] = table
  return headings.map((heading, column) => {
    const cells = rows.map((row) => String(row[column] ?? '').length)
    if (column === 0) return clamp(Math.max(String(heading).length, ...cells) + 2, { from: 14, to: 60 })
    const words = String(heading).split(' ')
    const longest = Math.max(...words.map((word) => word.length), ...cells)
    return clamp(Math.max(longest, Math.ceil(String(heading).length / 4)) + 2, { from: 8, to: 24 })
  })
}

function clamp(value: number, { from, to }: { readonly from: number; readonly to: number }): number {
  return Math.min(Math.max(value, from), to)
}

/** The counts that belong to each number of a column: a raw change has one for each end. */
function countsOf({ change }: NamedColumn): readonly ('n' | 'nBefore')[] {
  return change?.pupils === 'raw' ? ['n', 'nBefore'] : ['n']
}

/** The name of each row with that of the row it is nested under, which says the same of its own. */
function namesInFull(rows: NamedPage['rows'], nestedName: (typeof ENGLISH)['nestedName']): string[] {
  const open: string[] = []
  return rows.map(({ name, depth = 0 }) => {
    const parent = depth > 0 ? open[depth - 1] : undefined
    const inFull = parent === undefined ? name : nestedName({ parent, name })
    open.splice(depth, Number.POSITIVE_INFINITY, inFull)
    return inFull
  })
}
