import { Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { ActsResult } from './microtrack.js'

/** What a pupil keeps in mind: five of sixteen pictures in order, or six digits. */
export const PinKind = z.enum(['pictures', 'digits'])
export type PinKind = z.infer<typeof PinKind>

/** The name under which a device knows a pupil before anybody has signed in: says nothing about them. */
const Handle = z.uuid()
/** The secret on a pupil's own card. */
const Card = z.string().min(20).max(100)

/** A way in: the code of a class, the code of a note (on paper, no secret), or a pupil's own card. */
export const DoorQuestion = z.union([
  z.object({ classCode: z.string().trim().min(4).max(20) }),
  z.object({ noteCode: z.string().trim().min(4).max(20) }),
  z.object({ card: Card }),
])
export type DoorQuestion = z.infer<typeof DoorQuestion>

/** Who may come in here: a class's pupils by first name, or one pupil without a name. */
export const Door = z
  .object({
    /** Null for one pupil's own way in. */
    className: z.string().nullable(),
    pupils: z.array(z.object({ handle: Handle, name: z.string().nullable(), pin: PinKind })),
  })
  .meta({ title: 'Door' })
export type Door = z.infer<typeof Door>

/** `pin` is the digits, or the numbers of the pictures (0 to 15) with a space between. */
export const PupilSignIn = z.object({
  handle: Handle,
  pin: z.string().trim().min(4).max(40),
  /** This is the pupil's own device, so it need not forget them after ten quiet minutes. */
  ownDevice: z.boolean().default(false),
})
export type PupilSignIn = z.input<typeof PupilSignIn>

/**
 * `outboxKey` seals what the pupil does until it is delivered, so that a shared device holds nothing readable; it is kept in memory alone.
 */
export const PupilSession = z
  .object({ pupilId: Id, name: z.string(), handle: Handle, outboxKey: z.string(), idleMinutes: z.number().int() })
  .meta({ title: "A pupil's session" })
export type PupilSession = z.infer<typeof PupilSession>

/**
 * One sealed act: base64 of a 12-byte nonce and AES-GCM of the act's JSON, with the handle as additional data. The longest exit ticket,
 * written in letters of three bytes each, is 13,000 signs.
 */
export const SealedActs = z.object({
  boxes: z
    .array(z.object({ id: z.uuid(), handle: Handle, sealed: z.string().min(1).max(16_000) }))
    .min(1)
    .max(200),
})
export type SealedActs = z.infer<typeof SealedActs>

/** `delivered` and `refused` name boxes; a refused one opens with nobody's key or holds what cannot be kept. */
export const SealedResult = z
  .object({ delivered: z.array(z.string()), refused: ActsResult.shape.refused })
  .meta({ title: 'Sealed result' })
export type SealedResult = z.infer<typeof SealedResult>

/** How the pupils of a class get in. */
export const PupilKeyList = z
  .object({
    classId: Id,
    className: z.string(),
    classCode: z.string().nullable(),
    pupils: z.array(
      z.object({
        pupilId: Id,
        label: z.string(),
        pin: PinKind.nullable(),
        madeAt: Instant.nullable(),
        /** Too many wrong guesses in the last quarter of an hour. */
        isBlocked: z.boolean(),
        isIn: z.boolean(),
      }),
    ),
  })
  .meta({ title: 'Pupil keys' })
export type PupilKeyList = z.infer<typeof PupilKeyList>

export const NewPupilKeys = z.object({ pupilIds: z.array(z.uuid()).min(1).max(100), pin: PinKind })
export type NewPupilKeys = z.input<typeof NewPupilKeys>

/** Told once: nobody can read them again, only make new ones. */
export const MadePupilKeys = z
  .object({
    classCode: z.string(),
    keys: z.array(z.object({ pupilId: Id, label: z.string(), card: z.string(), pin: z.string(), kind: PinKind })),
  })
  .meta({ title: 'Made pupil keys' })
export type MadePupilKeys = z.infer<typeof MadePupilKeys>

export const PupilChoice = z.object({ pupilIds: z.array(z.uuid()).min(1).max(500) })
export type PupilChoice = z.input<typeof PupilChoice>
export const ClassCode = z.object({ classCode: z.string() }).meta({ title: 'Class code' })
export type ClassCode = z.infer<typeof ClassCode>
