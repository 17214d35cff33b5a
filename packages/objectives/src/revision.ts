import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'

/**
 * From a day on, some objectives of a framework are no longer offered and others take their place.
 *
 * One for several is a split, several for one a merge, one for one a replacement, none a retirement. Judgements of the replaced stay
 * with them and are not copied; a page of an earlier day still counts what was offered then.
 */
export const Revision = z
  .object({
    id: Id,
    frameworkId: Id,
    on: CalendarDate,
    replacedIds: z.array(Id).min(1).max(20),
    addedIds: z.array(Id).max(20),
    recordedAt: Instant,
  })
  .meta({ title: 'Revision' })
export type Revision = z.infer<typeof Revision>
