import type { Id } from '@track/kernel'
import type { Level, Session } from './session.js'

/**
 * A session in which nothing has happened yet: a scale, low to high, and an empty log.
 *
 * @example
 * ```ts
 * import { newSession } from '@track/micro-progression'
 *
 * const levels = [{ id: 'l0', label: '0', value: 0 }, { id: 'l1', label: '1', value: 1 }]
 * newSession({ id: 's', levels }).log // => []
 * ```
 */
export function newSession({ id, levels }: { readonly id: Id; readonly levels: readonly Level[] }): Session {
  return { format: 'micro-progression/1', id, levels: levels.map((level) => ({ ...level })), log: [] }
}
