import { Id } from '@track/kernel'
import * as z from 'zod'

const whichReason = {
  met: z.boolean().nullable().meta({ description: 'Does the condition hold? null is unknown.' }),
  alternative: z.number().int().min(0).meta({ description: 'The place of its alternative in the rule, from 0.' }),
}

const ofObjectives = {
  ...whichReason,
  have: z.number().int().min(0).nullable(),
  of: z.number().int().min(0),
  assessed: z.number().int().min(0),
  need: z.number(),
  basis: z.enum(['taught', 'planned', 'assessed']),
  tags: z.array(z.string()),
}

/**
 * What one condition asked of a pupil, what there was, and whether that is enough: a fact, to be put into words by `reasonText`.
 *
 * `have` of `of` objectives, `assessed` of which have a judgement; `basis` and `tags` say which objectives. `need` is per cent for the
 * kinds that end in percent, else a number of objectives, the mark, or the words of which any will do.
 */
export const Reason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('secured-percent'), ...ofObjectives }),
    z.object({ kind: z.literal('secured-count'), ...ofObjectives }),
    z.object({ kind: z.literal('depth-percent'), ...ofObjectives, scaleId: Id, depthId: Id }),
    z.object({
      kind: z.literal('word'),
      ...whichReason,
      measureId: Id,
      have: Id.nullable(),
      need: z.array(Id),
    }),
    z.object({
      kind: z.literal('mark'),
      ...whichReason,
      measureId: Id,
      have: z.union([z.number(), z.string()]).nullable(),
      need: z.number(),
    }),
  ])
  .meta({ title: 'Reason' })
export type Reason = z.infer<typeof Reason>
