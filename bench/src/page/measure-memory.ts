import { setTimeout } from 'node:timers/promises'
import { type Ledger, type LogColumns, ledgerOfColumns } from '@track/markbook'
import type { LiveSums } from '@track/reports'
import type { Figure } from './goals.js'
import { hashOf } from './integers.js'
import { logColumns } from './log-columns.js'
import { oracleOf } from './oracle.js'
import { spreadOf } from './rounds.js'
import { integersOfSums, preparedPage, sumsOn } from './track-page.js'
import { TERM_ENDS, type Workload } from './workload.js'

/** What is held for each judgement, after a page has been asked for twice: beyond the columns that the caller had anyway, and in all. */
export async function measureMemory(workload: Workload, { on }: { readonly on: string }): Promise<Figure[]> {
  const columns = logColumns(workload)
  const rows = columns.recordedAt.length
  const given = bytesOf(columns)
  // A few times for nothing: what the compiler keeps is no part of a ledger.
  for (let time = 0; time < 3; time++) askedTwice(columns, workload)
  const before = await held()
  const { ledger, sums } = askedTwice(columns, workload)
  const beyond = (await held()) - before
  if (hashOf(integersOfSums(sums)) !== hashOf(oracleOf(workload)(TERM_ENDS)()))
    throw new Error('the page measured is not the one')
  console.log(
    `\nHeld for a row, beyond the caller's ${(given / rows).toFixed(1)} bytes in columns: ${(beyond / rows).toFixed(1)}, of which ${((bytesOf(ledger) - given) / rows).toFixed(1)} in columns of the ledger`,
  )
  const figure = { goal: 'G8', on, unit: 'B' } as const
  return [
    {
      ...figure,
      what: "held for a row beyond the caller's columns",
      found: spreadOf([beyond / rows]),
      target: { atMost: 16 },
    },
    {
      ...figure,
      what: 'held for a row in all',
      found: spreadOf([(beyond + given) / rows]),
      target: { atMost: 40 },
      stretch: { atMost: 24 },
    },
  ]
}

/** What the second question keeps for all later ones is held as well. */
function askedTwice(columns: LogColumns, workload: Workload): { readonly ledger: Ledger; readonly sums: LiveSums } {
  const ledger = ledgerOfColumns(columns)
  const prepared = preparedPage(ledger, workload)
  sumsOn(prepared, TERM_ENDS)
  return { ledger, sums: sumsOn(prepared, TERM_ENDS) }
}

/** What is held once all has gone that goes: buffers are given back by another thread, and counted when this one rests. */
async function held(): Promise<number> {
  for (let time = 0; time < 10; time++) {
    globalThis.gc?.()
    await setTimeout(20)
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Bytes of all columns that can be reached from here, each counted once. */
function bytesOf(root: unknown): number {
  const seen = new Set<unknown>()
  let sum = 0
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (ArrayBuffer.isView(value)) {
      if (!seen.has(value.buffer)) sum += value.buffer.byteLength
      seen.add(value.buffer)
    } else if (value instanceof Map) for (const item of value.values()) look(item)
    else for (const item of Object.values(value)) look(item)
  }
  look(root)
  return sum
}
