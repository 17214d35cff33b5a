import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeProgramme } from './change-programme.js'
import { isInProgramme } from './is-in-programme.js'
import { plannedBy } from './planned-by.js'
import { Programme } from './programme.js'

const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'] as const
const year4 = { id: 'year-4', subjectId: 'maths', name: 'Year 4 maths', objectiveIds: ['o1', 'o2'] }

describe('changeProgramme', () => {
  it('leaves every earlier day as it was when an objective is taken out today', () => {
    const now = changeProgramme(year4, { objectiveIds: ['o1'], on: '2026-01-03' })
    expect(days.map((asOf) => plannedBy(now, { asOf }))).toEqual([['o1', 'o2'], ['o1', 'o2'], ['o1'], ['o1'], ['o1']])
    expect(Programme.parse(now)).toEqual(now)
  })

  it('leaves no trace of an objective taken out on the day it came in', () => {
    const come = changeProgramme(year4, { objectiveIds: ['o1', 'o2', 'o3'], on: '2026-01-03' })
    expect(come.spells).toEqual([{ objectiveId: 'o3', fromOn: '2026-01-03', untilOn: null }])
    expect(changeProgramme(come, { objectiveIds: ['o1', 'o2'], on: '2026-01-03' })).toEqual({ ...year4, spells: [] })
  })

  it('adds a spell for an objective that comes back, and none if it was gone for no day at all', () => {
    const gone = changeProgramme(year4, { objectiveIds: ['o1'], on: '2026-01-02' })
    const back = changeProgramme(gone, { objectiveIds: ['o2', 'o1'], on: '2026-01-04' })
    expect(back.spells).toEqual([
      { objectiveId: 'o2', fromOn: null, untilOn: '2026-01-02' },
      { objectiveId: 'o2', fromOn: '2026-01-04', untilOn: null },
    ])
    expect(days.map((on) => isInProgramme(back, { objectiveId: 'o2', on }))).toEqual([true, false, false, true, true])
    expect(changeProgramme(gone, { objectiveIds: ['o1', 'o2'], on: '2026-01-02' })).toEqual({ ...year4, spells: [] })
  })

  it('changes places without a date', () => {
    const turned = changeProgramme(year4, { objectiveIds: ['o2', 'o1'], on: '2026-01-03' })
    expect(turned).toEqual({ ...year4, objectiveIds: ['o2', 'o1'], spells: [] })
  })

  it('keeps what stays and every earlier day, and from the day holds what came and not what went', () => {
    const list = fc.uniqueArray(fc.constantFrom('o1', 'o2', 'o3', 'o4'))
    const changes = fc.array(fc.record({ objectiveIds: list, on: fc.constantFrom(...days) }), { maxLength: 5 })
    fc.assert(
      fc.property(
        list,
        changes,
        fc.record({ objectiveIds: list, on: fc.constantFrom(...days) }),
        (first, some, last) => {
          const start = changeProgramme({ objectiveIds: first }, { objectiveIds: first, on: days[0] })
          const before = some.reduce((programme, change) => changeProgramme(programme, change), start)
          const written = JSON.stringify(before)
          const after = changeProgramme(before, last)
          expect(after.objectiveIds).toEqual(last.objectiveIds)
          for (const on of days) {
            for (const objectiveId of ['o1', 'o2', 'o3', 'o4']) {
              const [was, stays] = [before, after].map((programme) => programme.objectiveIds.includes(objectiveId))
              const expected = on < last.on || was === stays ? isInProgramme(before, { objectiveId, on }) : stays
              expect(isInProgramme(after, { objectiveId, on })).toBe(expected)
            }
          }
          expect(changeProgramme(after, last)).toEqual(after)
          expect(JSON.stringify(before)).toBe(written)
        },
      ),
    )
  })
})
