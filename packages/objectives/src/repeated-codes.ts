import type { Issue } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import { inShort } from './in-short.js'
import type { Objective } from './objective.js'

const SAME_CODE: keyof typeof ERROR_CODES = 'objectives/same-code'

/**
 * Which objectives have a code that another one of the list has: a warning each, naming both; both are kept.
 *
 * The second and each further holder of a code is named with the first. Codes are compared letter by letter.
 *
 * @example
 * ```ts
 * import { repeatedCodes } from '@track/objectives'
 *
 * const objectives = [
 *   { code: '4N1', wording: 'Count in 6s' },
 *   { code: '4N1', wording: 'Count in 7s' },
 * ]
 * repeatedCodes(objectives).map(({ row, message }) => `${row}: ${message}`)
 * // => ['2: “Count in 6s” and “Count in 7s” both have the code 4N1: change one if it was not meant.']
 * ```
 */
export function repeatedCodes(objectives: readonly Readonly<Pick<Objective, 'code' | 'wording'>>[]): Issue[] {
  const firstOf = new Map<string, string>()
  return objectives.flatMap(({ code, wording }, index) => {
    if (code === undefined) return []
    const first = firstOf.get(code)
    if (first === undefined) {
      firstOf.set(code, wording)
      return []
    }
    const message = `“${inShort(first)}” and “${inShort(wording)}” both have the code ${code}: change one if it was not meant.`
    return { row: index + 1, field: 'code', code: SAME_CODE, message, severity: 'warning' as const }
  })
}
