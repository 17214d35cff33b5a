import { CalendarDate } from '@track/kernel'
import { Group, Membership, Pupil } from '@track/roster'
import * as z from 'zod'

export const PupilQuery = z.object({
  groupId: z.uuid().optional(),
  asOf: CalendarDate.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
})

export const PupilList = z.object({ pupils: z.array(Pupil), next: z.string().nullable() }).meta({ title: 'Pupils' })
export type PupilList = z.infer<typeof PupilList>

export const NewPupil = Pupil.omit({ id: true }).extend({ id: z.uuid().optional(), classId: z.uuid().optional() })
export type NewPupil = z.input<typeof NewPupil>

/** What is left out stays; `null` takes a value away. `identifiers` replaces them all. */
export const PupilChange = z
  .object({
    label: Pupil.shape.label,
    forename: Pupil.shape.forename.nullable(),
    surname: Pupil.shape.surname.nullable(),
    dateOfBirth: Pupil.shape.dateOfBirth.nullable(),
    registeredYear: Pupil.shape.registeredYear.nullable(),
    upn: Pupil.shape.upn.nullable(),
    identifiers: Pupil.shape.identifiers.unwrap(),
    joinedOn: Pupil.shape.joinedOn.nullable(),
    leftOn: Pupil.shape.leftOn.nullable(),
  })
  .partial()
export type PupilChange = z.input<typeof PupilChange>

export const GroupList = z
  .object({ groups: z.array(Group.extend({ pupils: z.number().int() })) })
  .meta({ title: 'Groups' })
export type GroupList = z.infer<typeof GroupList>

export const NewGroup = Group.omit({ id: true }).extend({ id: z.uuid().optional() })
export type NewGroup = z.input<typeof NewGroup>

export const MembershipList = z.object({
  memberships: z
    .array(
      Membership.extend({ groupId: z.uuid(), pupilId: z.uuid() }).refine(
        ({ from, until }) => until === null || until >= from,
        { message: 'A membership ends on the day it begins or later', path: ['until'] },
      ),
    )
    .min(1)
    .max(1000),
})
export type MembershipList = z.infer<typeof MembershipList>
