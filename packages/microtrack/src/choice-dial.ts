import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { ChoiceKind } from './template.js'

/** How much choice a class or one pupil is given from a day on: how many choice groups on a note, of which kinds, with how many options each. */
export const DialSetting = z
  .object({
    id: Id,
    classId: Id.nullable(),
    pupilId: Id.nullable(),
    groups: z.int().min(0).max(5),
    options: z.int().min(2).max(8),
    kinds: z.array(ChoiceKind).min(1).max(3),
    from: CalendarDate,
    recordedAt: Instant,
    recordedBy: Id,
  })
  .meta({ title: 'Choice dial' })
export type DialSetting = z.infer<typeof DialSetting>
