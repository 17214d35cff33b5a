import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Conditions } from './condition.js'
import { DepthSymbol } from './depth-scale.js'

/** One word of a set. Its id never changes, so words, colours and symbols may. `number` is for aggregated reporting only. */
export const Descriptor = z
  .object({
    id: Id,
    label: z.string().min(1).max(80),
    shortCode: z.string().min(1).max(6),
    colour: z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is # and six hexadecimal digits in lower case'),
    symbol: DepthSymbol,
    description: z.string().max(500).optional(),
    number: z.number().optional(),
  })
  .meta({ title: 'Descriptor' })
export type Descriptor = z.infer<typeof Descriptor>

/**
 * How the words of a set are to be read, printed wherever they are: competence in what was taught so far, coverage of what is
 * planned for the year, or plainly the teacher's judgement.
 */
export const SetMeaning = z.enum(['competence', 'coverage', 'judgement']).meta({ title: 'Meaning of a set' })
export type SetMeaning = z.infer<typeof SetMeaning>

/**
 * The school's own words for a pupil in a subject (attainment, progress, effort, the pupil's own view), as they stand from a day on.
 *
 * Lowest first where `ordered`. `suggestions` are the school's rule for which word fits, asked in their order, the first that
 * holds is suggested; a suggestion is never written by itself. From `retiredOn` on the set is no longer offered; what was said stays.
 */
export const DescriptorSet = z
  .object({
    id: Id,
    name: z.string().min(1).max(100),
    kind: z.enum(['attainment', 'progress', 'effort', 'self', 'other']),
    ordered: z.boolean().default(true),
    meaning: SetMeaning.default('judgement'),
    descriptors: z.array(Descriptor).min(2).max(12),
    suggestions: z
      .array(z.object({ descriptorId: Id, when: Conditions }))
      .max(12)
      .default([]),
    retiredOn: CalendarDate.optional(),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Descriptor set' })
export type DescriptorSet = z.infer<typeof DescriptorSet>

/**
 * From a day on, a group (or one pupil) is described in the words of another set than the column's own. A pupil's own choice comes
 * before the group's; `setId: null` returns to what would hold without it.
 */
export const SetChoice = z
  .object({
    measureId: Id,
    groupId: Id.nullable(),
    pupilId: Id.nullable(),
    setId: Id.nullable(),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Set choice', description: 'Exactly one of groupId and pupilId is set.' })
export type SetChoice = z.infer<typeof SetChoice>
