import { type DateFormat, dateFormat } from './date-format.js'
import { readEscaped } from './escaped-text.js'
import { checkSize, limitsOf, type TableLimits } from './limits.js'
import { type OpenZip, openZip } from './open-zip.js'
import { readSheet } from './read-sheet.js'
import { isOn, readXml } from './read-xml.js'
import { brokenWorkbook, unsafeWorkbook } from './refuse-workbook.js'
import type { Sheet, Workbook } from './workbook.js'

/**
 * What stands in each sheet of this workbook (.xlsx)?
 *
 * Text stays as it was typed, so `00123` and a UPN of digits keep every character. A day is an ISO date whether the workbook counts
 * from 1900 or 1904; a formula gives what it last worked out and says that it is one; an error stays an error and is never 0.
 * Hidden sheets, rows and columns are read like the others and are named. Nothing is run, followed or fetched. `tableOfSheet` makes a
 * table of a sheet, `readTable` does both.
 *
 * Refuses before anything is unpacked what no school's program saves (`tabular/unsafe-workbook`): more than 200 parts, more than
 * `maximumUnpackedBytes`, a hundred times the size of the file, a password, values linked from another workbook. Throws
 * `tabular/broken-workbook` for what cannot be made out, `tabular/long-cell`, `tabular/too-large`, `tabular/too-many-rows`,
 * `tabular/too-many-columns` and `tabular/too-many-cells` beyond the limits.
 *
 * @example
 * ```ts
 * import { readWorkbook, writeWorkbook } from '@track/tabular'
 *
 * const bytes = writeWorkbook({ sheets: [{ name: 'Marks', rows: [['UPN', 'Mark'], ['00123', 17]] }] })
 * const [sheet] = readWorkbook(bytes).sheets
 * sheet?.name // => 'Marks'
 * sheet?.rows[1]?.map(({ kind, value }) => [kind, value]) // => [['text', '00123'], ['number', 17]]
 * ```
 */
export function readWorkbook(bytes: Uint8Array, options: TableLimits = {}): Workbook {
  const limits = limitsOf(options)
  checkSize(bytes, limits)
  const zip = openZip(bytes, limits)
  if (zip.names.some((name) => name.includes('externallinks/'))) throw linked()

  const main = readRelations(zip, '').find(({ type }) => type === 'officeDocument')?.target
  if (main === undefined || main.endsWith('.bin')) throw brokenWorkbook('it has no list of sheets')
  const relations = readRelations(zip, main)
  if (relations.some(({ type }) => type === 'externalLink')) throw linked()

  const { sheets, date1904 } = readList(zip, main)
  const texts = relations.filter(({ type }) => type === 'sharedStrings').flatMap(({ target }) => readTexts(zip, target))
  const formats = relations.filter(({ type }) => type === 'styles').flatMap(({ target }) => readFormats(zip, target))
  const shared = { texts, formats, date1904, limits, cells: { left: limits.maximumCells } }
  return {
    sheets: sheets.flatMap(({ name, hidden, id }): Sheet[] => {
      const relation = relations.find((one) => one.id === id)
      if (relation === undefined) throw brokenWorkbook('a sheet is missing')
      // The others are charts and the macros of the last century.
      return relation.type === 'worksheet' ? [{ name, hidden, ...readSheet(zip, relation.target, shared) }] : []
    }),
  }
}

interface Relation {
  readonly id: string
  /** The last word of its address, which is the same in both editions of the standard. */
  readonly type: string
  readonly target: string
}

/** What a part refers to; nothing where it refers to nothing. Addresses outside the workbook are left alone. */
function readRelations(zip: OpenZip, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const list = `${folder}_rels/${part.slice(folder.length)}.rels`
  const relations: Relation[] = []
  if (!zip.has(list)) return relations
  readXml(zip, list, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolve(target, folder) })
    },
  })
  return relations
}

function resolve(target: string, folder: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function readList(zip: OpenZip, part: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = []
  let date1904 = false
  readXml(zip, part, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = isOn(attributes.date1904)
      if (element !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      const hidden = attributes.state !== undefined && attributes.state !== 'visible'
      sheets.push({ name: readEscaped(attributes.name ?? ''), hidden, id })
    },
  })
  return { sheets, date1904 }
}

/** The texts that cells share, each once; the reading aids that Japanese texts carry are not part of them. */
function readTexts(zip: OpenZip, part: string): string[] {
  const texts: string[] = []
  let text = ''
  let aid = false
  readXml(zip, part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aid = true
    },
    close(name, content) {
      if (name === 'rPh') aid = false
      if (name === 't' && !aid) text += content
      if (name === 'si') texts.push(readEscaped(text))
    },
  })
  return texts
}

/** For each style that a cell may name: does it show a number as a day or a time? */
function readFormats(zip: OpenZip, part: string): DateFormat[] {
  const codes = new Map<number, string>()
  const formats: DateFormat[] = []
  let ofCells = false
  readXml(zip, part, {
    open(name, attributes) {
      if (name === 'cellXfs') ofCells = true
      const id = Number(attributes.numFmtId)
      if (name === 'numFmt') codes.set(id, attributes.formatCode ?? '')
      if (name === 'xf' && ofCells) formats.push(dateFormat(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false
    },
  })
  return formats
}

function linked() {
  return unsafeWorkbook(
    'takes values from another workbook',
    'in Excel choose Data, Edit Links, Break Link, save it, and choose it again',
  )
}
