/**
 * Which well-known file is this that is not text? Words that follow "This file …", or undefined.
 *
 * Reads the first bytes, and for a zip the names of its parts: Excel, LibreOffice and Word all save zips.
 *
 * @example
 * ```ts
 * binaryKind(new TextEncoder().encode('%PDF-1.7')) // => 'is a PDF'
 * binaryKind(new TextEncoder().encode('Name,UPN')) // => undefined
 * ```
 */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const kind = SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1]
  return PARTS.find(([container, part]) => container === kind && includes(bytes, part))?.[2] ?? kind
}

/**
 * Is this a workbook that can be read (.xlsx, .xlsm)? Its content decides, not its name.
 *
 * @example
 * ```ts
 * import { isWorkbook } from '@track/tabular'
 *
 * isWorkbook(new TextEncoder().encode('Name,UPN')) // => false
 * ```
 */
export function isWorkbook(bytes: Uint8Array): boolean {
  return binaryKind(bytes) === WORKBOOK && includes(bytes, '[Content_Types].xml')
}

const WORKBOOK = 'is an Excel workbook'

/** What is packed inside a container gives it away. */
const PARTS = [
  ['is a zip file', 'xl/workbook.bin', 'is a binary Excel workbook (.xlsb)'],
  ['is a zip file', 'xl/workbook', WORKBOOK],
  ['is a zip file', 'opendocument.spreadsheet', 'is an OpenDocument spreadsheet'],
  ['is a zip file', 'word/document', 'is a Word document'],
  ['is an old Excel workbook (.xls)', 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0', 'is a workbook with a password'],
] as const

const SIGNATURES = [
  ['PK\x03\x04', 'is a zip file'],
  ['PK\x05\x06', 'is a zip file'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'is an old Excel workbook (.xls)'],
  ['%PDF-', 'is a PDF'],
  ['\x89PNG\r\n', 'is a picture'],
  ['\xff\xd8\xff', 'is a picture'],
  ['GIF8', 'is a picture'],
  ['\x1f\x8b', 'is a gzip archive'],
] as const

function startsWith(bytes: Uint8Array, signature: string, from = 0): boolean {
  for (let at = 0; at < signature.length; at += 1) {
    if (bytes[from + at] !== signature.charCodeAt(at)) return false
  }
  return true
}

function includes(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, text, at)) return true
  }
  return false
}
