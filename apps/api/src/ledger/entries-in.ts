import { type CalendarDate, plusDays } from '@track/kernel'
import type { EntryLike, Ledger } from '@track/markbook'

/**
 * The lines of a ledger of the API as entries, in the order of acceptance, for functions that read entries. Their ids are sequence
 * numbers as text, whose order says nothing: no two lines of a cell were recorded at the same moment.
 */
export function entriesIn({ track, pupils, objectives, measures, words, rows, tail }: Ledger): EntryLike[] {
  const days = new Map<number, CalendarDate>()
  const indexed = Array.from(rows.pupil, (pupil, row) =>
    entryOf({
      pupil,
      item: rows.item[row]!,
      word: rows.word[row]!,
      mark: rows.mark?.[row] ?? Number.NaN,
      day: rows.day[row]!,
      recordedAt: rows.recordedAt[row]!,
      id: rows.id[row]!,
      supersedes: rows.supersedes[row]!,
    }),
  )
  return [...indexed, ...tail.lines.map(entryOf)].sort((a, b) => Number(a.id) - Number(b.id))

  function entryOf(line: {
    readonly pupil: number
    readonly item: number
    readonly word: number
    readonly mark: number
    readonly day: number
    readonly recordedAt: number
    readonly id: string | number
    readonly supersedes: string | number | null
  }): EntryLike {
    const { item, word, mark, supersedes } = line
    return {
      id: String(line.id),
      pupilId: pupils.list[line.pupil]!,
      objectiveId: item < 0 ? null : objectives.list[item]!,
      measureId: item < 0 ? measures.list[~item]! : null,
      value: word >= 0 ? words.list[word]! : Number.isNaN(mark) ? null : mark,
      observedOn: dateOf(line.day),
      recordedAt: new Date(line.recordedAt).toISOString(),
      track,
      supersedes: supersedes === null || supersedes === -1 ? null : String(supersedes),
    }
  }

  function dateOf(day: number): CalendarDate {
    let date = days.get(day)
    if (date === undefined) {
      date = plusDays('1970-01-01', day)
      days.set(day, date)
    }
    return date
  }
}
