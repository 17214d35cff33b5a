import { crc32, deflateRawSync } from 'node:zlib'

/** What a directory may claim about a part besides the truth. */
export interface FalsePart {
  readonly content: string | Uint8Array
  readonly size?: number
  readonly flags?: number
  readonly method?: number
}

/** A zip file as a person's program would never save it: each part may claim what it likes. */
export function makeZip(parts: readonly (readonly [name: string, part: string | FalsePart])[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, given] of parts) {
    const part = typeof given === 'string' ? { content: given } : given
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(part.flags ?? 0, 2)
    common.writeUInt16LE(part.method ?? 8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(part.size ?? content.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, list, end]))
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface WorkbookParts {
  readonly cells: string
  readonly after?: string
  readonly before?: string
  readonly settings?: string
  readonly texts?: string
  readonly styles?: string
  readonly more?: readonly (readonly [name: string, part: string | FalsePart])[]
  readonly relations?: string
}

/** A workbook of one sheet, `Marks`, from the XML of its rows. */
export function makeWorkbook(parts: string | WorkbookParts): Uint8Array {
  const {
    cells,
    before = '',
    after = '',
    settings = '',
    texts,
    styles,
    more = [],
    relations = '',
  } = typeof parts === 'string' ? { cells: parts } : parts
  return makeZip([
    ['[Content_Types].xml', '<Types/>'],
    [
      '_rels/.rels',
      `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', `<workbook xmlns:r="r">${settings}<sheets><sheet name="Marks" r:id="s1"/></sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="s1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
       <Relationship Id="s2" Type="${OFFICE}/sharedStrings" Target="texts.xml"/><Relationship Id="s3" Type="${OFFICE}/styles" Target="styles.xml"/>${relations}</Relationships>`,
    ],
    ['xl/texts.xml', texts ?? '<sst/>'],
    ['xl/styles.xml', styles ?? '<styleSheet/>'],
    ['xl/worksheets/sheet1.xml', `<worksheet>${before}<sheetData>${cells}</sheetData>${after}</worksheet>`],
    ...more,
  ])
}
