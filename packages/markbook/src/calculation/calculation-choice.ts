import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Calculation } from './calculation.js'

/**
 * How several judgements of an objective become one, from a day on, in a subject (null: in the whole school). A calculation of null takes
 * the choice back: a subject does as the whole school again, the school by the latest judgement.
 */
export const CalculationChoice = z
  .object({
    subjectId: Id.nullable(),
    calculation: Calculation.nullable(),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Calculation choice' })
export type CalculationChoice = z.infer<typeof CalculationChoice>
