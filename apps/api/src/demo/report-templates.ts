import type { PageTemplate } from '@track/api-contract'
import type { Measure, OnTrackRule } from '@track/descriptors'
import { type CalendarDate, plusDays } from '@track/kernel'
import type { Subject } from '@track/objectives'
import type { Group } from '@track/roster'
import type { Random } from './random.js'
import type { DemoCalendar } from './school-year.js'
import type { DemoWords } from './words.js'
import { splitDay } from './worked-cases.js'

/** A report that the school has saved. */
export interface DemoTemplate {
  readonly id: string
  readonly name: string
  readonly template: PageTemplate
  readonly paper: 'a4' | 'a3'
  readonly purpose: string
}

/**
 * Reports a school keeps, each with what it is for: for its governors, of tests (with pupil premium under Year 6), of every year
 * group, of maths in words; their dates come back every year. Two more show a class between two days: what changed in French, and
 * swimming before and after its list was split.
 */
export function demoTemplates({
  random,
  groups,
  subjects,
  tests,
  words,
  rule,
  dates: [, second, third],
  calendar,
  today,
}: {
  readonly random: Random
  readonly groups: readonly Group[]
  readonly subjects: readonly Subject[]
  readonly tests: readonly Measure[]
  readonly words: DemoWords
  readonly rule: OnTrackRule
  /** The latest assessment dates, oldest first. */
  readonly dates: readonly [CalendarDate, CalendarDate, CalendarDate]
  readonly calendar: DemoCalendar
  readonly today: CalendarDate
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
  const idOf = (name: string) => subjects.find((its) => its.name === name)!.id
  const groupId = (name: string) => groups.find((its) => its.name === name)!.id
  const yearSixPremium: NonNullable<PageTemplate['combined']>[number] = {
    id: 'year-6-pupil-premium',
    groupIds: [groupId('Year 6'), groupId('Pupil premium')],
    take: 'all-of',
  }
  const fixed = (on: CalendarDate) => ({ kind: 'fixed', label: '', on }) as const
  const [inWords] = words.wordColumns
  const [together] = words.correspondences
  const split = splitDay(calendar, today)
  const secured = subjectIds.map((subjectId) => ({
    subjectId,
    measure: { kind: 'secured', average: 'per-pupil' } as const,
  }))
  return [
    {
      id: random.uuid(),
      name: 'Governors: key groups',
      paper: 'a4',
      purpose: 'The one page that governors read each term: is each key group on track in reading, writing and maths?',
      template: template({
        groupIds: ['all', ...idsOf('key-group')],
        columns: subjectIds.map((subjectId) => ({ subjectId, measure: { kind: 'on-track', ruleId: rule.id } })),
        dates: everyYear,
        minimumGroup: 5,
        audienceId: 'governors',
      }),
    },
    {
      id: random.uuid(),
      name: 'Reading and maths tests',
      paper: 'a4',
      purpose: 'For subject leaders in June: do the tests say the same as what teachers have seen?',
      template: template({
        groupIds: ['all', ...idsOf('cohort'), yearSixPremium.id],
        combined: [yearSixPremium],
        columns: tests.flatMap(({ id: measureId, subjectId, name }) => [
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
      purpose: 'For the leaders’ meeting each half-term: where is help needed next?',
      template: template({ groupIds: ['all', ...idsOf('cohort')], columns: secured }),
    },
    {
      id: random.uuid(),
      name: 'Maths in words',
      paper: 'a4',
      purpose: 'For the maths leader: attainment in words, whichever words a pupil is described by.',
      template: template({
        groupIds: ['all', ...idsOf('cohort')],
        columns: together!.categories.map(({ id: categoryId, label }) => ({
          subjectId: idOf('Maths'),
          measure: { kind: 'category', measureId: inWords!.id, correspondenceId: together!.id, categoryId },
          label,
        })),
        dates: everyYear,
      }),
    },
    {
      id: random.uuid(),
      name: 'French in 6 Elm: what changed',
      paper: 'a4',
      purpose: 'For the teacher of 6 Elm: what changed between two dates, pupil by pupil behind each number.',
      template: template({
        groupIds: [groupId('6 Elm')],
        columns: [
          { subjectId: idOf('French'), measure: { kind: 'secured', average: 'per-pupil' } },
          ...(
            [
              ['deepened', 'Deepened'],
              ['slipped', 'Slipped'],
              ['started-new', 'Started'],
              ['learning-gained', 'Steps gained'],
            ] as const
          ).map(([count, label]) => ({
            subjectId: idOf('French'),
            measure: { kind: 'progress', count } as const,
            label,
          })),
        ],
        dates: [fixed(second), fixed(third)],
      }),
    },
    {
      id: random.uuid(),
      name: 'Swimming in 4 Oak, before and after its list was split',
      paper: 'a4',
      purpose: 'For staff who wonder why a percentage moved when nobody learned or forgot anything.',
      template: template({
        groupIds: [groupId('4 Oak')],
        columns: [{ subjectId: idOf('Swimming'), measure: { kind: 'secured', average: 'per-pupil' } }],
        dates: [fixed(plusDays(split, -1)), { kind: 'today' }],
      }),
    },
  ]
}
