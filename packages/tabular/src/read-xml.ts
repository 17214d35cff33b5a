import { isTrackError } from '@track/kernel'
import { SaxesParser } from 'saxes'
import type { OpenZip } from './open-zip.js'
import { brokenWorkbook, SAVE_A_COPY, unsafeWorkbook } from './refuse-workbook.js'

/** Who is told of the elements of a part. Names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  /** `text` is what stood between the last tag and this one: all of an element that holds only text. */
  close?(name: string, text: string): void
}

// A worksheet nests a dozen elements and gives the largest some thirty attributes.
const MAXIMUM_DEPTH = 100
const MAXIMUM_ATTRIBUTES = 500

/**
 * Reads one part of a workbook as XML, piece by piece as it is unpacked.
 *
 * A document type, which is where entities are declared, is refused (`tabular/unsafe-workbook`); so is a depth or a number of
 * attributes that only serves to fill the memory. What is not well-formed UTF-8 XML throws `tabular/broken-workbook`.
 */
export function readXml(zip: OpenZip, part: string, listener: XmlListener): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let text = ''
  let depth = 0
  let attributes = 0
  parser.on('doctype', () => {
    throw unsafeWorkbook('declares a document type', SAVE_A_COPY)
  })
  parser.on('opentagstart', () => {
    attributes = 0
    depth += 1
    if (depth > MAXIMUM_DEPTH) throw unsafeWorkbook(`is nested more than ${MAXIMUM_DEPTH} deep`, SAVE_A_COPY)
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MAXIMUM_ATTRIBUTES) throw unsafeWorkbook('has an element of too many attributes', SAVE_A_COPY)
  })
  parser.on('opentag', (tag) => {
    text = ''
    listener.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('cdata', (piece) => {
    text += piece
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    listener.close?.(localName(tag.name), text)
    text = ''
  })

  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    zip.unpack(part, (piece) => {
      parser.write(decoder.decode(piece, { stream: true }))
    })
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw isTrackError(error) ? error : brokenWorkbook(`the part ${part} is not XML`)
  }
}

/** Is this attribute of a workbook set? */
export function isOn(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true'
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
