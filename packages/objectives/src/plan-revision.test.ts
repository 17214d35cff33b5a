import { Issue, rational, roundRational, toPercent } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from './errors.js'
import { Objective } from './objective.js'
import { orderObjectives } from './order-objectives.js'
import { planRevision } from './plan-revision.js'
import { Programme } from './programme.js'
import { revisionsBetween } from './revisions-between.js'
import { taughtBy } from './taught-by.js'

const objective = (id: string, position: number, more: Partial<Objective> = {}): Objective =>
  Objective.parse({ id, frameworkId: 'maths', strandId: 'measure', wording: `Words of ${id}`, position, ...more })
const objectives = [1, 2, 3, 4, 5].map((number) => objective(`O${number}`, number, { yearGroups: ['4'] }))
const year4: Programme = {
  id: 'year-4',
  subjectId: 's',
  name: 'Year 4',
  objectiveIds: ['O1', 'O2', 'O3', 'O4', 'O5'],
  spells: [],
}
const other: Programme = { ...year4, id: 'year-3', objectiveIds: ['O1'] }
const school = { objectives, programmes: [year4, other], strands: [{ id: 'measure', parentId: null, position: 0 }] }
const split = {
  frameworkId: 'maths',
  on: '2026-02-01',
  replacedIds: ['O5'],
  added: [
    { id: 'O5a', wording: 'First half' },
    { id: 'O5b', wording: 'Second half' },
  ],
} as const

/** The list and the programmes after a plan is written. */
function write({ objectives, programmes }: typeof school, { accepted }: ReturnType<typeof planRevision>) {
  const changes = [...accepted!.retired, ...accepted!.moved]
  return {
    objectives: [
      ...objectives.map((one) => Object.assign({}, one, ...changes.filter(({ id }) => id === one.id)) as Objective),
      ...accepted!.added,
    ],
    programmes: programmes.map((one) => ({ ...one, ...accepted!.programmes.find(({ id }) => id === one.id) })),
  }
}

describe('planRevision', () => {
  it('leaves January at 80 % and makes March 67 % when an objective is split on 1 February (E22)', () => {
    const after = write(school, planRevision(school, split))
    const ranks: Record<string, number> = { O1: 2, O2: 2, O3: 1, O4: 2, O5: 2, O5a: 2, O5b: 1 }
    const taughtFroms = Object.keys(ranks).map((objectiveId) => ({
      objectiveId,
      groupId: '4-oak',
      pupilId: null,
      taughtFrom: objectiveId.length > 2 ? ('2026-02-02' as const) : ('2025-09-08' as const),
      recordedAt: '2025-09-08T08:00:00.000Z',
    }))
    const secure = (list: Pick<typeof school, 'objectives' | 'programmes'>, asOf: '2026-01-31' | '2026-03-31') => {
      const programme = list.programmes[0]!
      const pupil = { pupilId: 'ada', groupIds: ['4-oak'], asOf }
      const taught = taughtBy(taughtFroms, { programme, objectives: list.objectives, ...pupil })
      return roundRational(toPercent(rational(taught.filter((id) => ranks[id]! >= 2).length, taught.length)))
    }
    expect(secure(school, '2026-01-31')).toBe(80)
    expect(secure(after, '2026-01-31')).toBe(80)
    expect(secure(after, '2026-03-31')).toBe(67)
    const revision = {
      id: 'r',
      on: split.on,
      replacedIds: ['O5'],
      addedIds: ['O5a', 'O5b'],
      recordedAt: '2026-02-01T08:00:00.000Z',
    }
    expect(revisionsBetween([revision], { after: '2026-01-31', until: '2026-03-31' })).toEqual([revision])
  })

  it('touches only the programmes that hold what is replaced, and writes what the schemas allow', () => {
    const { accepted, issues } = planRevision(school, split)
    expect(issues).toEqual([])
    expect(accepted!.programmes).toEqual([
      {
        id: 'year-4',
        objectiveIds: ['O1', 'O2', 'O3', 'O4', 'O5', 'O5a', 'O5b'],
        spells: [
          { objectiveId: 'O5a', fromOn: '2026-02-01', untilOn: null },
          { objectiveId: 'O5b', fromOn: '2026-02-01', untilOn: null },
        ],
      },
    ])
    expect(accepted!.added.map((one) => Objective.parse(one))).toEqual(accepted!.added)
    expect(Programme.parse({ ...year4, ...accepted!.programmes[0] })).toBeDefined()
  })

  it('merges where the first of them stands, and moves what comes behind', () => {
    const tied = objectives.map((one) => (one.id === 'O3' ? { ...one, position: 2, yearGroups: ['3'] } : one))
    const merge = { ...split, replacedIds: ['O4', 'O2', 'O3'], added: [{ id: 'new', wording: 'All three' }] }
    const { accepted } = planRevision({ ...school, objectives: tied }, merge)
    expect(accepted!.retired.map(({ id }) => id)).toEqual(['O2', 'O3', 'O4'])
    expect(accepted!.added).toMatchObject([{ strandId: 'measure', yearGroups: ['4', '3'] }])
    expect(accepted!.programmes[0]!.objectiveIds).toEqual(['O1', 'O2', 'new', 'O3', 'O4', 'O5'])
    const after = write(school, planRevision(school, merge))
    const read = orderObjectives(after.objectives, school.strands).map(({ id }) => id)
    expect(read).toEqual(['O1', 'O2', 'new', 'O3', 'O4', 'O5'])
    const afterTied = write({ ...school, objectives: tied }, planRevision({ ...school, objectives: tied }, merge))
    expect(orderObjectives(afterTied.objectives, school.strands).map(({ id }) => id)).toEqual(read)
  })

  it('retires without touching a programme', () => {
    const { accepted } = planRevision(school, { ...split, added: [] })
    expect(accepted).toEqual({
      retired: [{ id: 'O5', retiredOn: '2026-02-01' }],
      added: [],
      moved: [],
      programmes: [],
    })
  })

  it('refuses what is not there, elsewhere, retired, not offered yet or without words, and says which', () => {
    const others = [
      objective('foreign', 6, { frameworkId: 'english' }),
      objective('retired', 7, { retiredOn: '2026-01-10' }),
      objective('young', 8, { offeredFrom: '2026-03-01' }),
    ]
    const wrong = {
      ...split,
      replacedIds: ['gone', 'foreign', 'retired', 'young', 'O1'],
      added: [
        { id: 'a', wording: ' ' },
        { id: 'b', wording: 'w'.repeat(2001) },
      ],
    }
    const { accepted, issues } = planRevision({ ...school, objectives: [...objectives, ...others] }, wrong)
    expect(accepted).toBeNull()
    expect(issues.map(({ row, code }) => [row, code])).toEqual([
      [1, 'objectives/unknown-objective'],
      [2, 'objectives/foreign-framework'],
      [3, 'objectives/already-retired'],
      [4, 'objectives/before-it-was-offered'],
      [1, 'objectives/no-wording'],
      [2, 'objectives/wording-too-long'],
    ])
    expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
    for (const { code } of issues) expect(Object.keys(ERROR_CODES)).toContain(code)
    const full = { ...year4, objectiveIds: [...year4.objectiveIds, ...Array.from({ length: 494 }, (_, n) => `x${n}`)] }
    expect(planRevision({ ...school, programmes: [full] }, split).issues).toMatchObject([
      { code: 'objectives/programme-full' },
    ])
  })
})
