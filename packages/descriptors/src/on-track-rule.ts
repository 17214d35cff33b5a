import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Conditions } from './condition.js'

/** The school's own rule for "on track", as it stands from a day on. A change is a new version; the past keeps its own. */
export const OnTrackRule = z
  .object({
    id: Id,
    name: z.string().min(1).max(100),
    rule: Conditions,
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'On-track rule' })
export type OnTrackRule = z.infer<typeof OnTrackRule>
