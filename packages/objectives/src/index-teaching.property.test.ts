import { type CalendarDate, plusDays } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexTeaching } from './index-teaching.js'
import { plannedBy } from './planned-by.js'
import type { ProgrammeAssignment, TaughtFrom } from './programme.js'
import { programmeOf } from './programme-of.js'
import { taughtBy } from './taught-by.js'

const day = fc.integer({ min: 0, max: 5 }).map((days): CalendarDate => plusDays('2025-09-01', days))
const instant = fc.integer({ min: 1, max: 5 }).map((number) => `2025-09-0${number}T08:00:00.000Z`)
const owner = fc.oneof(
  fc.record({ groupId: fc.constantFrom('a', 'b', 'same'), pupilId: fc.constant(null) }),
  fc.record({ groupId: fc.constant(null), pupilId: fc.constantFrom('p', 'q', 'same') }),
)
const objectiveId = fc.constantFrom('o1', 'o2', 'o3', 'o4')
const programmeIds = ['x', 'y', 'z']
const assignment: fc.Arbitrary<ProgrammeAssignment> = fc
  .tuple(
    owner,
    fc.record({
      subjectId: fc.constantFrom('maths', 'reading'),
      programmeId: fc.option(fc.constantFrom(...programmeIds)),
      effectiveFrom: day,
      recordedAt: instant,
    }),
  )
  .map(([whose, what]) => ({ ...whose, ...what }))
const taughtFrom: fc.Arbitrary<TaughtFrom> = fc
  .tuple(owner, fc.record({ objectiveId, taughtFrom: fc.option(day), recordedAt: instant }))
  .map(([whose, what]) => ({ ...whose, ...what }))
const spell = fc.record({ objectiveId, fromOn: fc.option(day), untilOn: fc.option(day) })
const school = fc.record({
  objectives: fc.uniqueArray(fc.record({ id: objectiveId, offeredFrom: fc.option(day), retiredOn: fc.option(day) }), {
    selector: ({ id }) => id,
  }),
  assignments: fc.array(assignment, { maxLength: 12 }),
  taughtFroms: fc.array(taughtFrom, { maxLength: 20 }),
  programmes: fc
    .array(
      fc.record({
        objectiveIds: fc.array(objectiveId, { maxLength: 6 }),
        spells: fc.option(fc.array(spell, { maxLength: 4 }), { nil: undefined }),
      }),
      { minLength: 3, maxLength: 3 },
    )
    .map((lists) => lists.map((content, index) => ({ id: programmeIds[index]!, ...content }))),
})
const question = fc.record({
  pupilId: fc.constantFrom('p', 'q', 'same', 'nobody'),
  groupIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'same', 'empty')),
  subjectId: fc.constantFrom('maths', 'reading'),
  asOf: day,
})
const asKnown = fc.option(instant, { nil: undefined })

it('gives the answers of the plain functions, in any order of the rows', () => {
  fc.assert(
    fc.property(school, question, asKnown, (rows, asked, known) => {
      const { assignments, taughtFroms, programmes, objectives } = rows
      const before = JSON.stringify(rows)
      const teaching = indexTeaching(rows, { asKnown: known })
      const reversed = indexTeaching(
        {
          programmes: programmes.map((one) => ({ ...one, spells: one.spells?.toReversed() })),
          assignments: assignments.toReversed(),
          taughtFroms: taughtFroms.toReversed(),
          objectives: objectives.toReversed(),
        },
        { asKnown: known },
      )
      const programmeId = programmeOf(assignments, { ...asked, asKnown: known })
      const programme = programmes.find(({ id }) => id === programmeId)
      const taught = programme ? taughtBy(taughtFroms, { ...asked, programme, objectives, asKnown: known }) : []
      const planned = programme ? plannedBy(programme, { ...asked, objectives }) : []

      expect(teaching.programmeOf(asked)).toBe(programmeId)
      expect(teaching.taughtBy(asked)).toEqual(taught)
      expect(reversed.programmeOf(asked)).toBe(programmeId)
      expect(reversed.taughtBy(asked)).toEqual(taught)
      expect(teaching.plannedIn(asked)).toEqual(planned)
      expect(reversed.plannedIn(asked)).toEqual(planned)
      expect(taught.filter((id) => !planned.includes(id))).toEqual([])
      expect(JSON.stringify(rows)).toBe(before)
    }),
    { numRuns: 500 },
  )
})

it('never takes away what was taught as days go by, as long as it stays in the programme', () => {
  fc.assert(
    fc.property(school, question, ({ taughtFroms, programmes }, asked) => {
      const { objectiveIds } = programmes[0]!
      const programme = { objectiveIds }
      const today = taughtBy(taughtFroms, { ...asked, programme })
      const tomorrow = taughtBy(taughtFroms, { ...asked, programme, asOf: plusDays(asked.asOf, 1) })
      expect(tomorrow.filter((id) => today.includes(id))).toEqual(today)
    }),
  )
})
