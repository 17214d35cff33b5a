import { type CalendarDate, isCalendarDate } from '@track/kernel'
import type { SchoolCalendar } from '@track/roster'

export type RowKind = 'year' | 'term' | 'closure' | 'date'
export type RowField = 'name' | 'from' | 'until'

/**
 * One line of the calendar as it is being written. A day that is not chosen yet is an empty text; so is the last day of an
 * assessment date, which has none.
 */
export interface CalendarRow {
  /** Stays while the line is changed: its id; for a year, which has none, the name under which it is stored. */
  readonly key: string
  readonly kind: RowKind
  /** The year under which the page shows the line; null where it lies in none. A line does not jump while it is written. */
  readonly yearKey: string | null
  readonly name: string
  readonly from: string
  readonly until: string
}

/**
 * A stored calendar as lines: years by their first day, and the lines of each by theirs.
 *
 * @example
 * ```ts no-run
 * toRows(calendar).filter(({ kind }) => kind === 'year').map(({ name }) => name) // => ['2025/26', '2026/27']
 * ```
 */
export function toRows({ academicYears, terms, closures, assessmentDates }: SchoolCalendar): CalendarRow[] {
  const years = academicYears.map(
    ({ name, startsOn, endsOn }): CalendarRow => ({
      key: yearKey(name),
      kind: 'year',
      yearKey: yearKey(name),
      name,
      from: startsOn,
      until: endsOn,
    }),
  )
  const yearOf = (day: CalendarDate) => years.find(({ from, until }) => from <= day && day <= until)?.key ?? null
  return [
    ...years,
    ...terms.map(
      ({ id, academicYear, name, startsOn, endsOn }): CalendarRow => ({
        key: id,
        kind: 'term',
        yearKey: years.some(({ key }) => key === yearKey(academicYear)) ? yearKey(academicYear) : yearOf(startsOn),
        name,
        from: startsOn,
        until: endsOn,
      }),
    ),
    ...closures.map(
      ({ id, name, startsOn, endsOn }): CalendarRow => ({
        key: id,
        kind: 'closure',
        yearKey: yearOf(startsOn),
        name,
        from: startsOn,
        until: endsOn,
      }),
    ),
    ...assessmentDates.map(
      ({ id, name, on }): CalendarRow => ({ key: id, kind: 'date', yearKey: yearOf(on), name, from: on, until: '' }),
    ),
  ].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** The lines as the API keeps them, each kind in the order of its lines: `fieldAt` finds the way back from there. */
export function toCalendar(rows: readonly CalendarRow[]): SchoolCalendar {
  const nameOf = new Map(rows.flatMap(({ kind, key, name }) => (kind === 'year' ? [[key, name.trim()]] : [])))
  const yearAround = (day: string) => rows.find((row) => row.kind === 'year' && row.from <= day && day <= row.until)
  const of = (wanted: RowKind) => rows.filter(({ kind }) => kind === wanted)
  const span = ({ name, from, until }: CalendarRow) => ({
    name: name.trim(),
    startsOn: from as CalendarDate,
    endsOn: until as CalendarDate,
  })
  return {
    academicYears: of('year').map(span),
    terms: of('term').map((row) => ({
      id: row.key,
      academicYear: nameOf.get(row.yearKey ?? '') ?? yearAround(row.from)?.name.trim() ?? '',
      ...span(row),
    })),
    closures: of('closure').map((row) => ({ id: row.key, ...span(row) })),
    assessmentDates: of('date').map(({ key, name, from }) => ({
      id: key,
      name: name.trim(),
      on: from as CalendarDate,
    })),
  }
}

/**
 * Which field of which line a JSON Pointer of the API means; null where it names no line.
 *
 * @example
 * ```ts no-run
 * fieldAt(rows, '/terms/0/endsOn') // => { key: 'the id of the first term', field: 'until' }
 * ```
 */
export function fieldAt(
  rows: readonly CalendarRow[],
  pointer: string,
): { readonly key: string; readonly field: RowField } | null {
  const [, list = '', place = '', property = ''] = pointer.split('/')
  const row = rows.filter(({ kind }) => kind === KIND_OF[list])[Number(place)]
  if (place === '' || !row) return null
  return { key: row.key, field: FIELD_OF[property] ?? 'name' }
}

/** What can be seen to be wrong before anything is sent, in the order of the lines. */
export function faultsOf(
  rows: readonly CalendarRow[],
): { readonly key: string; readonly field: RowField; readonly fault: 'no-name' | 'no-day' | 'ends-before' }[] {
  return rows.flatMap(({ key, kind, name, from, until }) => [
    ...(name.trim() === '' ? [{ key, field: 'name', fault: 'no-name' } as const] : []),
    ...(isCalendarDate(from) ? [] : [{ key, field: 'from', fault: 'no-day' } as const]),
    ...(kind === 'date'
      ? []
      : !isCalendarDate(until)
        ? [{ key, field: 'until', fault: 'no-day' } as const]
        : isCalendarDate(from) && until < from
          ? [{ key, field: 'until', fault: 'ends-before' } as const]
          : []),
  ])
}

/**
 * What is being written, upon what somebody else stored meanwhile: lines touched here stay as they are here, all others
 * become theirs. A line taken out on one side is out, unless the other side changed it.
 */
export function mergeRows(
  base: readonly CalendarRow[],
  { mine, theirs }: { readonly mine: readonly CalendarRow[]; readonly theirs: readonly CalendarRow[] },
): CalendarRow[] {
  const [before, here] = [byKey(base), byKey(mine)]
  const merged = theirs.flatMap((row) => {
    const [old, own] = [before.get(row.key), here.get(row.key)]
    if (!own) return old && isSame(old, row) ? [] : [row]
    return [old && isSame(old, own) ? row : own]
  })
  const known = new Set(theirs.map(({ key }) => key))
  const onlyHere = mine.filter((row) => {
    const old = before.get(row.key)
    return !known.has(row.key) && !(old && isSame(old, row))
  })
  const rows = [...merged, ...onlyHere]
  // A year that they renamed is another year here: its lines go by their days.
  const years = rows.filter(({ kind }) => kind === 'year')
  return rows.map((row) => {
    if (years.some(({ key }) => key === row.yearKey)) return row
    const year = years.find(({ from, until }) => from <= row.from && row.from <= until)
    return { ...row, yearKey: year?.key ?? null }
  })
}

export function sameRows(a: readonly CalendarRow[], b: readonly CalendarRow[]): boolean {
  const there = byKey(b)
  return a.length === b.length && a.every((row) => isSame(row, there.get(row.key)))
}

const ORDER: readonly RowKind[] = ['year', 'term', 'closure', 'date']
const KIND_OF: Readonly<Record<string, RowKind>> = {
  academicYears: 'year',
  terms: 'term',
  closures: 'closure',
  assessmentDates: 'date',
}
const FIELD_OF: Readonly<Record<string, RowField>> = { startsOn: 'from', on: 'from', endsOn: 'until' }

function yearKey(name: string): string {
  return `year ${name}`
}

function byKey(rows: readonly CalendarRow[]): Map<string, CalendarRow> {
  return new Map(rows.map((row) => [row.key, row]))
}

function isSame(a: CalendarRow, b: CalendarRow | undefined): boolean {
  return b !== undefined && a.name === b.name && a.from === b.from && a.until === b.until
}
