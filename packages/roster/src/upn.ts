/** The letters a UPN may use, in the order of their worth from 0: I, O and S are left out, as they look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** What was found out about a unique pupil number. */
export interface UpnCheck {
  readonly valid: boolean
  /** Well formed and ending in a letter: made for a pupil whose permanent number was not known. */
  readonly temporary: boolean
  /** Without spaces and in upper case: the form to store and compare, whether valid or not. */
  readonly normalised: string
  /** There when the form is right and the check letter is not. */
  readonly expectedLetter?: string
  /** Why it is not valid; absent when it is. */
  readonly reason?: 'length' | 'format' | 'check-letter'
}

/**
 * Is this a unique pupil number, and if not, what is wrong with it?
 *
 * Thirteen characters: a check letter, eleven digits, and a last digit (or a letter, in a temporary number). Each of places 2
 * to 13 counts its digit times its place; the sum modulo 23 picks the check letter. A letter in place 13 counts as its worth.
 * The authority code inside (places 2 to 4) is not looked up: codes come and go. Source: the UPN standard, `vectors/upn.json`.
 *
 * @example
 * ```ts
 * import { checkUpn } from '@track/roster'
 *
 * checkUpn(' b801200005001 ') // => { valid: true, temporary: false, normalised: 'B801200005001' }
 * checkUpn('A801200005001').expectedLetter // => 'B'
 * checkUpn('UN1').reason // => 'length'
 * checkUpn('W30233251700A').temporary // => true
 * ```
 */
export function checkUpn(text: string): UpnCheck {
  const normalised = text.replace(/\s/g, '').toUpperCase()
  const form = /^([A-HJ-NP-RT-Z])(\d{11})([\dA-HJ-NP-RT-Z])$/.exec(normalised)
  if (!form) {
    const reason = normalised.length === 13 ? 'format' : 'length'
    return { valid: false, temporary: false, normalised, reason }
  }
  const temporary = LETTERS.includes(form[3]!)
  const expectedLetter = checkLetter(normalised.slice(1))
  if (form[1] === expectedLetter) return { valid: true, temporary, normalised }
  return { valid: false, temporary, normalised, expectedLetter, reason: 'check-letter' }
}

function checkLetter(places: string): string {
  const sum = [...places].reduce((total, character, index) => total + worth(character) * (index + 2), 0)
  return LETTERS[sum % LETTERS.length]!
}

function worth(character: string): number {
  const letter = LETTERS.indexOf(character)
  return letter >= 0 ? letter : Number(character)
}
