import type { CalendarDate } from '@track/kernel'
import { mergeLogs, stateAsOf } from '@track/markbook'
import { toEntry, type VectorEntry } from './vector-entry.js'

export function answerMerge({ logs, asOf }: { readonly logs: readonly VectorEntry[][]; readonly asOf: CalendarDate }) {
  const merged = mergeLogs(logs.map((log) => log.map((entry) => toEntry(entry))))
  return { rank: stateAsOf(merged, { asOf })?.value ?? null, kept: merged.length }
}
