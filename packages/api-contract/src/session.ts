import * as z from 'zod'
import { ROLES } from './roles.js'

export const Role = z.enum(ROLES).meta({ title: 'Role' })
export type Role = z.infer<typeof Role>

export const SignIn = z
  .object({ email: z.string().trim().min(3).max(254), password: z.string().min(1).max(200) })
  .meta({ title: 'Sign in' })
export type SignIn = z.infer<typeof SignIn>

/** Who is signed in, and the schools they belong to. */
export const Session = z
  .object({
    account: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    schools: z.array(z.object({ schoolId: z.string(), name: z.string(), role: Role })),
  })
  .meta({ title: 'Session' })
export type Session = z.infer<typeof Session>

/** An address that mail can be sent to, as far as its form shows. Kept in lower case. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('An e-mail address looks like name@school.org'))
export type Email = z.infer<typeof Email>

/** A password somebody chooses: long rather than complicated. */
export const NewPassword = z
  .string()
  .min(12, 'A password has at least 12 characters: three or four words do well')
  .max(200, 'A password has at most 200 characters')
export type NewPassword = z.infer<typeof NewPassword>

export const PersonName = z.string().trim().min(1).max(200)

/** The secret part of a one-time link, after the # of its address. */
export const LinkToken = z.string().min(20).max(100)
export const LinkQuestion = z.object({ token: LinkToken })

/**
 * What a one-time link is for, before it is used. An invitation does not say whether its address has an account already:
 * whoever made the link could read that too.
 */
export const Link = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('first-run'), expiresAt: z.string() }),
    z.object({
      kind: z.literal('invitation'),
      expiresAt: z.string(),
      school: z.string(),
      name: z.string(),
      email: z.string(),
      role: Role,
    }),
    z.object({ kind: z.literal('reset'), expiresAt: z.string(), name: z.string(), email: z.string() }),
  ])
  .meta({ title: 'One-time link' })
export type Link = z.infer<typeof Link>

/**
 * Uses an invitation or a reset. `password` is the one chosen, or, for somebody who has an account already, the one they have;
 * the API checks which is which. `name` may correct the name of an invitation.
 */
export const LinkUse = z.object({
  token: LinkToken,
  password: z.string().min(1).max(200),
  name: PersonName.optional(),
})
export type LinkUse = z.input<typeof LinkUse>

export const PasswordChange = z.object({ current: z.string().min(1).max(200), next: NewPassword })
export type PasswordChange = z.input<typeof PasswordChange>
