import type { PageInput, PagePreparation } from '@track/reports'
import { dayName, depthCode, measureId, uuid } from './plain-objects.js'
import { type Groups, ON_TRACK, SECURED_FROM, SUBJECTS, TERM_ENDS, type Workload } from './workload.js'

/** The question in the words of `@track/reports`, all but the log: who is in which group, and what is taught to whom by its dates. */
export function pageQuestion(
  workload: Workload,
  { days, groups }: { readonly days: readonly number[]; readonly groups?: Groups },
): Omit<PageInput, 'entries'> {
  return {
    ...pageOf(workload, { days, groups: groups ?? workload.groups }),
    taught: taughtLists(workload).map(({ subjectId, pupilIds, objectives, taughtFrom }) => ({
      subjectId,
      pupilIds,
      objectiveIds: days.map((day) => objectives.filter((_, place) => taughtFrom[place]! <= day)),
    })),
  }
}

/** The same for any dates: what is taught to whom from which day on. */
export function anyDateQuestion(
  workload: Workload,
  { groups }: { readonly groups: Groups },
): Omit<PagePreparation, 'ledger'> {
  return {
    ...pageOf(workload, { days: TERM_ENDS, groups }),
    taught: taughtLists(workload).map(({ subjectId, pupilIds, objectives, taughtFrom }) => ({
      subjectId,
      pupilIds,
      objectives: objectives.map((objectiveId, place) => ({ objectiveId, from: dayName(taughtFrom[place]!) })),
    })),
  }
}

/** The columns of each subject, in this order. */
export const MEASURES = 3

function pageOf(
  { objectives }: Workload,
  { days, groups }: { readonly days: readonly number[]; readonly groups: Groups },
): Omit<PageInput, 'entries' | 'taught'> {
  const rows = groups.map((members, row) => ({ id: `row ${row}`, ids: members.map(pupilId) }))
  return {
    definition: {
      groupIds: rows.map(({ id }) => id),
      columns: SUBJECT_NUMBERS.flatMap((subject) => {
        const subjectId = `${subject}`
        return [
          { subjectId, measure: { kind: 'secured' as const, average: 'pooled' as const } },
          { subjectId, measure: { kind: 'on-track' as const, ruleId: 'rule' } },
          { subjectId, measure: { kind: 'mean-mark' as const, measureId: measureId(subject), matched: false } },
        ]
      }),
      dates: days.map((day) => ({ label: dayName(day), on: dayName(day) })),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
    },
    groups: rows.map(({ id, ids }) => ({ id, members: days.map(() => ids) })),
    objectives: Array.from({ length: objectives }, (_, objective) => ({
      id: uuid('objective', objective),
      scaleId: 'depth',
    })),
    scales: [
      { id: 'depth', name: 'Depth', codes: [0, 1, 2, 3].map(code), secureFrom: depthCode(SECURED_FROM), ...SINCE },
    ],
    rules: ON_TRACK.map(({ from, percent }) => ({
      id: 'rule',
      name: 'On track',
      rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: percent, of: 'taught', tags: [] }] }] },
      effectiveFrom: dayName(from),
      recordedAt: SINCE.recordedAt,
    })),
  }
}

/** The plans that somebody follows, in ids. */
function taughtLists({ plans, planOf }: Workload) {
  const followers = plans.map((): string[] => [])
  for (const [place, plan] of planOf.entries()) followers[plan]!.push(pupilId(Math.floor(place / SUBJECTS)))
  return plans.flatMap(({ subject, objectives, taughtFrom }, plan) =>
    followers[plan]!.length === 0
      ? []
      : {
          subjectId: `${subject}`,
          pupilIds: followers[plan]!,
          objectives: objectives.map((objective) => uuid('objective', objective)),
          taughtFrom,
        },
  )
}

const SUBJECT_NUMBERS = Array.from({ length: SUBJECTS }, (_, subject) => subject)
const SINCE = { effectiveFrom: '2020-09-01', recordedAt: '2020-09-01T08:00:00.000Z' } as const

function pupilId(pupil: number): string {
  return uuid('pupil', pupil)
}

function code(depth: number) {
  return {
    id: depthCode(depth),
    label: `${depth}`,
    shortCode: `${depth}`,
    colour: '#336699',
    symbol: 'dot',
  } as const
}
