import type { CalendarDate, Instant } from '@track/kernel'
import { stateAsOf } from '@track/markbook'
import { toEntry, type VectorEntry } from './vector-entry.js'

export function answerStateAsOf({
  entries,
  asOf,
  asKnown,
}: {
  readonly entries: readonly VectorEntry[]
  readonly asOf: readonly CalendarDate[]
  readonly asKnown?: Instant
}) {
  const cell = entries.map((entry) => toEntry(entry))
  return { ranks: asOf.map((day) => stateAsOf(cell, { asOf: day, asKnown })?.value ?? null) }
}
