import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Etag } from './editable.js'
import { Email, PersonName, Role } from './session.js'

/** Somebody's days with a class: as its teacher, or covering for one. Both ends are included; `until: null` means still. */
export const ClassTeacher = z
  .object({
    accountId: Id,
    kind: z.enum(['teacher', 'cover']),
    from: CalendarDate,
    until: CalendarDate.nullable(),
  })
  .refine(({ from, until }) => until === null || until >= from, {
    message: 'The last day is the first day or later',
    path: ['until'],
  })
export type ClassTeacher = z.infer<typeof ClassTeacher>

export const StaffMember = z
  .object({
    accountId: Id,
    name: z.string(),
    email: z.string(),
    role: Role,
    deactivated: z.boolean(),
    etag: Etag,
  })
  .meta({ title: 'Member of staff' })
export type StaffMember = z.infer<typeof StaffMember>

/** Somebody who was handed an invitation and has not used it yet. */
export const Invitation = z
  .object({ id: Id, name: z.string(), email: z.string(), role: Role, expiresAt: Instant })
  .meta({ title: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

/** Who works here, who has been invited, and who teaches and covers which class. Deactivated people come last. */
export const StaffList = z
  .object({
    staff: z.array(StaffMember),
    invitations: z.array(Invitation),
    classes: z.array(z.object({ groupId: Id, name: z.string(), teachers: z.array(ClassTeacher), etag: Etag })),
  })
  .meta({ title: 'Staff' })
export type StaffList = z.infer<typeof StaffList>

export const NewInvitation = z.object({ name: PersonName, email: Email, role: Role })
export type NewInvitation = z.input<typeof NewInvitation>

/** A link to hand over, told this once: the page makes its address, with the token after the #. */
export const HandedLink = z
  .object({ id: Id, kind: z.enum(['first-run', 'invitation', 'reset']), token: z.string(), expiresAt: Instant })
  .meta({ title: 'Link to hand over' })
export type HandedLink = z.infer<typeof HandedLink>

/** `link` creates the first school of a server that has none any more. */
export const LeftDemo = z.object({ link: HandedLink.nullable() }).meta({ title: 'A demo left behind' })
export type LeftDemo = z.infer<typeof LeftDemo>

export const StaffChange = z.object({ role: Role, deactivated: z.boolean() }).partial()
export type StaffChange = z.input<typeof StaffChange>

/** All of a class's teachers and cover, past and to come: what is left out is taken away. */
export const ClassTeachers = z.object({ teachers: z.array(ClassTeacher).max(100) })
export type ClassTeachers = z.input<typeof ClassTeachers>
