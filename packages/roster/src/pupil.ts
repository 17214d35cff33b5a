import { CalendarDate, Id } from '@track/kernel'
import * as z from 'zod'
import { YearGroup } from './year-group.js'

/** How another system names a pupil: its own name and its own identifier, such as `{ source: 'arbor', externalId: '4411' }`. */
export const PupilIdentifier = z.object({ source: z.string().min(1).max(100), externalId: z.string().min(1).max(200) })
export type PupilIdentifier = z.infer<typeof PupilIdentifier>

/**
 * A pupil as a teacher meets them. Only the label is needed: it is what every list shows, and may be a name, initials or a number.
 *
 * `registeredYear` is the year the school registered, not the year worked in (a working programme says that)
 * nor the year the birthday suggests.
 */
export const Pupil = z
  .object({
    id: Id,
    label: z.string().min(1).max(200),
    forename: z.string().max(100).optional(),
    surname: z.string().max(100).optional(),
    dateOfBirth: CalendarDate.optional(),
    registeredYear: YearGroup.optional(),
    upn: z.string().max(13).optional(),
    identifiers: z.array(PupilIdentifier).max(50).default([]),
    joinedOn: CalendarDate.optional(),
    leftOn: CalendarDate.optional(),
  })
  .meta({ title: 'Pupil' })
export type Pupil = z.infer<typeof Pupil>
