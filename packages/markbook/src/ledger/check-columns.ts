import { TrackError } from '@track/kernel'
import { FIRST_DAY, LAST_DAY } from './calendar-days.js'
import type { LogColumns, WholeColumn } from './log-columns.js'

/** Throws unless the columns are of one length, their numbers stand for words and days, and ids are of one kind. */
export function checkColumns(columns: LogColumns): void {
  const { pupil, item, word, mark, day, recordedAt, id, supersedes } = columns
  const lengths = Object.fromEntries(
    Object.entries({ pupil, item, word, mark, day, recordedAt, id, supersedes }).flatMap(([name, column]) =>
      column === undefined ? [] : [[name, column.length]],
    ),
  )
  if (new Set(Object.values(lengths)).size !== 1)
    throw new TrackError('markbook/columns-differ', 'Every column of a log needs one place for every line', lengths)
  if (typeof id !== typeof supersedes || ArrayBuffer.isView(id) !== ArrayBuffer.isView(supersedes))
    throw new TrackError('markbook/ids-of-two-kinds', 'The ids and what they supersede are of different kinds')
  checkWithin('pupil', pupil, 0, columns.pupils.length)
  checkWithin('item', item, -columns.measures.length, columns.objectives.length)
  checkWithin('word', word, -1, columns.words.length)
  checkWithin('day', day, FIRST_DAY!, LAST_DAY! + 1)
}

function checkWithin(name: string, column: WholeColumn, from: number, before: number): void {
  let outside = 0
  for (let row = 0; row < column.length; row++)
    outside |= (column[row]! < from ? 1 : 0) | (column[row]! >= before ? 1 : 0)
  if (outside === 0) return
  const row = column.findIndex((number: number) => number < from || number >= before)
  throw new TrackError('markbook/no-such-word', `The column "${name}" holds a number that stands for nothing`, {
    column: name,
    row,
    number: column[row],
    from,
    before,
  })
}

/** Throws unless all ids are text, or all are numbers. */
export function checkIds(
  id: readonly (string | number)[],
  supersedes: readonly (string | number | null)[],
  kind: 'string' | 'number',
): void {
  const strange = id.some((one) => typeof one !== kind) || supersedes.some((one) => one !== null && typeof one !== kind)
  if (strange)
    throw new TrackError('markbook/ids-of-two-kinds', 'The ids of a ledger are all text or all numbers', { kind })
}
