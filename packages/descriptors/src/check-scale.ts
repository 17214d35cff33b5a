import type { Issue } from '@track/kernel'
import { checkWords, issue, leftOut } from './check-words.js'
import type { DepthCode, DepthScale } from './depth-scale.js'

/**
 * What a school should mend in a depth scale before using it. An empty list is a good scale.
 *
 * Errors: fewer than two or more than seven codes; an id, label or short code used twice (capitals and spaces around do not
 * tell two words apart); `secureFrom` not one of the codes. Warnings, which a school may overrule: a colour on which text has a
 * contrast below 4.5; a symbol used twice, so that a greyscale print does not tell two depths apart. `row` is the code's place from 1.
 *
 * @example
 * ```ts
 * import { checkScale } from '@track/descriptors'
 *
 * const code = { label: 'Not yet', shortCode: 'N', colour: '#ffffff', symbol: 'ring' } as const
 * const codes = [{ ...code, id: 'a' }, { ...code, id: 'b', label: 'Secure', shortCode: 'n', symbol: 'disc' }] as const
 * checkScale({ codes, secureFrom: 'b' })[0]?.code // => 'descriptors/repeated-short-code'
 * ```
 */
export function checkScale({
  codes,
  secureFrom,
}: { readonly codes: readonly DepthCode[] } & Pick<DepthScale, 'secureFrom'>): Issue[] {
  const issues: Issue[] = []
  if (codes.length < 2 || codes.length > 7) {
    issues.push(issue('codes', 'descriptors/code-count', `A scale has 2 to 7 words; this one has ${codes.length}.`))
  }
  if (!codes.some(({ id }) => id === secureFrom)) {
    const message = 'Choose the word from which on a depth counts as secured.'
    issues.push(issue('secureFrom', 'descriptors/unknown-secure-from', message))
  }
  return [...issues, ...checkWords(codes)]
}

/**
 * What a new version of a scale would lose: one issue for each code that it leaves out.
 *
 * Labels, short codes, colours, symbols, order and `secureFrom` may change, and codes may be added: the past keeps its own
 * version. A code that is gone would leave judgements without a word, so the caller decides whether any uses it.
 *
 * @example
 * ```ts
 * import { checkScaleChange } from '@track/descriptors'
 *
 * const before = { codes: [{ id: 'a', label: 'Not yet' }, { id: 'b', label: 'Secure' }] }
 * const renamed = { codes: [{ id: 'b', label: 'Got it' }, { id: 'a', label: 'On the way' }] }
 * checkScaleChange(before, renamed) // => []
 * checkScaleChange(before, { codes: [{ id: 'b' }, { id: 'c' }] })[0]?.row // => 1
 * ```
 */
export function checkScaleChange(
  before: { readonly codes: readonly Pick<DepthCode, 'id' | 'label'>[] },
  after: { readonly codes: readonly Pick<DepthCode, 'id'>[] },
): Issue[] {
  return leftOut(before.codes, after.codes, { field: 'codes', code: 'descriptors/code-removed' })
}
