import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../shared-data.js'
import type { OwnFramework } from './own-framework.js'
import { readCasePackage } from './read-case-package.js'
import { readOwnPackage } from './read-own-package.js'
import { writeCasePackage } from './write-case-package.js'

const id = (number: number) => `0198a5a0-0000-7000-8000-${String(number).padStart(12, '0')}`
const recordedAt = '2026-08-20T09:00:00.000Z'
const objective = (number: number, rest: Partial<OwnFramework['objectives'][number]> = {}) => ({
  id: id(number),
  frameworkId: id(1),
  strandId: id(11),
  wording: `Objective ${number}`,
  pupilWordings: {},
  tags: [],
  yearGroups: [],
  position: number,
  offeredFrom: null,
  retiredOn: null,
  ...rest,
})
const own: OwnFramework = {
  framework: { id: id(1), subjectId: id(2), name: 'Our maths', publisher: 'Oak School', scaleId: id(3), position: 0 },
  subject: { id: id(2), name: 'Mathematics', position: 4 },
  strands: [
    { id: id(10), frameworkId: id(1), parentId: null, name: 'Number', position: 0 },
    { id: id(11), frameworkId: id(1), parentId: id(10), name: 'Fractions', code: 'F', position: 0 },
    { id: id(12), frameworkId: id(1), parentId: null, name: 'Shape', position: 1 },
  ],
  objectives: [
    objective(20, {
      code: 'F1',
      wording: 'Add tenths',
      pupilWordings: { en: 'I can add tenths', cy: 'Rwy’n gallu adio degfedau' },
      tags: ['core', 'type: Skill'],
      yearGroups: ['4', '5'],
      retiredOn: '2026-09-01',
      source: { source: 'publisher', externalId: 'X1', wording: 'Adding tenths' },
    }),
    objective(21, { offeredFrom: '2026-09-01' }),
    objective(22, { offeredFrom: '2026-09-01' }),
  ],
  links: [
    { id: id(30), originId: id(21), kind: 'precedes', targetId: id(22), external: null },
    {
      id: id(31),
      originId: id(22),
      kind: 'exactMatchOf',
      targetId: null,
      external: { identifier: 'NC4F', uri: '', title: 'Add and subtract fractions' },
      externalId: 'a1',
    },
  ],
  revisions: [
    { id: id(40), frameworkId: id(1), on: '2026-09-01', replacedIds: [id(20)], addedIds: [id(21), id(22)], recordedAt },
    { id: id(41), frameworkId: id(1), on: '2026-09-01', replacedIds: [id(20)], addedIds: [], recordedAt },
  ],
  wordings: [
    { objectiveId: id(20), wording: 'Tenths', pupilWordings: {}, effectiveFrom: '2025-09-01', recordedAt },
    { objectiveId: id(20), wording: 'Add tenths', pupilWordings: {}, effectiveFrom: '2026-01-05', recordedAt },
  ],
}
const options = { writtenAt: '2026-09-01T08:00:00.000Z' } as const
const written = writeCasePackage(own, options)

describe('writeCasePackage', () => {
  it('puts what the standard has a field for into that field', () => {
    expect(written.CFDocument).toMatchObject({
      identifier: id(1),
      uri: `urn:uuid:${id(1)}`,
      caseVersion: '1.1',
      title: 'Our maths',
      creator: 'Oak School',
      publisher: 'Oak School',
      subject: ['Mathematics'],
      lastChangeDateTime: options.writtenAt,
    })
    expect(written.CFItems.find(({ identifier }) => identifier === id(20))).toMatchObject({
      fullStatement: 'Add tenths',
      humanCodingScheme: 'F1',
      CFItemType: 'Skill',
      conceptKeywords: ['core', 'type: Skill'],
      educationLevel: ['4', '5'],
      statusEndDate: '2026-09-01',
    })
    expect(writeCasePackage(own, { ...options, creator: 'A trust' }).CFDocument.creator).toBe('A trust')
  })

  it('writes the tree, the links and the revisions as associations, in reading order', () => {
    const name = (identifier: string) => Number(identifier.slice(-12))
    expect(
      written.CFAssociations.map(({ associationType, originNodeURI, destinationNodeURI, sequenceNumber }) => [
        name(originNodeURI.identifier),
        associationType,
        destinationNodeURI.title || name(destinationNodeURI.identifier),
        sequenceNumber,
      ]),
    ).toEqual([
      [10, 'isChildOf', 'Our maths', 1],
      [11, 'isChildOf', 'Number', 1],
      [20, 'isChildOf', 'F', 1],
      [21, 'isChildOf', 'F', 2],
      [22, 'isChildOf', 'F', 3],
      [12, 'isChildOf', 'Our maths', 2],
      [21, 'precedes', 'Objective 22', undefined],
      [22, 'exactMatchOf', 'Add and subtract fractions', undefined],
      [20, 'replacedBy', 'Objective 21', undefined],
      [20, 'replacedBy', 'Objective 22', undefined],
    ])
  })

  it('is read by the official schema of version 1.0 without a fault', () => {
    const file = sharedData('case/schema-case-v1p0-cfpackage.json')
    if (!file) return
    const schema = JSON.parse(file.toString('utf8'))
    const { CFDocument, ...rest } = written
    // Kinds of links that only 1.1 knows are the one thing 1.0 may refuse; none is here.
    expect(faultsOf(JSON.parse(JSON.stringify(written)), schema, schema)).toEqual([])
    expect(faultsOf({ ...rest, CFDocument: { ...CFDocument, title: 4 } }, schema, schema)).toEqual([
      '/CFDocument/title',
    ])
    expect(faultsOf(rest, schema, schema)).toEqual(['/CFDocument'])
  })

  it('has no field that version 1.1 does not know, which allows no others', () => {
    const fieldsOf = (parts: readonly object[]) => [...new Set(parts.flatMap((part) => Object.keys(part)))].sort()
    const everywhere = ['extensions', 'identifier', 'lastChangeDateTime', 'uri']
    expect(fieldsOf([written])).toEqual(['CFAssociations', 'CFDocument', 'CFItems'])
    expect(fieldsOf([written.CFDocument])).toEqual(
      [...everywhere, 'caseVersion', 'creator', 'publisher', 'subject', 'title'].sort(),
    )
    expect(fieldsOf(written.CFItems)).toEqual(
      [
        ...everywhere,
        'CFItemType',
        'conceptKeywords',
        'educationLevel',
        'fullStatement',
        'humanCodingScheme',
        'statusEndDate',
        'statusStartDate',
      ].sort(),
    )
    expect(fieldsOf(written.CFAssociations)).toEqual(
      [...everywhere, 'associationType', 'destinationNodeURI', 'originNodeURI', 'sequenceNumber'].sort(),
    )
    expect(fieldsOf(written.CFAssociations.map(({ destinationNodeURI }) => destinationNodeURI))).toEqual([
      'identifier',
      'title',
      'uri',
    ])
  })

  it('is read by other readers with the words that pupils see, and headings as headings', () => {
    const { items, issues } = readCasePackage(written)
    expect(issues).toEqual([])
    expect(items.map(({ wording, isHeading }) => [wording, isHeading])).toEqual([
      ['Number', true],
      ['Fractions', true],
      ['Add tenths', false],
      ['Objective 21', false],
      ['Objective 22', false],
      ['Shape', true],
    ])
    expect(items[2]?.pupilWordings).toEqual(own.objectives[0]?.pupilWordings)
  })

  it('refuses strands that stand under themselves', () => {
    const [number, fractions, shape] = own.strands
    const strands = [{ ...number!, parentId: id(11) }, fractions!, shape!]
    expect(() => writeCasePackage({ ...own, strands }, options)).toThrow(
      expect.objectContaining({ code: 'objectives/strand-loop', details: { strandIds: [id(10), id(11)] } }),
    )
  })
})

describe('readOwnPackage', () => {
  it('gives everything back', () => {
    expect(readOwnPackage(JSON.parse(JSON.stringify(written)))).toEqual({
      ...own,
      strands: [own.strands[0], own.strands[1], own.strands[2]],
    })
  })

  it('takes words and places as another program left them', () => {
    const changed = JSON.parse(JSON.stringify(written))
    changed.CFItems.find((item: { identifier: string }) => item.identifier === id(21)).fullStatement = 'Add halves'
    const association = changed.CFAssociations.find(
      ({ originNodeURI, associationType }: { originNodeURI: { identifier: string }; associationType: string }) =>
        originNodeURI.identifier === id(21) && associationType === 'isChildOf',
    )
    association.destinationNodeURI.identifier = id(12)
    expect(readOwnPackage(changed)?.objectives.find((each) => each.id === id(21))).toEqual({
      ...own.objectives[1],
      wording: 'Add halves',
      strandId: id(12),
    })
  })

  it('is null for what is not ours, and for what others added statements to', () => {
    expect(readOwnPackage({ CFDocument: { title: 'Other' }, CFItems: [] })).toBeNull()
    expect(readOwnPackage('text')).toBeNull()
    const stranger = { identifier: id(99), uri: '', fullStatement: 'New', lastChangeDateTime: options.writtenAt }
    expect(readOwnPackage({ ...written, CFItems: [...written.CFItems, stranger] })).toBeNull()
    const [first, ...others] = written.CFItems
    expect(readOwnPackage({ ...written, CFItems: [{ ...first, fullStatement: '' }, ...others] })).toBeNull()
  })
})

/** Where a value departs from a JSON schema, as far as the schema of CASE uses the language. */
function faultsOf(value: unknown, schema: Schema, root: Schema, path = ''): string[] {
  if (schema.$ref) return faultsOf(value, root.definitions![schema.$ref.split('/').at(-1)!]!, root, path)
  if (schema.oneOf) {
    return schema.oneOf.filter((one) => faultsOf(value, one, root).length === 0).length === 1 ? [] : [path]
  }
  const types = [schema.type ?? []].flat()
  const type = Array.isArray(value)
    ? 'array'
    : value === null
      ? 'null'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value
  if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number'))) return [path]
  if (schema.enum && !schema.enum.includes(value)) return [path]
  if (typeof value === 'string') {
    const isWrong =
      (schema.pattern && !new RegExp(schema.pattern).test(value)) ||
      (schema.format === 'uri' && !/^[a-z][a-z\d+.-]*:\S+$/i.test(value)) ||
      (schema.format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) ||
      (schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value))
    return isWrong ? [path] : []
  }
  if (Array.isArray(value)) {
    if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) return [path]
    return value.flatMap((one, index) => (schema.items ? faultsOf(one, schema.items, root, `${path}/${index}`) : []))
  }
  if (typeof value !== 'object' || value === null) return []
  const fields = Object.entries(value)
  const missing = (schema.required ?? []).filter((field) => !(field in value)).map((field) => `${path}/${field}`)
  const strange = fields.filter(
    ([field]) => schema.additionalProperties === false && !(field in (schema.properties ?? {})),
  )
  return [
    ...missing,
    ...strange.map(([field]) => `${path}/${field}`),
    ...fields.flatMap(([field, inner]) => {
      const known = schema.properties?.[field]
      return known ? faultsOf(inner, known, root, `${path}/${field}`) : []
    }),
  ]
}

interface Schema {
  readonly $ref?: string
  readonly definitions?: Readonly<Record<string, Schema>>
  readonly oneOf?: readonly Schema[]
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly format?: string
  readonly items?: Schema
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | object
}
