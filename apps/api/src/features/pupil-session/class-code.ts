import { randomInt } from 'node:crypto'

/** No two of them look alike, and without vowels they make no words. Nine of these 24 are 41 bits. */
const SIGNS = '23456789CDFHJKMNPQRTVWXY'
const SECRET = 9
/** What is read for one of them. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { B: '8', G: '6', S: '5', Z: '2' }

/**
 * A code for a class that nobody guesses and a child can type: a word of the class's name, then chance.
 *
 * @example
 * ```ts
 * makeClassCode('4 Oak').slice(0, 4) // => 'OAK-'
 * makeClassCode('4B').length // => 17
 * ```
 */
export function makeClassCode(className: string): string {
  const secret = Array.from({ length: SECRET }, () => SIGNS[randomInt(SIGNS.length)]!).join('')
  return written(wordOf(className), secret)
}

/**
 * The code as it was made, from what somebody typed: in capitals or not, with any spaces and dashes, look-alikes put right.
 *
 * @example
 * ```ts
 * readClassCode('oak 7k4 m9t qxr') // => 'OAK-7K4-M9T-QXR'
 * readClassCode('OAK7K4M9TQXR') // => 'OAK-7K4-M9T-QXR'
 * readClassCode('elm-7ks-m9b-qxg') // => 'ELM-7K5-M98-QX6'
 * ```
 */
export function readClassCode(typed: string): string {
  const signs = readCode(typed)
  const secret = [...signs.slice(-SECRET)].map((sign) => LOOK_ALIKES[sign] ?? sign)
  return written(signs.slice(0, -SECRET), secret.join(''))
}

/**
 * A code without what stands between its signs, in capitals.
 *
 * @example
 * ```ts
 * readCode('cdf3-hjk7') // => 'CDF3HJK7'
 * ```
 */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z\d]/g, '')
}

function written(word: string, secret: string): string {
  return [word, secret.slice(0, 3), secret.slice(3, 6), secret.slice(6)].join('-')
}

/** The last word of a class's name that can be typed on any keyboard: OAK of 4 Oak. */
function wordOf(className: string): string {
  const plain = className.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  return (
    plain
      .match(/[A-Z]{2,}/g)
      ?.at(-1)
      ?.slice(0, 5) ?? 'CLASS'
  )
}
