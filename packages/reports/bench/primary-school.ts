import { type CalendarDate, plusDays } from '@track/kernel'
import type { EntryLike } from '@track/markbook'
import type { PageInput } from '../src/index.js'
import { scale, toRule } from '../test/fixtures.js'

const SUBJECTS = ['maths', 'reading', 'writing']
const DATES: CalendarDate[] = ['2025-12-12', '2026-03-27', '2026-07-10']
const CODES = scale.codes.map(({ id }) => id)

/**
 * The page of a primary school's year: 420 pupils in 7 years, 100 objectives a pupil, 150,000 judgements, some corrected, and marks.
 * Nine groups of each year down, three measures of three subjects across, at three dates: 1,701 numbers.
 */
export function primarySchool(): PageInput & { readonly entries: readonly EntryLike[] } {
  const random = seeded(7)
  const pupils = Array.from({ length: 420 }, (_, index) => `pupil-${index}`)
  const yearOf = (index: number) => Math.floor(index / 60)
  const planOf = (subject: string, year: number) =>
    Array.from({ length: subject === 'maths' ? 34 : 33 }, (_, index) => `${subject}-${year}-${index}`)

  const entries: EntryLike[] = []
  for (let count = 0; count < 150_000; count++) {
    const index = Math.floor(random() * pupils.length)
    const plan = planOf(SUBJECTS[Math.floor(random() * 3)]!, yearOf(index))
    const observedOn = plusDays('2025-09-03', Math.floor(random() * 310))
    entries.push({
      id: `e${count}`,
      pupilId: pupils[index]!,
      objectiveId: plan[Math.floor(random() ** 2 * plan.length)]!,
      measureId: null,
      track: 'teacher',
      value: CODES[Math.floor(random() * CODES.length)]!,
      observedOn,
      recordedAt: `${observedOn}T${String(8 + Math.floor(random() * 10)).padStart(2, '0')}:00:00.000Z`,
    })
  }
  for (const [index, { id, ...target }] of entries.filter((_, place) => place % 100 === 0).entries())
    entries.push({ ...target, id: `c${index}`, value: index % 2 ? null : target.value, supersedes: id })
  for (const subject of SUBJECTS)
    for (const pupilId of pupils)
      for (const observedOn of DATES)
        entries.push({
          id: `${subject}-${pupilId}-${observedOn}`,
          pupilId,
          objectiveId: null,
          measureId: `${subject}-test`,
          track: 'teacher',
          value: random() < 0.03 ? 'A' : 70 + Math.floor(random() * 70),
          observedOn,
          recordedAt: `${observedOn}T15:00:00.000Z`,
        })

  const cohorts = Array.from({ length: 7 }, (_, year) => pupils.filter((_, index) => yearOf(index) === year))
  const groups = cohorts.flatMap((members, year) =>
    Array.from({ length: 9 }, (_, group) => {
      const ids = members.filter((_, index) => index % 9 <= group)
      return { id: `year ${year}, group ${group}`, members: DATES.map(() => ids) }
    }),
  )
  const years = Array.from({ length: 7 }, (_, year) => year)
  return {
    definition: {
      groupIds: groups.map(({ id }) => id),
      columns: SUBJECTS.flatMap((subjectId) => [
        { subjectId, measure: { kind: 'secured' as const, average: 'per-pupil' as const } },
        { subjectId, measure: { kind: 'on-track' as const, ruleId: 'rule' } },
        { subjectId, measure: { kind: 'mean-mark' as const, measureId: `${subjectId}-test`, matched: false } },
      ]),
      dates: DATES.map((on) => ({ label: on, on })),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
    },
    groups,
    taught: SUBJECTS.flatMap((subjectId) =>
      years.map((year) => ({
        subjectId,
        pupilIds: cohorts[year]!,
        objectiveIds: DATES.map((_, date) => planOf(subjectId, year).slice(0, 11 * (date + 1) + 1)),
      })),
    ),
    entries,
    objectives: SUBJECTS.flatMap((subject) => years.flatMap((year) => planOf(subject, year))).map((id) => ({
      id,
      scaleId: scale.id,
    })),
    scales: [scale],
    rules: [toRule(75)],
  }
}

/** The same numbers on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
