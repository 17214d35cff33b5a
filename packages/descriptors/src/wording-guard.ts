import * as z from 'zod'

/** Who reads a text. */
export const Audience = z.enum(['pupil', 'family', 'governors', 'staff']).meta({ title: 'Audience' })
export type Audience = z.infer<typeof Audience>

/**
 * Words that the school does not want an audience to read, for each audience. An audience that is not named keeps the words we ship:
 * see `shippedGuard`; an empty list allows everything.
 */
export const WordingGuard = z
  .partialRecord(Audience, z.array(z.string().trim().min(1).max(60)).max(100))
  .meta({ title: 'Wording guard' })
export type WordingGuard = z.infer<typeof WordingGuard>
