import { categoryOf } from '@track/descriptors'
import { compareCodeUnits, TrackError } from '@track/kernel'
import type { Ledger, Tally } from '@track/markbook'
import type { PageMeasure } from '../page-definition.js'
import { layOut, type SumColumn, type SumField } from './page-sums.js'
import type { PreparedColumn, PreparedPage } from './prepare-page.js'

/** How one column of a page is added up, on the dates asked about, from the counts or the marks of a tally. */
export type ColumnReader = SumColumn & Pick<PreparedColumn, 'from' | 'to'> & (CountsReader | MarksReader)

export type CountsReader =
  /** `fieldOf[taught]` adds up the pupils who were taught so many; null where objectives are pooled. */
  | { readonly reads: 'shares'; readonly fieldOf: Int32Array | null }
  /** For each date the fewest secured objectives that meet the rule in force; null where there was none. */
  | { readonly reads: 'rule'; readonly fewest: readonly (Int32Array | null)[] }

export type MarksReader =
  /** `unit` is 10 to the power of the decimals; NaN if these are null. */
  | {
      readonly reads: 'marks'
      readonly matched: boolean
      readonly unit: number
      readonly fieldOf: ReadonlyMap<string, number>
    }
  | { readonly reads: 'words'; readonly isAsked: (word: string) => boolean }

/** Looks through a tally for what the columns of a page have to tell apart: numbers taught, codes, decimals. */
export function columnReaders(page: PreparedPage, tally: Tally): ColumnReader[] {
  return layOut(
    page.columns.map((prepared) => {
      const { column, from, to } = prepared
      return { column, from, to, ...readerOf(page, { prepared, tally }) }
    }),
  ).columns
}

type OwnPart = Pick<SumColumn, 'fields' | 'decimals'> & (CountsReader | MarksReader)

function readerOf(
  page: PreparedPage,
  { prepared, tally }: { readonly prepared: PreparedColumn; readonly tally: Tally },
): OwnPart {
  const { measure } = prepared.column
  switch (measure.kind) {
    case 'secured':
      return sharesReader(measure.average === 'pooled' ? null : taughtNumbers(prepared, tally))
    case 'on-track':
      return { reads: 'rule', fields: [...BOTH], decimals: 0, fewest: fewestOn(prepared, tally.dates) }
    case 'mean-mark':
      return marksReader(measure.matched, marksIn(page.ledger, prepared, tally))
    case 'described':
    case 'category':
      return { reads: 'words', fields: [...BOTH], decimals: 0, isAsked: wordsAsked(page, measure) }
    default:
      throw new TrackError('reports/no-sums', 'A column of the page cannot be added up', { kind: measure.kind })
  }
}

const BOTH: readonly SumField[] = [{ is: 'counted' }, { is: 'numerator' }]

function sharesReader(taught: readonly number[] | null): OwnPart {
  const fields: SumField[] = [...BOTH, { is: 'denominator' }]
  if (taught === null) return { reads: 'shares', fields, decimals: 0, fieldOf: null }
  const fieldOf = new Int32Array(Math.max(0, ...taught) + 1)
  for (const number of taught) fieldOf[number] = fields.push({ is: 'secured-of', taught: number }) - 1
  return { reads: 'shares', fields, decimals: 0, fieldOf }
}

/** How many objectives anybody was taught by any of the dates, without repetition, ascending. */
function taughtNumbers({ from, to }: PreparedColumn, { taught, members, dates }: Tally): number[] {
  const found = new Set<number>()
  for (let date = 0; date < dates.length; date++)
    for (let place = date * members + from; place < date * members + to; place++) found.add(taught[place]!)
  return [...found].filter((number) => number > 0).sort((a, b) => a - b)
}

function fewestOn({ rules }: PreparedColumn, dates: Tally['dates']): (Int32Array | null)[] {
  return dates.map((day) => rules.findLast(({ from }) => from <= day)?.fewest ?? null)
}

function marksReader(matched: boolean, { codes, decimals, greatest }: ReturnType<typeof marksIn>): OwnPart {
  const fields: SumField[] = [...BOTH, ...(matched ? [{ is: 'not-matched' } as const] : [])]
  const fieldOf = new Map(codes.map((code) => [code, fields.push({ is: 'code', code }) - 1]))
  const unit = 10 ** decimals
  return isExact(greatest, unit)
    ? { reads: 'marks', fields, decimals, matched, unit, fieldOf }
    : { reads: 'marks', fields, decimals: null, matched, unit: Number.NaN, fieldOf }
}

/** Can another mark be added to a column as it is? */
export function fitsIn({ unit }: { readonly unit: number }, mark: number): boolean {
  return Number.isNaN(unit) || (10 ** decimalsOf(mark) <= unit && isExact(mark, unit))
}

/** Are sums of marks up to this one, of a hundred thousand pupils, whole numbers that a double holds? */
function isExact(greatest: number, unit: number): boolean {
  return Math.abs(greatest) * unit * 100_000 <= Number.MAX_SAFE_INTEGER
}

function marksIn(ledger: Ledger, { from, to }: PreparedColumn, { marks, markLines, slots, dates }: Tally) {
  const codes = new Set<string>()
  let [decimals, greatest] = [0, 0]
  for (let date = 0; date < dates.length; date++)
    for (let place = date * slots + from; place < date * slots + to; place++) {
      const mark = marks[place]!
      if (!Number.isNaN(mark)) {
        if (!Number.isInteger(mark)) decimals = Math.max(decimals, decimalsOf(mark))
        greatest = Math.max(greatest, Math.abs(mark))
      } else if (markLines[place]! >= 0) codes.add(wordIn(ledger, markLines[place]!))
    }
  return { codes: [...codes].sort(compareCodeUnits), decimals, greatest }
}

function decimalsOf(mark: number): number {
  const [mantissa = '', exponent = '0'] = String(mark).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

/** The word, or code in a mark's place, of a line. */
export function wordIn({ rows, tail, words }: Ledger, line: number): string {
  const indexed = rows.value.length
  return words.list[line < indexed ? rows.value[line]! : tail.lines[line - indexed]!.value]!
}

function wordsAsked(
  { correspondences = [] }: PreparedPage,
  measure: Extract<PageMeasure, { kind: 'described' | 'category' }>,
): (word: string) => boolean {
  if (measure.kind === 'described') {
    const asked = new Set(measure.descriptorIds)
    return (word) => asked.has(word)
  }
  const { correspondenceId, categoryId } = measure
  const correspondence = correspondences.find(({ id }) => id === correspondenceId)
  if (!correspondence)
    throw new TrackError('reports/unknown-correspondence', 'This correspondence was not given', { correspondenceId })
  return (word) => (categoryOf(correspondence, word)?.id ?? word) === categoryId
}
