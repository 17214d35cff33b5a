import { TrackError } from '@track/kernel'
import { FIRST_DAY, LAST_DAY } from './calendar-days.js'
import type { LogColumns } from './log-columns.js'

/** Throws unless the columns are of one length, their numbers stand for words and days, and ids are of one kind. */
export function checkColumns(columns: LogColumns): void {
  const { pupil, item, value, day, recordedAt, id, supersedes } = columns
  const lengths = Object.fromEntries(
    Object.entries({ pupil, item, value, day, recordedAt, id, supersedes }).map(([name, column]) => [
      name,
      column.length,
    ]),
  )
  if (new Set(Object.values(lengths)).size !== 1)
    throw new TrackError('markbook/columns-differ', 'Every column of a log needs one place for every line', lengths)
  if (typeof id !== typeof supersedes || ArrayBuffer.isView(id) !== ArrayBuffer.isView(supersedes))
    throw new TrackError('markbook/ids-of-two-kinds', 'The ids and what they supersede are of different kinds')
  if (columns.marks.some(Number.isNaN))
    throw new TrackError('markbook/not-a-mark', 'A mark is no number', { marks: columns.marks })
  const [pupils, objectives, words] = [columns.pupils.length, columns.objectives.length, columns.words.length]
  const [leastItem, leastValue] = [-columns.measures.length, -1 - columns.marks.length]
  for (let row = 0; row < pupil.length; row++) {
    const p = pupil[row]!
    const i = item[row]!
    const v = value[row]!
    const d = day[row]!
    const fits = p >= 0 && p < pupils && i >= leastItem && i < objectives && v >= leastValue && v < words
    if (fits && d >= FIRST_DAY && d <= LAST_DAY) continue
    const [column, number] =
      p < 0 || p >= pupils
        ? ['pupil', p]
        : i < leastItem || i >= objectives
          ? ['item', i]
          : v < leastValue || v >= words
            ? ['value', v]
            : ['day', d]
    throw new TrackError('markbook/no-such-word', `Row ${row}, column ${column}: ${number} stands for nothing`, {
      row,
      column,
      number,
    })
  }
}
