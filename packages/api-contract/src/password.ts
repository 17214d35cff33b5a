export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'about-you'

/**
 * Why will this password not do? Null when it will: long rather than complicated, not what everybody chooses, not what
 * everybody knows of the person.
 *
 * `about` are words that stand around it: the e-mail address, the school's name. What is left without them, and without
 * the commonest words, runs of keys and digits, must still be something.
 *
 * @example
 * ```ts
 * import { passwordFault } from '@track/api-contract'
 *
 * passwordFault('three quiet words') // => null
 * passwordFault('Password1234!') // => 'common'
 * passwordFault('larkfield-2026', { about: ['Larkfield Primary'] }) // => 'about-you'
 * passwordFault('short') // => 'too-short'
 * ```
 */
export function passwordFault(
  password: string,
  { about = [] }: { readonly about?: readonly string[] } = {},
): PasswordFault | null {
  if (password.length < 12) return 'too-short'
  if (password.length > 200) return 'too-long'
  const plain = password.normalize('NFKC').toLowerCase()
  // Beyond the alphabets of the lists there is nothing to compare with.
  const core = plain.replace(/[^\p{L}\p{N}]/gu, '')
  if (new Set(plain).size < 5 || isRepeated(core)) return 'common'
  const uncommon = without(core, COMMON).replace(/\d/g, '')
  if (withoutRuns(uncommon).length < ENOUGH) return 'common'
  if (without(core, about.flatMap(wordsOf)).replace(/\d/g, '').length < ENOUGH) return 'about-you'
  return null
}

/** So many letters besides what anybody would try first. */
const ENOUGH = 4

/** "abcabcabc", "passwordpassword". */
function isRepeated(core: string): boolean {
  return /^(.+?)\1+$/su.test(core)
}

function wordsOf(about: string): string[] {
  return about
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4)
}

function without(core: string, words: readonly string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), core).replaceAll(' ', '')
}

/** Takes out what a finger runs along: three or more neighbours of one row of keys, either way. */
function withoutRuns(core: string): string {
  let kept = ''
  for (let at = 0; at < core.length; ) {
    const length = runAt(core, at)
    if (length >= 3) at += length
    else kept += core[at++]
  }
  return kept
}

function runAt(core: string, at: number): number {
  let longest = 1
  for (const row of ROWS) {
    let length = 1
    while (at + length < core.length && row.includes(core.slice(at, at + length + 1))) length++
    longest = Math.max(longest, length)
  }
  return longest
}

const KEYS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  'qazwsxedcrfvtgbyhnujmikolp',
  'qwaszxerdfcv',
]
const ROWS = KEYS.flatMap((row) => [row, [...row].reverse().join('')])

/** The words of the commonest long passwords in leaked lists, and those that a school would try. */
const COMMON = [
  ...['password', 'passwort', 'passw0rd', 'p4ssw0rd', 'pa55word', 'passphrase', 'motdepasse', 'contrasena'],
  ...['qwerty', 'azerty', 'asdf', 'zxcv', 'qazwsx', '1q2w3e4r5t6y', '1q2w3e4r5t', '1q2w3e4r', '1q2w3e', 'q1w2e3r4t5y6'],
  ...['q1w2e3r4', '1qaz2wsx', 'zaq12wsx', 'zaq1', 'abc123', 'a1b2c3d4', 'abcd', 'trustno1', 'blink182'],
  ...['letmein', 'welcome', 'iloveyou', 'loveyou', 'changeme', 'change', 'default', 'admin', 'administrator', 'login'],
  ...['secret', 'access', 'guest', 'test', 'testing', 'user', 'username', 'root', 'system', 'computer', 'internet'],
  ...['google', 'facebook', 'samsung', 'microsoft', 'windows', 'iphone', 'minecraft', 'fortnite', 'roblox', 'pokemon'],
  ...['starwars', 'superman', 'batman', 'spiderman', 'master', 'monkey', 'dragon', 'shadow', 'killer', 'hunter'],
  ...[
    'princess',
    'sunshine',
    'football',
    'baseball',
    'basketball',
    'cricket',
    'rugby',
    'soccer',
    'liverpool',
    'arsenal',
  ],
  ...['chelsea', 'manchester', 'united', 'city', 'everton', 'tottenham', 'newcastle', 'rangers', 'celtic', 'westham'],
  ...['england', 'scotland', 'wales', 'ireland', 'london', 'britain', 'charlie', 'thomas', 'george', 'michael'],
  ...['jennifer', 'jessica', 'ashley', 'daniel', 'jordan', 'matthew', 'andrew', 'joshua', 'oliver', 'harry', 'jack'],
  ...['hello', 'freedom', 'whatever', 'forever', 'friends', 'family', 'mother', 'father', 'babygirl', 'baby', 'lovely'],
  ...['love', 'angel', 'flower', 'butterfly', 'chocolate', 'cheese', 'banana', 'orange', 'purple', 'yellow', 'silver'],
  ...['cookie', 'pepper', 'ginger', 'summer', 'winter', 'spring', 'autumn', 'monday', 'tuesday', 'wednesday'],
  ...['thursday', 'friday', 'saturday', 'sunday', 'january', 'february', 'march', 'april', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december', 'christmas', 'birthday', 'holiday', 'school', 'teacher'],
  ...['teaching', 'headteacher', 'head', 'pupil', 'class', 'primary', 'secondary', 'academy', 'college', 'education'],
  ...['track', 'markbook', 'please', 'enter', 'open', 'this', 'correct', 'horse', 'battery', 'staple'],
]
