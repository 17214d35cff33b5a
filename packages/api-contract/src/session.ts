import * as z from 'zod'

export const Role = z.enum(['admin', 'leader', 'teacher', 'support']).meta({ title: 'Role' })
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
