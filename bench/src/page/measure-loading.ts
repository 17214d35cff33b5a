import { type EntryLike, ledgerOf } from '@track/markbook'
import { from } from 'arquero'
import type { Figure } from './goals.js'
import { hashOf } from './integers.js'
import { oracleOf } from './oracle.js'
import { toEntries } from './plain-objects.js'
import { spreadOf } from './rounds.js'
import { integersOfSums, preparedPage, sumsOn } from './track-page.js'
import { TERM_ENDS, type Workload } from './workload.js'

const ROUNDS = 7

/** From the objects that an application holds to a ledger that answers, beside what made the objects: `JSON.parse`. */
export function measureLoading(workload: Workload, { on }: { readonly on: string }): Figure[] {
  const text = JSON.stringify(toEntries(workload))
  const expected = hashOf(oracleOf(workload)(TERM_ENDS)())
  const [toParse, toFrom]: [number[], number[]] = [[], []]
  for (let round = -1; round < ROUNDS; round++) {
    globalThis.gc?.()
    const start = performance.now()
    const rows = JSON.parse(text) as EntryLike[]
    const parsed = performance.now() - start
    globalThis.gc?.()
    const before = performance.now()
    const ledger = ledgerOf(rows, { track: 'teacher' })
    const ready = performance.now() - before
    // These begin with strings that nobody has looked up yet, as the ledger did.
    const rowsAnew = JSON.parse(text) as object[]
    globalThis.gc?.()
    const beforeTable = performance.now()
    from(rowsAnew)
    const read = performance.now() - beforeTable
    if (hashOf(integersOfSums(sumsOn(preparedPage(ledger, workload), TERM_ENDS))) !== expected) {
      console.log('NOT EQUAL to the oracle, so not counted: a ledger of objects')
      process.exitCode = 1
      return []
    }
    if (round < 0) continue
    toParse.push(ready / parsed)
    toFrom.push(ready / read)
    const each = (milliseconds: number) => `${((milliseconds * 1e6) / rows.length).toFixed(0)} ns`
    if (round === 0)
      console.log(
        `\nA row of ${(text.length / rows.length).toFixed(0)} bytes of JSON: JSON.parse ${each(parsed)}, then to a ledger ${each(ready)}, or arquero.from ${each(read)}`,
      )
  }
  const figure = { goal: 'G7', on, unit: '' } as const
  return [
    {
      ...figure,
      what: 'objects to a ledger ÷ JSON.parse',
      found: spreadOf(toParse),
      target: { atMost: 0.55 },
      stretch: { atMost: 0.35 },
    },
    { ...figure, what: 'objects to a ledger ÷ arquero.from', found: spreadOf(toFrom), target: { atMost: 2 } },
  ]
}
