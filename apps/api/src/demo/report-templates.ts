import type { PageTemplate } from '@track/api-contract'
import type { Measure, OnTrackRule } from '@track/descriptors'
import type { Subject } from '@track/objectives'
import type { Group } from '@track/roster'
import type { Random } from './random.js'

/** A report that the school has saved. */
export interface DemoTemplate {
  readonly id: string
  readonly name: string
  readonly template: PageTemplate
  readonly paper: 'a4' | 'a3'
}

/** Three reports a school keeps: one for its governors, one to look at itself, one of tests. Their dates come back every year. */
export function demoTemplates({
  random,
  groups,
  subjects,
  measures,
  rule,
}: {
  readonly random: Random
  readonly groups: readonly Group[]
  readonly subjects: readonly Subject[]
  readonly measures: readonly Measure[]
  readonly rule: OnTrackRule
}): DemoTemplate[] {
  const idsOf = (kind: Group['kind']) => groups.filter((group) => group.kind === kind).map(({ id }) => id)
  const subjectIds = ['Reading', 'Writing', 'Maths'].map((name) => subjects.find((its) => its.name === name)!.id)
  const everyYear: PageTemplate['dates'] = ['Start of year', 'Mid-point', 'End of year'].map((name) => ({
    kind: 'assessment-date',
    name,
  }))
  const template = (of: Pick<PageTemplate, 'groupIds' | 'columns'> & Partial<PageTemplate>): PageTemplate => ({
    dates: [...everyYear, { kind: 'today' }],
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
    ...of,
  })
  const secured = subjectIds.map((subjectId) => ({
    subjectId,
    measure: { kind: 'secured', average: 'per-pupil' } as const,
  }))
  return [
    {
      id: random.uuid(),
      name: 'Governors: key groups',
      paper: 'a4',
      template: template({
        groupIds: ['all', ...idsOf('key-group')],
        columns: subjectIds.map((subjectId) => ({ subjectId, measure: { kind: 'on-track', ruleId: rule.id } })),
        dates: everyYear,
        minimumGroup: 5,
      }),
    },
    {
      id: random.uuid(),
      name: 'Reading and maths tests',
      paper: 'a4',
      template: template({
        groupIds: ['all', ...idsOf('cohort')],
        columns: measures.flatMap(({ id: measureId, subjectId, name }) => [
          { subjectId, measure: { kind: 'mean-mark', measureId, matched: false }, label: name.split(' (')[0]! },
          { subjectId, measure: { kind: 'secured', average: 'per-pupil' } },
        ]),
        dates: everyYear,
      }),
    },
    {
      id: random.uuid(),
      name: 'Where every year group stands',
      paper: 'a4',
      template: template({ groupIds: ['all', ...idsOf('cohort')], columns: secured }),
    },
  ]
}
