import { isTrackError } from '@track/kernel'
import { Inflate } from 'fflate/browser'
import { brokenWorkbook, SAVE_A_COPY, unsafeWorkbook } from './refuse-workbook.js'

/** The parts of a zip file. Names are compared as workbooks compare them: small letters, forward slashes. */
export interface OpenZip {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Unpacks one part and hands it over piece by piece, never more than the zip says and the limit allows. */
  unpack(name: string, take: (piece: Uint8Array) => void): void
}

const MAXIMUM_PARTS = 200
const MAXIMUM_RATIO = 100
/** Deflate makes at most 1,032 bytes of one, so that at most a megabyte is unpacked beyond the limit before the reading stops. */
const FED_AT_ONCE = 1024

/**
 * What is in this zip file, and is it safe to unpack?
 *
 * Everything is judged by the directory at the end of the file before a byte is unpacked: more than 200 parts, more than
 * `maximumUnpackedBytes` in all, more than a hundred bytes for each byte of the file, a password, parts that lie over each other.
 * A directory can lie, so the bytes are counted as they are unpacked: the first one too many ends the reading.
 *
 * Throws `tabular/unsafe-workbook` and `tabular/broken-workbook`.
 */
export function openZip(bytes: Uint8Array, options: { readonly maximumUnpackedBytes: number }): OpenZip {
  const parts = readDirectory(bytes)
  const sizes = [...parts.values()]
  const unpackedSize = sizes.reduce((sum, { size }) => sum + size, 0)
  if (unpackedSize > options.maximumUnpackedBytes) throw tooLarge(options.maximumUnpackedBytes)
  if (unpackedSize > bytes.length * MAXIMUM_RATIO) {
    throw unsafeWorkbook(`unpacks to more than ${MAXIMUM_RATIO} times its size`, SAVE_A_COPY)
  }
  // In an honest file the parts stand one after another.
  if (sizes.reduce((sum, { packedSize }) => sum + packedSize, 0) > bytes.length) {
    throw unsafeWorkbook('packs several parts into the same bytes', SAVE_A_COPY)
  }

  let unpacked = 0
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name.toLowerCase()),
    unpack(name, take) {
      const part = parts.get(name.toLowerCase())
      if (part === undefined) throw brokenWorkbook(`there is no part ${name}`)
      let size = 0
      const count = (piece: Uint8Array) => {
        size += piece.length
        unpacked += piece.length
        if (size > part.size) throw unsafeWorkbook('holds more than it says', SAVE_A_COPY)
        // A part may be asked for twice, by two sheets that name it.
        if (unpacked > options.maximumUnpackedBytes) throw tooLarge(options.maximumUnpackedBytes)
        take(piece)
      }
      const packed = packedBytes(bytes, part)
      if (part.method === STORED) count(packed)
      else inflate(packed, name, count)
      if (size !== part.size) throw brokenWorkbook(`the part ${name} is cut short`)
    },
  }
}

interface Part {
  readonly method: number
  readonly packedSize: number
  readonly size: number
  readonly start: number
}

const STORED = 0
const DEFLATED = 8

function readDirectory(bytes: Uint8Array): Map<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) throw unsafeWorkbook('is packed as a very large file (ZIP64)', SAVE_A_COPY)
  if (count > MAXIMUM_PARTS) throw unsafeWorkbook(`has more than ${MAXIMUM_PARTS} parts`, SAVE_A_COPY)

  const parts = new Map<string, Part>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw brokenWorkbook('its list of parts is damaged')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, nameEnd))
      .replaceAll('\\', '/')
      .toLowerCase()
    const part = {
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    }
    if ((view.getUint16(at + 8, true) & 1) !== 0) {
      throw unsafeWorkbook('has a password', 'save it without one, and choose that file')
    }
    if (part.method !== STORED && part.method !== DEFLATED) throw unsafeWorkbook('is packed unusually', SAVE_A_COPY)
    if (parts.has(name)) throw unsafeWorkbook('has two parts of one name', SAVE_A_COPY)
    parts.set(name, part)
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw brokenWorkbook('the end of the file is missing')
}

function packedBytes(bytes: Uint8Array, { start, packedSize }: Part): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) {
    throw brokenWorkbook('its list of parts is damaged')
  }
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  if (from + packedSize > bytes.length) throw brokenWorkbook('the end of the file is missing')
  return bytes.subarray(from, from + packedSize)
}

function inflate(packed: Uint8Array, name: string, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate(take)
  try {
    for (let at = 0; at === 0 || at < packed.length; at += FED_AT_ONCE) {
      stream.push(packed.subarray(at, at + FED_AT_ONCE), at + FED_AT_ONCE >= packed.length)
    }
  } catch (error) {
    throw isTrackError(error) ? error : brokenWorkbook(`the part ${name} is damaged`)
  }
}

function tooLarge(maximumUnpackedBytes: number) {
  return unsafeWorkbook(
    `unpacks to more than ${maximumUnpackedBytes} bytes`,
    'copy the rows that are needed into a new workbook, save that as .xlsx, and choose it',
  )
}
