import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...values: number[]) => new Uint8Array(values)
const utf16 = (text: string, { bigEndian = false } = {}) =>
  bytes(
    ...[...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8]
    }),
  )

describe('decodeText finds the encoding', () => {
  it('by its byte order mark, which is not part of the text', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, ...utf8('Zoë')))).toEqual({
      text: 'Zoë',
      encoding: 'utf-8-bom',
      unreadable: 0,
    })
    expect(decodeText(bytes(0xff, 0xfe, ...utf16('Zoë')))).toEqual({ text: 'Zoë', encoding: 'utf-16le', unreadable: 0 })
    expect(decodeText(bytes(0xfe, 0xff, ...utf16('Zoë', { bigEndian: true })))).toEqual({
      text: 'Zoë',
      encoding: 'utf-16be',
      unreadable: 0,
    })
  })

  it('by its NULs when UTF-16 forgot the mark', () => {
    expect(decodeText(utf16('Name,Score\nZoë,7'))).toMatchObject({ text: 'Name,Score\nZoë,7', encoding: 'utf-16le' })
    expect(decodeText(utf16('Name,Score\nZoë,7', { bigEndian: true }))).toMatchObject({ encoding: 'utf-16be' })
  })

  it('as UTF-8 when every byte fits, else as windows-1252', () => {
    expect(decodeText(utf8('Siân, Łukasz, 李'))).toMatchObject({ text: 'Siân, Łukasz, 李', encoding: 'utf-8' })
    expect(decodeText(bytes(0x5a, 0x6f, 0xeb))).toMatchObject({ text: 'Zoë', encoding: 'windows-1252' })
  })

  it('with the euro and curly quotes where windows-1252 has them, not Latin-1’s control characters', () => {
    expect(decodeText(bytes(0x80, 0x91, 0x92, 0x93, 0x94, 0x96, 0x9f, 0x81)).text).toBe('€‘’“”–Ÿ\x81')
  })

  it('of nothing as empty UTF-8', () => {
    expect(decodeText(bytes())).toEqual({ text: '', encoding: 'utf-8', unreadable: 0 })
  })
})

describe('the person may know better', () => {
  it('old Macs', () => {
    expect(decodeText(bytes(0x5a, 0x6f, 0x91), { encoding: 'macintosh' }).text).toBe('Zoë')
  })

  it('and is told how many characters do not fit the choice', () => {
    expect(decodeText(bytes(0x5a, 0x6f, 0xeb, 0x2c, 0xeb), { encoding: 'utf-8' })).toEqual({
      text: 'Zo\ufffd,\ufffd',
      encoding: 'utf-8',
      unreadable: 2,
    })
  })

  it('a replacement character that was in the file is nobody’s fault', () => {
    expect(decodeText(utf8('37\ufffd36')).unreadable).toBe(0)
  })
})

describe('what is not text is refused with what to do', () => {
  const zipOf = (part: string) => bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, ...utf8(`…${part}…`))

  it.each([
    ['an Excel workbook', zipOf('xl/workbook.xml')],
    ['an OpenDocument spreadsheet', zipOf('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['a zip file', zipOf('letter.txt')],
    ['a Word document', zipOf('word/document.xml')],
    ['a binary Excel workbook', zipOf('xl/workbook.bin')],
    ['a workbook with a password', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...utf16('EncryptedPackage'))],
    ['an old Excel workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0)],
    ['a PDF', utf8('%PDF-1.7\n')],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['binary data', bytes(0xeb, 0x00, 0x01, 0x02, 0xff)],
    ['binary data', bytes(0xeb, 0, 0, 0, 0xff, 0, 0, 0, 0xee, 0, 0, 0)],
  ])('%s', (kind, source) => {
    expect.assertions(3)
    try {
      decodeText(source)
    } catch (error) {
      expect(isTrackError(error, 'tabular/not-text')).toBe(true)
      expect(String(error)).toContain(`is ${kind}`)
      expect(String(error)).toContain('or as CSV UTF-8')
    }
  })

  it('even if an encoding is chosen for it', () => {
    expect(() => decodeText(zipOf('xl/workbook.xml'), { encoding: 'windows-1252' })).toThrow('is an Excel workbook')
  })
})
