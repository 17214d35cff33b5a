import { Correspondence, DepthScale, DescriptorSet, Measure, OnTrackRule, SetChoice } from '@track/descriptors'
import { CalendarDate, Id } from '@track/kernel'
import { Calculation, CalculationChoice } from '@track/markbook'
import * as z from 'zod'
import { Etag } from './editable.js'

export { CalculationChoice } from '@track/markbook'

export const EditableCorrespondence = Correspondence.extend({ etag: Etag })
export type EditableCorrespondence = z.infer<typeof EditableCorrespondence>

export const EditableMeasure = Measure.extend({ etag: Etag })
export type EditableMeasure = z.infer<typeof EditableMeasure>

/** Every version of the school's words and rules, oldest first, and its measures. */
export const DescriptorList = z
  .object({
    scales: z.array(DepthScale),
    rules: z.array(OnTrackRule),
    measures: z.array(EditableMeasure),
    sets: z.array(DescriptorSet),
    setChoices: z.array(SetChoice),
    correspondences: z.array(EditableCorrespondence),
    calculations: z.array(CalculationChoice),
  })
  .meta({ title: 'Descriptors' })
export type DescriptorList = z.infer<typeof DescriptorList>

/** A new version of something (same id) or something new (no id), from a day on: today when left out. */
const version = { id: z.uuid().optional(), effectiveFrom: CalendarDate.optional() }

export const NewDepthScale = DepthScale.omit({ id: true, recordedAt: true, effectiveFrom: true }).extend(version)
export type NewDepthScale = z.input<typeof NewDepthScale>

export const NewOnTrackRule = OnTrackRule.omit({ id: true, recordedAt: true, effectiveFrom: true }).extend(version)
export type NewOnTrackRule = z.input<typeof NewOnTrackRule>

export const NewDescriptorSet = DescriptorSet.omit({ id: true, recordedAt: true, effectiveFrom: true }).extend(version)
export type NewDescriptorSet = z.input<typeof NewDescriptorSet>

export const NewMeasure = Measure.omit({ id: true })
  .extend({ id: z.uuid().optional(), subjectId: z.uuid(), setId: z.uuid().optional() })
  .refine(({ minimum, maximum }) => minimum === undefined || maximum === undefined || minimum <= maximum, {
    message: 'The lowest mark is above the highest',
    path: ['minimum'],
  })
export type NewMeasure = z.input<typeof NewMeasure>

/** A measure keeps its subject and whether it holds marks or words. Null takes a limit away. */
export const MeasureChange = z
  .object({
    name: Measure.shape.name,
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
    codes: Measure.shape.codes.unwrap(),
    setId: z.uuid(),
    reliability: Measure.shape.reliability.unwrap().nullable(),
    standardDeviation: Measure.shape.standardDeviation.unwrap().nullable(),
  })
  .partial()
export type MeasureChange = z.input<typeof MeasureChange>

export const NewSetChoice = z
  .object({
    measureId: z.uuid(),
    groupId: z.uuid().nullable().default(null),
    pupilId: z.uuid().nullable().default(null),
    setId: z.uuid().nullable(),
    effectiveFrom: CalendarDate.optional(),
  })
  .refine(({ groupId, pupilId }) => (groupId === null) !== (pupilId === null), {
    message: 'Give either groupId or pupilId, not both and not neither',
    path: ['groupId'],
  })
export type NewSetChoice = z.input<typeof NewSetChoice>

export const NewCorrespondence = Correspondence.omit({ id: true }).extend({ id: z.uuid().optional() })
export type NewCorrespondence = z.input<typeof NewCorrespondence>
export const CorrespondenceChange = Correspondence.omit({ id: true }).partial()
export type CorrespondenceChange = z.input<typeof CorrespondenceChange>

export const NewCalculationChoice = CalculationChoice.omit({ recordedAt: true, effectiveFrom: true }).extend({
  subjectId: z.uuid().nullable(),
  effectiveFrom: CalendarDate.optional(),
})
export type NewCalculationChoice = z.input<typeof NewCalculationChoice>

/**
 * The same judgements read by two policies: what holds on that day, and a draft that is written nowhere. Drafts of a rule, of a set
 * (by what its rule suggests), of a scale (from where it counts as secured) or of a calculation (null: as the whole school). A rule
 * or set without an id is new: nothing holds in its place now.
 */
export const WhatIfQuery = z.object({
  subjectId: z.uuid(),
  groupId: Id.default('all'),
  asOf: CalendarDate.optional(),
  draft: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('on-track-rule'), ruleId: z.uuid().optional(), rule: OnTrackRule.shape.rule }),
    z.object({
      kind: z.literal('descriptor-set'),
      setId: z.uuid().optional(),
      descriptors: DescriptorSet.shape.descriptors,
      suggestions: DescriptorSet.shape.suggestions.unwrap(),
    }),
    z.object({ kind: z.literal('secure-from'), scaleId: z.uuid(), secureFrom: Id, ruleId: z.uuid() }),
    z.object({ kind: z.literal('calculation'), calculation: Calculation.nullable(), ruleId: z.uuid() }),
  ]),
})
export type WhatIfQuery = z.input<typeof WhatIfQuery>

/** Pupils by what they are now and what they would be. An outcome's `label` is the school's word; unknown is an outcome like any other. */
export const WhatIf = z
  .object({
    asOf: CalendarDate,
    outcomes: z.array(z.object({ id: z.string(), label: z.string() })),
    /** Only the pairs that occur. */
    counts: z.array(z.object({ now: z.string(), draft: z.string(), pupils: z.number().int() })),
    pupils: z.array(
      z.object({
        pupilId: Id,
        label: z.string(),
        now: z.string(),
        draft: z.string(),
        reasons: z.array(z.string()),
      }),
    ),
  })
  .meta({ title: 'What if' })
export type WhatIf = z.infer<typeof WhatIf>
