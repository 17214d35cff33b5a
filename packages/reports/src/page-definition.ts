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
    z.object({ kind: z.literal('secured'), average: z.enum(['per-pupil', 'pooled']).default('per-pupil') }),
    z.object({ kind: z.literal('on-track'), ruleId: Id }),
    z.object({ kind: z.literal('mean-mark'), measureId: Id, matched: z.boolean().default(false) }),
    z.object({ kind: z.literal('described'), measureId: Id, descriptorIds: z.array(Id).min(1).max(100) }),
    z.object({ kind: z.literal('category'), measureId: Id, correspondenceId: Id, categoryId: Id }),
    z.object({ kind: z.literal('progress'), count: ProgressCount }),
    z.object({ kind: z.literal('mean-number') }),
  ])
  .meta({ title: 'Measure of a page' })
export type PageMeasure = z.infer<typeof PageMeasure>

/** A block of the page: one measure of one subject, at every date. `label` is what a person calls it instead of the measure. */
export const PageColumn = z
  .object({ subjectId: Id, measure: PageMeasure, label: z.string().trim().min(1).max(60).optional() })
  .meta({ title: 'Column' })
export type PageColumn = z.infer<typeof PageColumn>

/**
 * Data on a page: which groups, which measures, at which dates. There is no way to say "by teacher".
 *
 * `scope` says against what a pupil is read: the programme they work in (the default), or the one of their class, which is the
 * age-related view. It is printed with the page. `groupIds` may hold `all`, every pupil on roll. `membership` says whether a group means its members on each date or its
 * members on the last date asked for.
 */
export const PageDefinition = z
  .object({
    groupIds: z.array(Id).min(1).max(80),
    columns: z.array(PageColumn).min(1).max(40),
    dates: z
      .array(z.object({ label: z.string().max(40), on: CalendarDate }))
      .min(1)
      .max(12),
    membership: z.enum(['current', 'as-at-each-date']).default('current'),
    scope: z.enum(['own-programme', 'age-related']).default('own-programme'),
    minimumGroup: z.number().int().min(0).max(100).default(0),
  })
  .meta({ title: 'Page definition' })
export type PageDefinition = z.infer<typeof PageDefinition>
