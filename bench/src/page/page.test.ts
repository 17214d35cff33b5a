import { describe, expect, it } from 'vitest'
import { arquero } from './engine-arquero.js'
import { DUCKDB_INSTALL, duckDbEngines } from './engine-duckdb.js'
import { plainMaps } from './engine-plain-maps.js'
import { track, trackFromColumns, trackFromObjects, trackPage } from './engine-track.js'
import { hashOf } from './integers.js'
import { logColumns } from './log-columns.js'
import { oracleOf, sumOf } from './oracle.js'
import { anyDateQuestion } from './page-question.js'
import { toEntries } from './plain-objects.js'
import { pageOfSchools } from './trust-page.js'
import {
  fingerprint,
  freshDates,
  joined,
  makeWorkload,
  SIZES,
  shuffled,
  TEACHINGS,
  TERM_ENDS,
  VOID,
} from './workload.js'

const duckDb = duckDbEngines()
if (duckDb.length === 0) console.warn(`SKIPPED: DuckDB, which is not installed (${DUCKDB_INSTALL})`)

const BYTES = {
  'all-year': {
    workload: 'd408a00c6dac51dd72d35cd871b93aa09cd98d0c2021ae9431b5a8c4b664c2e6',
    page: 'f059a99267e6d436233e2c478824295bbac0529900bab09685c678ba163a68d8',
  },
  dated: {
    workload: '7523cdedc280474646ec4ddc49caf7585c3b1b3f8fa3c7f2d5616dc4922f7401',
    page: 'ca46b20fe2b0dd7a639e08f14fef1813d104353d961f483976d47dcb02a4040e',
  },
}

describe.each(TEACHINGS)('the page of a tiny school taught %s', (teaching) => {
  const workload = makeWorkload(SIZES.tiny, teaching)
  const oracle = oracleOf(workload)

  it('is made of the same bytes everywhere', () => {
    expect({ workload: fingerprint(workload), page: hashOf(oracle(TERM_ENDS)()) }).toEqual(BYTES[teaching])
  })

  it('has every flaw that a real log has', () => {
    const { id, value, supersedes, pupil, item, day, recorded } = workload.judgements
    const rows = [...id.keys()]
    const cells = new Set(rows.map((row) => `${pupil[row]} ${item[row]} ${day[row]} ${recorded[row]}`))
    expect(rows).toHaveLength(2_000)
    expect(rows.filter((row) => value[row] === VOID)).toHaveLength(10)
    expect(rows.filter((row) => supersedes[row] !== -1)).toHaveLength(30)
    expect(rows.length - cells.size).toBeGreaterThanOrEqual(4)
    expect(rows.some((row) => row > 0 && recorded[row]! < recorded[row - 1]!)).toBe(true)
    expect(rows.some((row) => row > 0 && id[row]! < id[row - 1]!)).toBe(true)
  })

  it.each([track, trackFromColumns, trackPage, trackFromObjects, plainMaps, arquero, ...duckDb])(
    'is the same to $name, at any dates and in any order',
    async (engine) => {
      for (const log of [workload, shuffled(workload, 1)]) {
        const { ask, integers, close } = await engine.load({ workload: log, entries: toEntries(log) })
        for (const days of [TERM_ENDS, ...freshDates(1, 3)]) expect(integers(await ask(days)())).toEqual(oracle(days)())
        close?.()
      }
    },
  )

  it('adds up to the page of a trust', () => {
    const schools = [workload, makeWorkload({ ...SIZES.tiny, seed: 8 }, teaching)]
    const pages = schools.map((school) => oracleOf(school)(TERM_ENDS)())
    expect(oracleOf(joined(schools))(TERM_ENDS)()).toEqual(sumOf(pages))
    const raw = schools.map((school) => ({
      columns: logColumns(school),
      question: anyDateQuestion(school, { groups: school.groups }),
    }))
    expect(pageOfSchools(raw, TERM_ENDS)).toEqual(sumOf(pages))
  })
})
