import type { Microtrack } from './microtrack.js'

/**
 * Whether anything was done on a note that says the pupil was there: a list made, a tick, a way chosen, something agreed on, an exit ticket.
 *
 * @example
 * ```ts
 * isBegun({ isBuilt: false, adjustments: [], lines: [], exit: null }) // => false
 * ```
 */
export function isBegun({
  isBuilt,
  adjustments,
  lines,
  exit,
}: Pick<Microtrack, 'isBuilt' | 'adjustments' | 'lines'> & { readonly exit: object | null }): boolean {
  const isTouched = lines.some(({ done, choice }) => done > 0 || choice?.attempts.length)
  return isBuilt || isTouched || adjustments.length > 0 || exit !== null
}
