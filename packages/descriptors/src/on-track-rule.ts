import { CalendarDate, Id, Instant } from '@track/kernel'
import { z } from 'zod'

/**
 * The school's own rule for "on track", as it stands from a day on.
 *
 * `secured-percent`: at least so many per cent of the objectives taught by then in the pupil's own programme are secured.
 * Equality is enough; the comparison is exact, before any rounding.
 */
export const OnTrackRule = z
  .object({
    id: Id,
    name: z.string().min(1).max(100),
    rule: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('secured-percent'), securedPercentAtLeast: z.number().min(0).max(100) }),
    ]),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'On-track rule' })
export type OnTrackRule = z.infer<typeof OnTrackRule>
