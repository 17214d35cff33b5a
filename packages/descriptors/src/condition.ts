import { Id } from '@track/kernel'
import * as z from 'zod'

const percentAtLeast = z.number().min(0).max(100)

/**
 * Of which objectives a share is taken: those `taught` by the day in the pupil's own programme, those `planned` in it for the year, or
 * those `assessed` among the taught. With `tags`, only objectives that carry one of them.
 */
const whichObjectives = {
  of: z.enum(['taught', 'planned', 'assessed']).default('taught'),
  tags: z.array(z.string().min(1).max(50)).max(20).default([]),
}

/**
 * One thing that can be asked of a pupil on a day. Equality is always enough, and numbers are compared exactly, before any rounding.
 *
 * - `secured-percent`: at least so many per cent of the objectives are secured. 100 with a tag: "all non-negotiables".
 * - `secured-count`: at least so many objectives are secured.
 * - `depth-percent`: at least so many per cent are at this depth or deeper. Objectives recorded in another scale are left out.
 * - `word`: the teacher's word in a column of words is one of these.
 * - `mark`: the latest mark of a measure is at least so much. A code in its place is unknown.
 */
export const Condition = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('secured-percent'), percentAtLeast, ...whichObjectives }),
    z.object({ kind: z.literal('secured-count'), countAtLeast: z.number().int().min(1).max(500), ...whichObjectives }),
    z.object({ kind: z.literal('depth-percent'), scaleId: Id, depthId: Id, percentAtLeast, ...whichObjectives }),
    z.object({ kind: z.literal('word'), measureId: Id, descriptorIds: z.array(Id).min(1).max(24) }),
    z.object({ kind: z.literal('mark'), measureId: Id, markAtLeast: z.number() }),
  ])
  .meta({ title: 'Condition' })
export type Condition = z.infer<typeof Condition>

/** Conditions joined by AND and OR: it holds if all conditions of at least one of the alternatives hold. */
export const Conditions = z
  .object({
    anyOf: z
      .array(z.object({ allOf: z.array(Condition).min(1).max(10) }))
      .min(1)
      .max(10),
  })
  .meta({ title: 'Conditions' })
export type Conditions = z.infer<typeof Conditions>
