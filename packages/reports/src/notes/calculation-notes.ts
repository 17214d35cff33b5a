import { type CalendarDate, plusDays } from '@track/kernel'
import { calculationAsOf } from '@track/markbook'
import type { PageNote } from '../page-note.js'
import { sayCalculation } from '../say-calculation.js'
import { sayDay } from '../say-day.js'
import { changeDays, depthsOf, type NotedInput, type Period, placesOf, readsRanks } from './noted-input.js'

/** How several judgements become one, wherever it is not always the latest: one note for each subject, or for all that say the same. */
export function calculationNotes(input: NotedInput, { first, last }: Period): PageNote[] {
  const { columns } = input.definition
  const notes = new Map<string, PageNote>()
  for (const subjectId of new Set(columns.map((column) => column.subjectId))) {
    const reading = placesOf(columns, (column) => column.subjectId === subjectId && readsRanks(column.measure))
    if (reading.length === 0) continue
    const on = (asOf: CalendarDate) =>
      sayCalculation(
        calculationAsOf(input.calculations ?? [], { subjectId, asOf, asKnown: input.asKnown }),
        depthsOf(input, { subjectId, asOf }),
      )
    const changes = changeDays(input.calculations ?? [], { first, last }).filter(
      (day) => on(plusDays(day, -1)) !== on(day),
    )
    const spells = changes
      .map((day) => ` until ${sayDay(plusDays(day, -1))} and ${on(day)} from ${sayDay(day)}`)
      .join('')
    if (changes.length === 0 && on(first) === 'the latest') continue
    const text = `Where an objective was judged more than once, ${on(first)} counts${spells}.`
    const sofar = notes.get(text)
    notes.set(text, {
      kind: 'calculation',
      text,
      ...(changes.length > 0 && { on: changes.at(-1)! }),
      columns: [...(sofar?.columns ?? []), ...reading].sort((a, b) => a - b),
      ids: [...(sofar?.ids ?? []), subjectId],
    })
  }
  return [...notes.values()]
}
