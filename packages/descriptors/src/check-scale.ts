import type { Issue } from '@track/kernel'
import { colourContrast } from './colour-contrast.js'
import type { DepthCode, DepthScale } from './depth-scale.js'
import type { ERROR_CODES } from './errors.js'

/** The colour of text in the product; a depth's colour lies behind it. */
const INK = '#1d2327'
const READABLE = 4.5

/**
 * What a school should mend in a depth scale before using it. An empty list is a good scale.
 *
 * Errors: fewer than two or more than seven codes; an id, label or short code used twice (capitals and spaces around do not
 * tell two words apart); `secureFrom` not one of the codes. Warnings, which a school may overrule: a colour on which text has a
 * contrast below 4.5; a symbol used twice, so that a greyscale print does not tell two depths apart. `row` is the code's place from 1.
 *
 * @example
 * ```ts
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
    issues.push(issue('codes', 'descriptors/code-count', `A scale has 2 to 7 codes; this one has ${codes.length}.`))
  }
  issues.push(
    ...repeats(codes, 'id', 'descriptors/repeated-id'),
    ...repeats(codes, 'label', 'descriptors/repeated-label'),
    ...repeats(codes, 'shortCode', 'descriptors/repeated-short-code'),
  )
  if (!codes.some(({ id }) => id === secureFrom)) {
    issues.push(
      issue(
        'secureFrom',
        'descriptors/unknown-secure-from',
        'Choose the code from which on a depth counts as secured.',
      ),
    )
  }
  for (const [index, { label, colour }] of codes.entries()) {
    if (colourContrast(colour, INK) >= READABLE) continue
    const message = `Text on the colour of “${label}” is hard to read; choose a lighter colour.`
    issues.push({ ...issue('colour', 'descriptors/low-contrast', message), row: index + 1, severity: 'warning' })
  }
  const lookalikes = repeats(codes, 'symbol', 'descriptors/repeated-symbol')
  return [...issues, ...lookalikes.map((found): Issue => ({ ...found, severity: 'warning' }))]
}

/**
 * What a new version of a scale would lose: one issue for each code that it leaves out.
 *
 * Labels, short codes, colours, symbols, order and `secureFrom` may change, and codes may be added: the past keeps its own
 * version. A code that is gone would leave judgements without a word, so the caller decides whether any uses it.
 *
 * @example
 * ```ts
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
  const kept = new Set(after.codes.map(({ id }) => id))
  return before.codes.flatMap(({ id, label }, index) => {
    if (kept.has(id)) return []
    const message = `“${label}” is gone; judgements that use it would have no word. Keep it, under another name if you like.`
    return { ...issue('codes', 'descriptors/code-removed', message), row: index + 1 }
  })
}

function repeats(
  codes: readonly DepthCode[],
  field: 'id' | 'label' | 'shortCode' | 'symbol',
  code: keyof typeof ERROR_CODES,
): Issue[] {
  const key = (depth: DepthCode) => (field === 'id' ? depth.id : depth[field].trim().toLowerCase())
  return codes.flatMap((depth, index) => {
    const first = codes.findIndex((other) => key(other) === key(depth))
    if (first === index) return []
    const message = `Code ${index + 1} has the same ${NAMES[field]} as code ${first + 1}; give it its own.`
    return { ...issue(field, code, message), row: index + 1 }
  })
}

const NAMES = { id: 'id', label: 'label', shortCode: 'short code', symbol: 'symbol' } as const

function issue(field: string, code: keyof typeof ERROR_CODES, message: string): Issue {
  return { field, code, message, severity: 'error' }
}
