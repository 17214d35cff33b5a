import * as z from 'zod'

/**
 * A day of school life such as `2026-03-02`: no time, no zone. Two of them compare with `<`.
 *
 * A date-time does not fit, and a day the calendar lacks (2026-02-30) does not parse.
 */
export const CalendarDate = z.iso
  .date()
  .meta({ title: 'Calendar date', description: 'A day, written YYYY-MM-DD.' }) as unknown as z.ZodType<
  CalendarDate,
  CalendarDate
>
export type CalendarDate = `${number}-${number}-${number}`
