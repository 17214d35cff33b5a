import * as z from 'zod'

/**
 * A moment in UTC with exactly three decimals, such as `2026-03-02T10:00:00.000Z`.
 *
 * One precision, so that instants compare as text: with mixed precision `…00.500Z` would sort before `…00Z`.
 */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .meta({ title: 'Instant', description: 'A moment in UTC, to the millisecond.' })
export type Instant = z.infer<typeof Instant>
