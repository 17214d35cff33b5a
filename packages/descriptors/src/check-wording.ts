import type { Issue } from '@track/kernel'
import { issue, warning } from './check-words.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { Audience, WordingGuard } from './wording-guard.js'

const AVOIDED = ['expected progress', 'below expected progress', 'level', 'well below', 'fail', 'failure'] as const

/** The words we keep from pupils and families unless the school says otherwise. Nothing is kept from governors and staff. */
export const shippedGuard = { pupil: AVOIDED, family: AVOIDED } as const satisfies DeepReadonly<WordingGuard>

/**
 * Which words of a text does the school not want this audience to read? Each is named once, as it stands there, in the text's order.
 *
 * Whole words whatever their capitals, with the endings of plurals and verbs: "fail" finds "fails", "failed" and "failing"; "level" finds
 * "levels" and "level's" but not "levelled" or "sublevel". A phrase is found across spaces, line ends and hyphens; of words inside one
 * another the longest is named. A school's own list for an audience replaces ours, and an empty list allows everything. A warning:
 * it blocks nothing.
 *
 * @example
 * ```ts
 * import { checkWording } from '@track/descriptors'
 *
 * checkWording('Ada is well below; Ben has levelled the ground.', { audience: 'family' }).map(({ message }) => message)
 * // => ['“well below” is not used for families; say it another way, or allow it.']
 * checkWording('Two levels up', { audience: 'pupil', guard: { pupil: ['struggle'] } }) // => []
 * ```
 */
export function checkWording(
  text: string,
  { audience, guard = {} }: { readonly audience: Audience; readonly guard?: DeepReadonly<WordingGuard> },
): Issue[] {
  const avoided = ({ ...shippedGuard, ...guard }[audience] ?? []).filter((term) => /[^\s-]/u.test(term))
  if (avoided.length === 0) return []
  const longestFirst = [...avoided].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(inAllForms).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  const found = [...text.matchAll(pattern)].map(([words]) => words.replace(/\s+/gu, ' '))
  const named = found.filter((words, index) => found.findIndex((other) => sameWords(other, words)) === index)
  return named.map((words) => {
    const message = `“${words}” is not used for ${READERS[audience]}; say it another way, or allow it.`
    return warning(issue('text', 'descriptors/guarded-wording', message))
  })
}

const READERS = { pupil: 'pupils', family: 'families', governors: 'governors', staff: 'staff' } as const

function sameWords(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Regular endings only. A doubled consonant ("levelled") makes another word often enough that a school should list it itself. */
function inAllForms(term: string): string {
  const words = term
    .split(/[\s-]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
  const last = words.pop()!
  const forms = /\p{L}e$/iu.test(last)
    ? `${last.slice(0, -1)}(?:e|es|ed|ing)`
    : /[^aeiou\P{L}]y$/iu.test(last)
      ? `${last.slice(0, -1)}(?:y|ies|ied|ying)`
      : /\p{L}$/u.test(last)
        ? `${last}(?:s|es|ed|ing)?`
        : last
  return [...words, forms].join('[\\s-]+')
}
