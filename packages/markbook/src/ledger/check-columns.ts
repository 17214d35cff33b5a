import { TrackError } from '@track/kernel'
import { FIRST_DAY, LAST_DAY } from './calendar-days.js'
import type { LogColumns } from './log-columns.js'

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
  const [pupils, objectives, leastItem, words] = [
    columns.pupils.length,
    columns.objectives.length,
    -columns.measures.length,
    columns.words.length,
  ]
  for (let row = 0; row < pupil.length; row++) {
    const [p, i, w, d] = [pupil[row]!, item[row]!, word[row]!, day[row]!]
    const fits = p >= 0 && p < pupils && i >= leastItem && i < objectives && w >= -1 && w < words
    if (fits && d >= FIRST_DAY && d <= LAST_DAY) continue
    throw new TrackError('markbook/no-such-word', 'A line holds a number that stands for no word or day', {
      row,
      pupil: p,
      item: i,
      word: w,
      day: d,
    })
  }
}
