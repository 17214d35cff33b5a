import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'

/** The shapes that tell depths apart without colour. */
export const DepthSymbol = z
  .enum(['dash', 'dot', 'ring', 'half', 'disc', 'star', 'square', 'triangle', 'diamond', 'plus', 'hexagon', 'chevron'])
  .meta({ title: 'Symbol' })
export type DepthSymbol = z.infer<typeof DepthSymbol>

/**
 * One word for a depth of understanding. Its id never changes, so words, colours and symbols may.
 *
 * `number` is optional, for aggregated reporting only, and is not shown to pupils.
 */
export const DepthCode = z
  .object({
    id: Id,
    label: z.string().min(1).max(50),
    shortCode: z.string().min(1).max(4),
    colour: z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is # and six hexadecimal digits in lower case'),
    symbol: DepthSymbol,
    number: z.number().optional(),
  })
  .meta({ title: 'Depth code' })
export type DepthCode = z.infer<typeof DepthCode>

/**
 * The school's own words for depth, lowest first, as they stand from a day on. A code's rank is its place, from 0.
 *
 * `secureFrom` names the lowest code that counts as secured. A change is a new version; the past keeps its own. From `retiredOn` on
 * the scale is no longer offered for new frameworks and rules; frameworks that use it go on.
 */
export const DepthScale = z
  .object({
    id: Id,
    name: z.string().min(1).max(100),
    codes: z.array(DepthCode).min(2).max(7),
    secureFrom: Id,
    retiredOn: CalendarDate.optional(),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Depth scale' })
export type DepthScale = z.infer<typeof DepthScale>
