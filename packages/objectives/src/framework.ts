import { Id } from '@track/kernel'
import * as z from 'zod'
import { ObjectiveSource } from './objective.js'

/** A subject as the school names it. */
export const Subject = z
  .object({ id: Id, name: z.string().min(1).max(100), position: z.number().int().default(0) })
  .meta({ title: 'Subject' })
export type Subject = z.infer<typeof Subject>

/**
 * A set of objectives for one subject, the school's own or a publisher's, recorded in the words of one depth scale.
 *
 * Several frameworks may stand side by side in one subject. One that came from somewhere says from where; the school edits it
 * all the same.
 */
export const Framework = z
  .object({
    id: Id,
    subjectId: Id,
    name: z.string().min(1).max(200),
    publisher: z.string().max(200).optional(),
    scaleId: Id,
    position: z.number().int().default(0),
    source: ObjectiveSource.omit({ wording: true }).optional(),
  })
  .meta({ title: 'Framework' })
export type Framework = z.infer<typeof Framework>

/** A heading that objectives stand under; headings may stand under headings. */
export const Strand = z
  .object({
    id: Id,
    frameworkId: Id,
    parentId: Id.nullable(),
    name: z.string().min(1).max(2000),
    code: z.string().max(50).optional(),
    position: z.number().int().default(0),
    source: ObjectiveSource.omit({ wording: true }).optional(),
  })
  .meta({ title: 'Strand' })
export type Strand = z.infer<typeof Strand>
