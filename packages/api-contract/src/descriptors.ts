import { DepthScale, Measure, OnTrackRule } from '@track/descriptors'
import { CalendarDate } from '@track/kernel'
import * as z from 'zod'

/** Every version of the school's words and rules, oldest first, and its measures. */
export const DescriptorList = z
  .object({ scales: z.array(DepthScale), rules: z.array(OnTrackRule), measures: z.array(Measure) })
  .meta({ title: 'Descriptors' })
export type DescriptorList = z.infer<typeof DescriptorList>

/** A new version of a scale (same id) or a new scale (no id), from a day on: today when left out. */
export const NewDepthScale = DepthScale.omit({ id: true, recordedAt: true, effectiveFrom: true }).extend({
  id: z.uuid().optional(),
  effectiveFrom: CalendarDate.optional(),
})
export type NewDepthScale = z.input<typeof NewDepthScale>

export const NewOnTrackRule = OnTrackRule.omit({ id: true, recordedAt: true, effectiveFrom: true }).extend({
  id: z.uuid().optional(),
  effectiveFrom: CalendarDate.optional(),
})
export type NewOnTrackRule = z.input<typeof NewOnTrackRule>

export const NewMeasure = Measure.omit({ id: true })
  .extend({ id: z.uuid().optional(), subjectId: z.uuid() })
  .refine(({ minimum, maximum }) => minimum === undefined || maximum === undefined || minimum <= maximum, {
    message: 'The lowest mark is above the highest',
    path: ['minimum'],
  })
export type NewMeasure = z.input<typeof NewMeasure>
