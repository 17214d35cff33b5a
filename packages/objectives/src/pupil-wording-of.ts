import { compareCodeUnits } from '@track/kernel'
import type { Objective } from './objective.js'

/**
 * The words a pupil reads for an objective: never the school's own wording if there are words for pupils.
 *
 * Those in the language asked for, or in the language it is a kind of (`en` for `en-GB`); else the English ones, else the first by
 * language tag; the school's wording if there are none at all.
 *
 * @example
 * ```ts
 * import { pupilWordingOf } from '@track/objectives'
 *
 * const objective = {
 *   wording: 'Recall multiplication facts to 12 × 12',
 *   pupilWordings: { en: 'I know my tables', pl: 'Znam tabliczkę mnożenia' },
 * }
 * pupilWordingOf(objective, { language: 'pl' }) // => 'Znam tabliczkę mnożenia'
 * pupilWordingOf(objective, { language: 'en-GB' }) // => 'I know my tables'
 * pupilWordingOf(objective, { language: 'cy' }) // => 'I know my tables'
 * pupilWordingOf({ ...objective, pupilWordings: {} }, { language: 'cy' }) // => 'Recall multiplication facts to 12 × 12'
 * ```
 */
export function pupilWordingOf(
  { wording, pupilWordings }: Readonly<Pick<Objective, 'wording' | 'pupilWordings'>>,
  { language }: { readonly language: string },
): string {
  const parts = language.split('-')
  const wanted = [...parts.keys()].map((index) => parts.slice(0, parts.length - index).join('-'))
  const tag = [...wanted, 'en', ...Object.keys(pupilWordings).sort(compareCodeUnits)].find((one) =>
    Object.hasOwn(pupilWordings, one),
  )
  return tag === undefined ? wording : pupilWordings[tag]!
}
