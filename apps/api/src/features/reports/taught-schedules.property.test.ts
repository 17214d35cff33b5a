import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import { indexTeaching } from '@track/objectives'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Teaching } from '../../teaching/load-teaching.js'
import { teachingClasses } from '../../teaching/teaching-classes.js'
import { taughtSchedules } from './taught-schedules.js'

const DAYS: CalendarDate[] = Array.from(
  { length: 12 },
  (_, day) => `2025-10-${String(day + 1).padStart(2, '0')}` as CalendarDate,
)
const PUPILS = ['ada', 'ben', 'cleo']
const OBJECTIVES = ['o1', 'o2', 'o3']

it('says of every day what the teaching index says (REP-1)', () => {
  const day = fc.constantFrom(...DAYS.slice(1, -1))
  const dayOrNone = fc.option(day, { nil: null, freq: 3 })
  const owner = fc.oneof(
    fc.constantFrom('4-oak', '4-elm').map((groupId) => ({ groupId, pupilId: null })),
    fc.constantFrom(...PUPILS).map((pupilId) => ({ groupId: null, pupilId })),
  )
  const recordedAt = fc.constantFrom('2025-09-01T08:00:00.000Z', '2025-09-02T08:00:00.000Z')
  const objectiveId = fc.constantFrom(...OBJECTIVES)
  const rows = <Row>(row: fc.Arbitrary<Row>, maxLength: number) => fc.array(row, { maxLength })
  const spell = fc.record({ objectiveId, fromOn: dayOrNone, untilOn: dayOrNone })
  const programme = (id: string) =>
    fc.record({
      id: fc.constant(id),
      subjectId: fc.constant('maths'),
      name: fc.constant(id),
      objectiveIds: fc.subarray(OBJECTIVES),
      spells: rows(spell, 2),
    })
  const anyTeaching: fc.Arbitrary<Teaching> = fc.record({
    programmes: fc.tuple(programme('year-3'), programme('year-4')),
    objectives: fc
      .record({ offeredFrom: dayOrNone, retiredOn: dayOrNone })
      .map((offered) => [{ id: 'o1', ...offered }]),
    assignments: rows(
      fc
        .tuple(
          owner,
          fc.record({ programmeId: fc.constantFrom('year-3', 'year-4', null), effectiveFrom: day, recordedAt }),
        )
        .map(([who, row]) => ({ subjectId: 'maths', ...who, ...row })),
      5,
    ),
    taughtFroms: rows(
      fc.tuple(owner, fc.record({ objectiveId, taughtFrom: dayOrNone, recordedAt })).map(([who, row]) => ({
        ...who,
        ...row,
      })),
      9,
    ),
    memberships: rows(
      fc.record({
        groupId: fc.constantFrom('4-oak', '4-elm'),
        pupilId: fc.constantFrom(...PUPILS),
        from: day,
        until: dayOrNone,
      }),
      5,
    ),
  })
  fc.assert(
    fc.property(anyTeaching, (teaching) => {
      const classesOf = teachingClasses(teaching, { pupilIds: PUPILS })
      const schedules = taughtSchedules(teaching, { classesOf, index: () => indexTeaching(teaching) })('maths')
      expect(schedules.flatMap(({ pupilIds }) => pupilIds).sort(compareCodeUnits)).toEqual(PUPILS)
      const { taughtBy } = indexTeaching(teaching)
      for (const { pupilIds, questionOn } of classesOf('maths'))
        for (const asOf of DAYS) {
          const { objectives } = schedules.find((list) => list.pupilIds.includes(pupilIds[0]!))!
          const taught = objectives.filter(({ from, until }) => from <= asOf && (until == null || asOf <= until))
          expect(taught.map((one) => one.objectiveId).sort(compareCodeUnits)).toEqual(
            [...taughtBy(questionOn(asOf))].sort(compareCodeUnits),
          )
        }
    }),
    { numRuns: 400 },
  )
})
