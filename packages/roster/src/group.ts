import { CalendarDate, Id } from '@track/kernel'
import * as z from 'zod'

/** What binds a group: the register, a subject, a registered year, a shared characteristic, or a teacher's purpose. */
export const GroupKind = z
  .enum(['class', 'teaching-group', 'cohort', 'key-group', 'ad-hoc'])
  .meta({ title: 'Kind of group' })
export type GroupKind = z.infer<typeof GroupKind>

/**
 * Pupils who are looked at together: a class, a cohort, a key group such as "Pupil premium".
 *
 * `partOf` names the whole that this group and others make up without overlap ("SEND": N, K and E), so that
 * a hidden part cannot be found by subtraction. A class of one academic year has the days it starts and ends on; a group without
 * them goes on.
 */
export const Group = z
  .object({
    id: Id,
    kind: GroupKind,
    name: z.string().min(1).max(200),
    partOf: z.string().min(1).max(200).optional(),
    position: z.number().int().default(0),
    startsOn: CalendarDate.optional(),
    endsOn: CalendarDate.optional(),
  })
  .meta({ title: 'Group' })
export type Group = z.infer<typeof Group>

/** A pupil belongs to a group from one day until another, both included; `until: null` means still. */
export const Membership = z
  .object({ groupId: Id, pupilId: Id, from: CalendarDate, until: CalendarDate.nullable() })
  .meta({ title: 'Membership' })
export type Membership = z.infer<typeof Membership>
