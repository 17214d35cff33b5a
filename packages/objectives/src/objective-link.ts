import { Id } from '@track/kernel'
import * as z from 'zod'

/** How one objective stands to another statement, in the words of CASE, so that a file can be read and written without loss. */
export const LinkKind = z
  .union([
    z.enum([
      'exactMatchOf',
      'isPartOf',
      'isRelatedTo',
      'isPeerOf',
      'precedes',
      'replacedBy',
      'exemplar',
      'hasSkillLevel',
      'isTranslationOf',
    ]),
    z.string().regex(/^ext:[a-zA-Z0-9.\-_]+$/),
  ])
  .meta({ title: 'Link kind' })
export type LinkKind = z.infer<typeof LinkKind>

/** A statement of somebody else's list that the school does not keep itself. */
export const ExternalStatement = z.object({
  identifier: z.string().min(1).max(200),
  uri: z.string().max(2000),
  title: z.string().max(2000),
})
export type ExternalStatement = z.infer<typeof ExternalStatement>

/**
 * An optional link from an objective (or a heading) to another statement: a national one that it covers, or one that comes first.
 *
 * Exactly one of `targetId` (an objective or heading the school keeps) and `external` is set. Nothing in the product requires a link.
 */
export const ObjectiveLink = z
  .object({
    id: Id,
    originId: Id,
    kind: LinkKind,
    targetId: Id.nullable(),
    external: ExternalStatement.nullable(),
    externalId: z.string().max(200).optional(),
  })
  .meta({ title: 'Objective link' })
export type ObjectiveLink = z.infer<typeof ObjectiveLink>
