import {
  aggregatePage,
  type CalculatedPage,
  calculatePage,
  type PageInput,
  type PageTally,
  tallyPage,
} from '@track/reports'
import type { Engine, Source } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { dayName, depthCode, measureId, uuid } from './plain-objects.js'
import { DATES, GROUPS, ON_TRACK_PERCENT, SECURED_FROM, SUBJECTS } from './workload.js'

/** This project, as the API calls it: from the objects of the log to the page. Nothing is prepared. */
export const track: Engine = {
  name: 'Track, calculatePage',
  async load(source) {
    const input = toPageInput(source)
    return { report: () => calculatePage(input), integers: (answer) => toIntegers(answer as CalculatedPage) }
  },
}

/** Its first half: what is known of each pupil, before any group. */
export const trackTally: Engine = {
  name: 'Track, tallyPage only',
  async load(source) {
    const input = toPageInput(source)
    return {
      report: () => tallyPage(input),
      integers: (answer) => toIntegers(aggregatePage(input, answer as PageTally)),
    }
  },
}

const MEASURES = 3

function toPageInput({ workload, entries }: Source): PageInput {
  const { plans, planOf, groups } = workload
  const followers = plans.map((): string[] => [])
  for (const [place, plan] of planOf.entries()) followers[plan]!.push(uuid('pupil', Math.floor(place / SUBJECTS)))
  const since = { effectiveFrom: '2020-09-01', recordedAt: '2020-09-01T08:00:00.000Z' } as const
  const code = (depth: number) =>
    ({ id: depthCode(depth), label: `${depth}`, shortCode: `${depth}`, colour: '#336699', symbol: 'dot' }) as const
  return {
    definition: {
      groupIds: [...GROUPS],
      columns: Array.from({ length: SUBJECTS }, (_, subject) => subject).flatMap((subject) => [
        { subjectId: `${subject}`, measure: { kind: 'secured' as const, average: 'pooled' as const } },
        { subjectId: `${subject}`, measure: { kind: 'on-track' as const, ruleId: 'rule' } },
        {
          subjectId: `${subject}`,
          measure: { kind: 'mean-mark' as const, measureId: measureId(subject), matched: false },
        },
      ]),
      dates: DATES.map((day) => ({ label: dayName(day), on: dayName(day) })),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
    },
    groups: groups.map((members, group) => {
      const ids = members.map((pupil) => uuid('pupil', pupil))
      return { id: GROUPS[group]!, members: DATES.map(() => ids) }
    }),
    taught: plans.flatMap(({ subject, objectives, taughtFrom }, plan) =>
      followers[plan]!.length === 0
        ? []
        : {
            subjectId: `${subject}`,
            pupilIds: followers[plan]!,
            objectiveIds: DATES.map((date) =>
              objectives
                .filter((_, place) => taughtFrom[place]! <= date)
                .map((objective) => uuid('objective', objective)),
            ),
          },
    ),
    entries,
    objectives: Array.from({ length: workload.objectives }, (_, objective) => ({
      id: uuid('objective', objective),
      scaleId: 'depth',
    })),
    scales: [
      { id: 'depth', name: 'Depth', codes: [0, 1, 2, 3].map(code), secureFrom: depthCode(SECURED_FROM), ...since },
    ],
    rules: ON_TRACK_PERCENT.map((percent, date) => ({
      id: 'rule',
      name: 'On track',
      rule: {
        anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: percent, of: 'taught', tags: [] }] }],
      },
      effectiveFrom: date === 0 ? since.effectiveFrom : dayName(DATES[date]!),
      recordedAt: since.recordedAt,
    })),
  }
}

/** A page shows fractions; this takes them apart again. */
function toIntegers({ rows }: CalculatedPage): PageIntegers {
  const page = emptyPage()
  for (const [group, { n, cells }] of rows.entries())
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const [secured, onTrack, mean] = cells.slice(subject * MEASURES, (subject + 1) * MEASURES)
      const numbers = DATES.flatMap((_, date) => [
        secured![date]!.fraction?.numerator ?? 0,
        secured![date]!.fraction?.denominator ?? 0,
        secured![date]!.n ?? -1,
        onTrack![date]!.fraction?.numerator ?? 0,
        mean![date]!.fraction?.numerator ?? 0,
        mean![date]!.n ?? -1,
      ])
      page.set([n ?? -1, ...numbers], offsetOf(group, subject))
    }
  return page
}
