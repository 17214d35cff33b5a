import { CalendarDate, Id, Instant } from '@track/kernel'
import { Group, Membership, Pupil, YearGroup } from '@track/roster'
import * as z from 'zod'
import { Etag } from './editable.js'

export const EditablePupil = Pupil.extend({ etag: Etag })
export type EditablePupil = z.infer<typeof EditablePupil>

/**
 * Pupils on roll on a day, of one group if it is named. `onRoll: left` asks for those who have left by that day instead, `later` for
 * those who join after it; with a group, for those of them who were ever, or are to be, in it.
 *
 * Pages are cut in an order that no change of a pupil moves, so that nobody is missed or told twice; within a page by label.
 */
export const PupilQuery = z.object({
  groupId: z.uuid().optional(),
  asOf: CalendarDate.optional(),
  onRoll: z.enum(['now', 'left', 'later']).default('now'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
})

export const PupilList = z
  .object({ pupils: z.array(EditablePupil), next: z.string().nullable() })
  .meta({ title: 'Pupils' })
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
  .object({ groups: z.array(Group.extend({ pupils: z.number().int(), etag: Etag })) })
  .meta({ title: 'Groups' })
export type GroupList = z.infer<typeof GroupList>

export const EditableGroup = Group.extend({ etag: Etag })
export type EditableGroup = z.infer<typeof EditableGroup>

/** What is left out stays; `null` takes a value away. */
export const GroupChange = z
  .object({
    name: Group.shape.name,
    position: z.number().int(),
    partOf: Group.shape.partOf.unwrap().nullable(),
    startsOn: CalendarDate.nullable(),
    endsOn: CalendarDate.nullable(),
  })
  .partial()
export type GroupChange = z.input<typeof GroupChange>

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

/** The groups that a pupil has been in, is in or will be in, by the day it began. */
export const PupilMemberships = z
  .object({ memberships: z.array(Membership.extend({ name: z.string(), kind: Group.shape.kind })) })
  .meta({ title: 'Memberships of a pupil' })
export type PupilMemberships = z.infer<typeof PupilMemberships>

/** Memberships that never were: put in by mistake, taken out without a trace. One that was true is ended instead. */
export const MembershipRemoval = z.object({
  memberships: z
    .array(z.object({ groupId: z.uuid(), pupilId: z.uuid(), from: CalendarDate }))
    .min(1)
    .max(1000),
})
export type MembershipRemoval = z.input<typeof MembershipRemoval>

/** Pupils who go to another class on a day: the day before is their last in every other class they are in. */
export const ClassMove = z.object({
  pupilIds: z.array(z.uuid()).min(1).max(1000),
  toClassId: z.uuid(),
  on: CalendarDate,
})
export type ClassMove = z.input<typeof ClassMove>

/** Pupils who leave the school: `lastDay` is their last on roll and in every group. Their record stays. */
export const Leaving = z.object({ pupilIds: z.array(z.uuid()).min(1).max(1000), lastDay: CalendarDate })
export type Leaving = z.input<typeof Leaving>

/**
 * What becomes of each class in the new year: its pupils go on together in a new class of a name, or leave the school (null).
 * A class left out is closed without a successor. `stayingPupilIds` are registered in the same year again, in the new class
 * that takes the name of their old one.
 */
export const RollOverChoice = z.object({
  startsOn: CalendarDate,
  classes: z.array(z.object({ groupId: z.uuid(), into: z.string().trim().min(1).max(200).nullable() })).max(400),
  newClasses: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  stayingPupilIds: z.array(z.uuid()).max(1000).default([]),
})
export type RollOverChoice = z.input<typeof RollOverChoice>

/** What a move into a new year will do, counted class by class, and what to look at first. */
export const RollOverPlan = z
  .object({
    startsOn: CalendarDate,
    lastDay: CalendarDate,
    choice: RollOverChoice,
    classes: z.array(
      z.object({
        groupId: Id,
        name: z.string(),
        pupils: z.number().int(),
        into: z.string().nullable(),
        leaving: z.number().int(),
        staying: z.number().int(),
      }),
    ),
    newClasses: z.array(
      z.object({
        name: z.string(),
        pupils: z.number().int(),
        years: z.array(YearGroup),
        /** The class of today whose programmes and teachers it takes over: the one of the same name. */
        likeGroupId: Id.nullable(),
      }),
    ),
    cohorts: z.array(z.object({ name: z.string(), pupils: z.number().int() })),
    leavers: z.number().int(),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ title: 'Plan of a roll-over' })
export type RollOverPlan = z.infer<typeof RollOverPlan>

/** A move into a new year that was carried out. One that was undone says when. */
export const RollOver = z
  .object({
    id: Id,
    startsOn: CalendarDate,
    doneAt: Instant,
    undoneAt: Instant.nullable(),
    leavers: z.number().int(),
    pupils: z.number().int(),
  })
  .meta({ title: 'Roll-over' })
export type RollOver = z.infer<typeof RollOver>

export const RollOverList = z.object({ rollOvers: z.array(RollOver) }).meta({ title: 'Roll-overs' })
export type RollOverList = z.infer<typeof RollOverList>
