import { CalendarDate, Id } from '@track/kernel'
import * as z from 'zod'

/** What is counted of a pupil's change since the first date of the page: see `progressBetween` of `@track/markbook`. */
export const ProgressCount = z
  .enum(['deepened', 'slipped', 'started-new', 'learning-gained', 'matched-average-depth'])
  .meta({ title: 'Progress count' })
export type ProgressCount = z.infer<typeof ProgressCount>

/**
 * What a column of the page answers.
 *
 * `described` and `category`: the share of pupils whose word in a column of words is one of these, or one of a category of the school's
 * correspondence. `progress`: the mean per pupil of what changed since the first date of the page. `mean-number`: the mean of the numbers
 * that the school gave to its depths. The last two are never there unless a school asks for them.
 */
export const PageMeasure = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('secured'),
      average: z.enum(['per-pupil', 'pooled']).default('per-pupil').meta({
        description:
          "per-pupil: the mean of the pupils' own percentages. pooled: all their objectives counted together.",
      }),
    }),
    z.object({ kind: z.literal('on-track'), ruleId: Id }),
    z.object({
      kind: z
        .literal('mean-mark')
        .meta({ description: 'The mean of the latest marks in a scrapbook column of marks.' }),
      measureId: Id,
      matched: z.boolean().default(false).meta({
        description:
          'true: only pupils with a mark on every date of the page, so that the mean never moves because somebody was away.',
      }),
    }),
    z.object({
      kind: z.literal('described').meta({
        description: 'The share of pupils whose word in a scrapbook column of words is one of descriptorIds.',
      }),
      measureId: Id,
      descriptorIds: z.array(Id).min(1).max(100),
    }),
    z.object({
      kind: z.literal('category').meta({
        description:
          'The share of pupils whose word in a scrapbook column stands in a category, so that words of different sets count side by side.',
      }),
      measureId: Id,
      correspondenceId: Id,
      categoryId: Id,
    }),
    z.object({ kind: z.literal('progress'), count: ProgressCount }),
    z.object({
      kind: z.literal('mean-number').meta({
        description: 'The mean of the numbers that the school gave to its depths, where its settings show them.',
      }),
    }),
  ])
  .meta({ title: 'Measure of a page' })
export type PageMeasure = z.infer<typeof PageMeasure>

/**
 * Since when, and of whom, a column shows the change instead of the number itself.
 *
 * `first-date`: the earliest date of the page; `date-before`: the date before on the page; `measure`: the mark in another column of
 * marks, a baseline. `raw` is the difference of two numbers, each of the pupils counted in it; `matched` keeps to the pupils counted
 * in both, so that it never moves because somebody came, left or was away.
 */
export const ColumnChange = z
  .object({
    since: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('first-date') }),
        z.object({ kind: z.literal('date-before') }),
        z.object({ kind: z.literal('measure'), measureId: Id }),
      ])
      .meta({
        description:
          'What it is measured from: the first date of the page, the date before, or the mark in another column, a baseline.',
      }),
    pupils: z.enum(['raw', 'matched']).meta({
      description:
        'raw: whoever was counted at each end, each with its own n. matched: only the pupils counted at both ends.',
    }),
  })
  .meta({ title: 'Change' })
export type ColumnChange = z.infer<typeof ColumnChange>

/**
 * A block of the page: one measure of one subject, at every date. `label` is what a person calls it instead of the measure.
 *
 * `show: 'count'` tells how many (objectives secured, pupils on track, pupils with such a word) in the place of what share. With
 * `change` the numbers are differences; a count, a measure of progress and a baseline that is not a mark have none.
 */
export const PageColumn = z
  .object({
    subjectId: Id,
    measure: PageMeasure,
    show: z
      .literal('count')
      .optional()
      .meta({ description: 'How many instead of what share, for secured, on-track, described and category.' }),
    change: ColumnChange.optional().meta({
      description: 'By how much the number changed, instead of the number itself.',
    }),
    label: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: 'What the column is called instead of its measure.' }),
  })
  .refine(({ measure, show }) => !show || COUNTED.includes(measure.kind), {
    path: ['show'],
    message: 'Only secured, on-track, described and category can be shown as a count: leave show out',
    params: { code: 'reports/no-count' },
  })
  .refine(({ measure, change, show }) => !change || (!show && measure.kind !== 'progress'), {
    path: ['change'],
    message: 'A count and a measure of progress have no change: leave change out, or ask for the share',
    params: { code: 'reports/no-change' },
  })
  .refine(({ measure, change }) => change?.since.kind !== 'measure' || measure.kind === 'mean-mark', {
    path: ['change', 'since'],
    message: 'Only a mean mark can be compared with a baseline test: choose a date, or a mean mark',
    params: { code: 'reports/no-baseline' },
  })
  .meta({ title: 'Column' })
export type PageColumn = z.infer<typeof PageColumn>

const COUNTED: readonly PageMeasure['kind'][] = ['secured', 'on-track', 'described', 'category']

/**
 * A row made of other groups: the pupils who are in all of them ("Year 4 and pupil premium"), or in any of them ("Year 3 or 4").
 *
 * `id` is its name among `groupIds`. Its parts are groups of the school, never another row made of groups.
 */
export const CombinedGroup = z
  .object({
    id: Id,
    groupIds: z
      .array(Id)
      .min(2)
      .max(6)
      .meta({ description: 'Its parts: groups of the school or all, never another combined row.' }),
    take: z
      .enum(['all-of', 'any-of'])
      .default('all-of')
      .meta({ description: 'The pupils who are in all of the parts, or in any of them.' }),
    label: z.string().trim().min(1).max(80).optional(),
  })
  .meta({ title: 'Combined group' })
export type CombinedGroup = z.infer<typeof CombinedGroup>

/**
 * Data on a page: which groups, which measures, at which dates. There is no way to say "by teacher".
 *
 * `scope` says against what a pupil is read: the programme they work in (the default), or the one of their class, which is the
 * age-related view. It is printed with the page. `groupIds` may hold `all`, every pupil on roll, and rows made of several groups, which `combined` defines. `membership` says whether a group means its members on each date or its
 * members on the last date asked for.
 */
export const PageDefinition = z
  .object({
    groupIds: z.array(Id).min(1).max(80).meta({
      description: 'The rows, in order: ids of groups, all for every pupil on roll, and ids of combined rows.',
    }),
    combined: z.array(CombinedGroup).max(80).optional().meta({
      description:
        'Rows made of several groups. One is shown only if its id is among groupIds; under a row that is one of its parts it is nested.',
    }),
    columns: z.array(PageColumn).min(1).max(40),
    dates: z
      .array(z.object({ label: z.string().max(40), on: CalendarDate }))
      .min(1)
      .max(12),
    membership: z
      .enum(['current', 'as-at-each-date'])
      .default('current')
      .meta({ description: 'Who a group is: its members on the last date asked for, or its members on each date.' }),
    scope: z
      .enum(['own-programme', 'age-related'])
      .default('own-programme')
      .meta({ description: 'Against what a pupil is read: the programme they work in, or that of their class.' }),
    minimumGroup: z.number().int().min(0).max(100).default(0).meta({
      description:
        'Numbers of fewer pupils than this are hidden, and those they could be worked out from; 0 hides none.',
    }),
    audienceId: Id.optional().meta({
      description: 'For whom the page is: an audience of the settings, which may ask for a greater minimumGroup.',
    }),
  })
  .meta({ title: 'Page definition' })
export type PageDefinition = z.infer<typeof PageDefinition>
