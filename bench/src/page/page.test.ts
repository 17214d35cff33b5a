import { describe, expect, it } from 'vitest'
import { arquero } from './engine-arquero.js'
import { DUCKDB_INSTALL, duckDbEngines } from './engine-duckdb.js'
import { plainMaps } from './engine-plain-maps.js'
import { track, trackTally } from './engine-track.js'
import { hashOf } from './integers.js'
import { oracle } from './oracle.js'
import { toEntries } from './plain-objects.js'
import { fingerprint, makeWorkload, shuffled, TEACHINGS, VOID } from './workload.js'

const duckDb = duckDbEngines()
if (duckDb.length === 0) console.warn(`SKIPPED: DuckDB, which is not installed (${DUCKDB_INSTALL})`)

const BYTES = {
  'all-year': {
    workload: 'd408a00c6dac51dd72d35cd871b93aa09cd98d0c2021ae9431b5a8c4b664c2e6',
    page: '0029c8e4518ca892e4327c82471a1cdeae556c3bb4a2933797cc2b2da4d2dc86',
  },
  dated: {
    workload: '7523cdedc280474646ec4ddc49caf7585c3b1b3f8fa3c7f2d5616dc4922f7401',
    page: 'b56507ccc99d0eda67fd770decc616401a3620101edbd3f3a21aa281a7194834',
  },
}

describe.each(TEACHINGS)('the page of a tiny school taught %s', (teaching) => {
  const workload = makeWorkload('tiny', teaching)
  const page = oracle(workload)

  it('is made of the same bytes everywhere', () => {
    expect({ workload: fingerprint(workload), page: hashOf(page) }).toEqual(BYTES[teaching])
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

  it.each([track, trackTally, plainMaps, arquero, ...duckDb])('is the same to $name, in any order', async (engine) => {
    for (const log of [workload, shuffled(workload, 1), shuffled(workload, 2)]) {
      const { report, integers, close } = await engine.load({ workload: log, entries: toEntries(log) })
      expect(integers(await report())).toEqual(page)
      close?.()
    }
  })
})
