import type { Reading } from './reading.js'

/**
 * Does this cell say yes, no, or nothing? Blank is null, which is not No: nobody has said.
 *
 * Y and N, Yes and No, T and F, True and False, 1 and 0, ✓ and ✗, in any case. Anything else is asked about, never taken for No.
 *
 * @example
 * ```ts
 * import { readYesNo } from '@track/tabular'
 *
 * readYesNo('Y') // => { value: true }
 * readYesNo('false') // => { value: false }
 * readYesNo(' ') // => { value: null }
 * ```
 */
export function readYesNo(text: string): Reading<boolean | null> {
  const word = text.trim().toLowerCase()
  if (word === '') return { value: null }
  if (YES.includes(word)) return { value: true }
  if (NO.includes(word)) return { value: false }
  const message = 'This is neither yes nor no: write Y or N, or leave it blank if it is not known'
  return { issue: { code: 'tabular/not-yes-or-no', message } }
}

const YES = ['y', 'yes', 't', 'true', '1', '✓', '✔', '☑']
const NO = ['n', 'no', 'f', 'false', '0', '✗', '✘', '☒']
