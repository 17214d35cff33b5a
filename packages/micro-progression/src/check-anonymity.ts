import { ERROR_CODES } from './errors.js'

/** Some text that would be published, and where it stands: a piece, a qualifier, a file. */
export interface Spot {
  readonly where: string
  readonly text: string
}

/** A pupil as the roll knows them. `names` are in this order: given names, family name, any other first names ("known as"). */
export interface RollEntry {
  readonly id: string
  readonly names: readonly string[]
  readonly upn?: string | null | undefined
}

/** Where somebody can be recognised: the text from `start` to `end` of a spot. What it says is not repeated anywhere. */
export interface Recognised {
  /** The same for the same place, so that a person can confirm it. */
  readonly id: string
  readonly code: 'micro-progression/upn' | 'micro-progression/full-name' | 'micro-progression/first-name'
  readonly in: 'text' | 'file-name' | 'metadata'
  readonly where: string
  readonly start: number
  readonly end: number
  readonly message: string
}

/**
 * Can anybody be recognised in what is about to hang on the wall?
 *
 * Refused: a UPN of the roll, spaced or in small letters (a shorter identifier only as it is written), and a pupil's full name in either order. Asked about: a first name alone,
 * also where it is an ordinary word ("Grace", "Will"). Capitals, accents, apostrophes, hyphens and line breaks make no difference, nor
 * do an initial in between or the ways in which Arabic and Urdu write one letter. Of several first names the first is enough, of
 * a family name of several words the first or the last. A name of one letter alone is not asked about. A pupil whose roll entry is one
 * label of several words is looked for by that label.
 *
 * The answer never holds a name: it says where to look. Spots in their order, places from the start.
 *
 * @example
 * ```ts
 * import { checkAnonymity } from '@track/micro-progression'
 *
 * const roll = [{ id: 'ada', names: ['Zoë', "O'Neill"], upn: 'A123456789012' }]
 * const { refusals, questions } = checkAnonymity({ texts: [{ where: 'piece 1', text: 'zoe\nO’NEILL, 5B' }, { where: 'piece 2', text: 'Zoe says' }] }, roll)
 * refusals.map(({ code, where, start, end }) => [code, where, start, end]) // => [['micro-progression/full-name', 'piece 1', 0, 11]]
 * questions.map(({ code, where }) => [code, where]) // => [['micro-progression/first-name', 'piece 2']]
 * ```
 */
export function checkAnonymity(
  {
    texts,
    fileNames = [],
    metadata = [],
  }: {
    readonly texts: readonly Spot[]
    readonly fileNames?: readonly Spot[] | undefined
    readonly metadata?: readonly Spot[] | undefined
  },
  roll: readonly RollEntry[],
): { readonly refusals: Recognised[]; readonly questions: Recognised[] } {
  const known = indexOf(roll)
  const found = [
    ...texts.flatMap((spot) => recognise(spot, 'text', known)),
    ...fileNames.flatMap((spot) => recognise(spot, 'file-name', known)),
    ...metadata.flatMap((spot) => recognise(spot, 'metadata', known)),
  ]
  return {
    refusals: found.filter(({ code }) => code !== 'micro-progression/first-name'),
    questions: found.filter(({ code }) => code === 'micro-progression/first-name'),
  }
}

/** What a run of letters may be to the roll: part of whose name, or a whole label. */
interface Part {
  readonly pupil: number
  /** First names and family names make a full name together; a label is one by itself. */
  readonly kind: 'first' | 'family' | 'label'
}

interface Known {
  readonly parts: ReadonlyMap<string, readonly Part[]>
  readonly longest: number
  /** Full names written as one word, as file names have them. */
  readonly joined: ReadonlySet<string>
  readonly upns: ReadonlySet<string>
  readonly upnLengths: readonly number[]
}

interface Word {
  readonly key: string
  /** What stands between it and the word before. */
  readonly gap: string
  readonly start: number
  readonly end: number
}

interface Span {
  readonly from: number
  readonly to: number
}

function indexOf(roll: readonly RollEntry[]): Known {
  const parts = new Map<string, Part[]>()
  const joined = new Set<string>()
  roll.forEach(({ names }, pupil) => {
    const add = (keys: readonly string[], kind: Part['kind']) => {
      for (const key of keys) if (key !== '') parts.set(key, [...(parts.get(key) ?? []), { pupil, kind }])
    }
    const [given = [], family = [], ...others] = names.map(wordsOfName)
    const first = [given, ...others].flatMap((words) => [words.join(''), words[0] ?? '']).filter((key) => key !== '')
    const last = unique([family.join(''), ...[family[0], family.at(-1)].filter((word) => (word?.length ?? 0) >= 3)])
    add(unique(first), 'first')
    add(last, 'family')
    if (family.length === 0 && given.length > 1) add([given.join('')], 'label')
    for (const one of first)
      for (const other of last) for (const key of [one + other, other + one]) if (key.length >= 6) joined.add(key)
  })
  const upns = new Set(roll.map(({ upn }) => (upn ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')))
  upns.delete('')
  return {
    parts,
    longest: [...parts.keys()].reduce((longest, { length }) => Math.max(longest, length), 0),
    joined,
    upns,
    upnLengths: unique([...upns].map(({ length }) => length)),
  }
}

function recognise({ where, text }: Spot, kind: Recognised['in'], known: Known): Recognised[] {
  const words = wordsOf(text)
  const full = mergeSpans(words.flatMap((_, at) => fullNamesFrom(words, at, { kind, known })))
  const isInFullName = ({ from, to }: Span) => full.some((span) => span.from <= from && to <= span.to)
  const lone = mergeSpans(words.flatMap((_, at) => firstNamesFrom(words, at, known))).filter(
    (span) => !isInFullName(span),
  )
  const found = [
    ...upnsIn(text, known).map((place) => ({ ...place, code: 'micro-progression/upn' as const })),
    ...full.map((span) => ({ ...placeOf(words, span), code: 'micro-progression/full-name' as const })),
    ...lone.map((span) => ({ ...placeOf(words, span), code: 'micro-progression/first-name' as const })),
  ]
  return found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ code, start, end }) => ({
      id: `${kind}:${where}:${start}-${end}`,
      code,
      in: kind,
      where,
      start,
      end,
      message: ERROR_CODES[code],
    }))
}

/** The full names that begin at a word. */
function fullNamesFrom(
  words: readonly Word[],
  from: number,
  { kind, known }: { readonly kind: Recognised['in']; readonly known: Known },
): Span[] {
  if (kind !== 'text' && known.joined.has(words[from]!.key)) return [{ from, to: from }]
  return partsFrom(words, from, known).flatMap(({ to, parts }) => {
    if (parts.some((part) => part.kind === 'label')) return [{ from, to }]
    return nextPlaces(words, to).flatMap((next) =>
      partsFrom(words, next, known)
        .filter((rest) => rest.parts.some((other) => parts.some((part) => makeFullName(part, other))))
        .map((rest) => ({ from, to: rest.to })),
    )
  })
}

function makeFullName(a: Part, b: Part): boolean {
  return a.pupil === b.pupil && a.kind !== b.kind && a.kind !== 'label' && b.kind !== 'label'
}

/** The first names that begin at a word. Words with a space between are no first name together: "so I" is not "Soi". */
function firstNamesFrom(words: readonly Word[], from: number, known: Known): Span[] {
  return partsFrom(words, from, known)
    .filter(({ to, parts }) => parts.some(({ kind }) => kind === 'first') && (to > from || words[from]!.key.length > 1))
    .filter(({ to }) => words.slice(from + 1, to + 1).every(({ gap }) => !/\s/.test(gap)))
    .map(({ to }) => ({ from, to }))
}

/** The names, or parts of names, that begin at a word; a space, a hyphen or an apostrophe may divide what is one on the roll. */
function partsFrom(words: readonly Word[], from: number, { parts, longest }: Known) {
  const found: { readonly to: number; readonly parts: readonly Part[] }[] = []
  let key = ''
  for (let to = from; to < words.length; to++) {
    const { key: next, gap } = words[to]!
    key += next
    if (key.length > longest || (to > from && !/^[\s\p{Pd}'’‘ʼ`´._]*$/u.test(gap))) break
    const known = parts.get(key)
    if (known) found.push({ to, parts: known })
  }
  return found
}

/** Where the rest of a name may go on: at the next word, or at the one after an initial. Figures in between end it. */
function nextPlaces(words: readonly Word[], to: number): number[] {
  const [next, afterIt] = words.slice(to + 1, to + 3).map(({ key, gap }) => ({ key, isNear: !/\p{N}/u.test(gap) }))
  if (!next?.isNear) return []
  return next.key.length === 1 && afterIt?.isNear ? [to + 1, to + 2] : [to + 1]
}

function placeOf(words: readonly Word[], { from, to }: Span) {
  return { start: words[from]!.start, end: words[to]!.end }
}

/** Spans that overlap become one. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else merged.push(span)
  }
  return merged
}

/** UPNs, spaced as people space them. A shorter identifier is found as it is written only: its figures alone may be anybody's sum. */
function upnsIn(text: string, { upns, upnLengths }: Known): { start: number; end: number }[] {
  const runs = [...text.matchAll(/[a-z0-9](?:[\s\p{Pd}._/]*[a-z0-9])*/giu)]
  return runs.flatMap(({ 0: run, index }) => {
    const signs = [...run.matchAll(/[a-z0-9]/gi)]
    const bare = signs.map(([sign]) => sign.toUpperCase()).join('')
    return upnLengths.flatMap((length) =>
      signs.flatMap((sign, at) => {
        const last = signs[at + length - 1]
        if (!last || !upns.has(bare.slice(at, at + length))) return []
        const place = { start: index + sign.index, end: index + last.index + 1 }
        return length >= UPN_LENGTH || standsAlone(text, place, length) ? [place] : []
      }),
    )
  })
}

const UPN_LENGTH = 13

function standsAlone(text: string, { start, end }: { start: number; end: number }, length: number): boolean {
  const beside = `${text[start - 1] ?? ' '}${text[end] ?? ' '}`
  return end - start === length && !/[a-z0-9]/i.test(beside)
}

/** Letters in a row. An apostrophe ends them ("Bell’s"); what belongs together ("O’Neill") is found by putting words together again. */
const RUNS = /\p{L}[\p{L}\p{M}\p{Cf}]*/gu

/** "AdaBell" is two words, and a script that writes no spaces has a word a letter. */
const SEAMS =
  /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*)(?=\p{L})/u

function wordsOf(text: string): Word[] {
  let end = 0
  return [...text.matchAll(RUNS)].flatMap(({ 0: run, index }) =>
    run.split(SEAMS).map((word, place) => {
      const start = place === 0 ? index : end
      const gap = text.slice(end, start)
      end = start + word.length
      return { key: fold(word), gap, start, end }
    }),
  )
}

/** The words of a name, each in one piece: "Mary-Jane" is two, "O'Neill" and "McDonald" are one. */
function wordsOfName(name: string): string[] {
  return name
    .split(/[\s\p{Pd},.]+/u)
    .map(fold)
    .filter((word) => word !== '')
}

/** Letters that are written in several ways and stay different when accents are taken off. */
const SAME_LETTER: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ۃ: 'ه',
  ة: 'ه',
  ٱ: 'ا',
}

function fold(word: string): string {
  const bare = word
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}]|ـ/gu, '')
  return [...bare].map((letter) => SAME_LETTER[letter] ?? letter).join('')
}

function unique<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.flatMap((value) => value ?? []))]
}
