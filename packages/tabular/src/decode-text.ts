import { TrackError } from '@track/kernel'
import { binaryKind } from './binary-kind.js'

/** How the bytes of a file spell its characters. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  /** How many characters could not be read and show as `�`; more than 0 says: try another encoding. */
  readonly unreadable: number
}

/**
 * What does this file say, whatever program saved it?
 *
 * A byte order mark decides; then UTF-16 that forgot its mark (every second byte NUL); then UTF-8 if every byte fits; else
 * windows-1252, which is what Excel's plain "CSV" writes on Windows. The person may know better and say so: old Macs wrote
 * `macintosh`, which nothing in the bytes gives away. The mark itself is not part of the text.
 *
 * Throws `tabular/not-text` for a workbook, a PDF, a picture or other binary data, and says what to do.
 *
 * @example
 * ```ts
 * import { decodeText } from '@track/tabular'
 *
 * decodeText(new Uint8Array([0x5a, 0x6f, 0xeb])) // => { text: 'Zoë', encoding: 'windows-1252', unreadable: 0 }
 * ```
 */
export function decodeText(bytes: Uint8Array, options: { readonly encoding?: TextEncoding } = {}): DecodedText {
  const kind = binaryKind(bytes)
  if (kind !== undefined) throw notText(kind)
  const encoding = options.encoding ?? markedEncoding(bytes) ?? unmarkedUtf16(bytes)
  if (encoding !== undefined) return decodeAs(bytes, encoding)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', unreadable: 0 }
  if (holdsControlBytes(bytes)) throw notText('is binary data')
  return decodeAs(bytes, 'windows-1252')
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8-bom'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** Latin text in UTF-16 has a NUL in nearly every pair, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const pairs = Math.min(bytes.length >> 1, 1000)
  let [even, odd] = [0, 0]
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) even += 1
    if (bytes[2 * pair + 1] === 0) odd += 1
  }
  if (pairs < 2) return undefined
  if (odd >= pairs * 0.75 && even <= pairs / 20) return 'utf-16le'
  if (even >= pairs * 0.75 && odd <= pairs / 20) return 'utf-16be'
  return undefined
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const decoded = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes)
  const text = encoding === 'windows-1252' ? decoded.replace(/[\x80-\x9f]/g, toWindows1252) : decoded
  return { text, encoding, unreadable: text.split('\ufffd').length - 1 }
}

// Some releases of Node decode windows-1252 as Latin-1: what they leave between 0x80 and 0x9F is put right here.
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function toWindows1252(character: string): string {
  return WINDOWS_1252[character.charCodeAt(0) - 0x80]!
}

/** No text holds these; tab, line ends, form feed, DOS's end-of-file and escape it may. */
function holdsControlBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b))
}

function notText(kind: string): TrackError {
  return new TrackError(
    'tabular/not-text',
    `This file ${kind}, not a table that can be read: open it in its own program, save it as .xlsx or as CSV UTF-8 without a password, and choose that file`,
  )
}
