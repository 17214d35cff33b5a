import { Issue, isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { readCasePackage } from './read-case-package.js'

const lastChangeDateTime = '2026-09-01T08:00:00Z'
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const stamp = (number: number) => ({
  identifier: uuid(number),
  uri: `https://example.org/${number}`,
  lastChangeDateTime,
})
const CFDocument = { ...stamp(1), title: 'Our maths', creator: 'Oak School' }
const node = (number: number) => ({ title: '', identifier: uuid(number), uri: `https://example.org/${number}` })

const item = (number: number, rest: object = {}) => ({
  ...stamp(number),
  fullStatement: `Statement ${number}`,
  ...rest,
})
let associations = 1000
const link = (associationType: string, origin: number, destination: number, rest: object = {}) => ({
  ...stamp(associations++),
  associationType,
  originNodeURI: node(origin),
  destinationNodeURI: node(destination),
  ...rest,
})
const under = (child: number, parent: number, rest: object = {}) => link('isChildOf', child, parent, rest)
const read = (CFItems: object[], CFAssociations: object[], rest: object = {}) =>
  readCasePackage({ CFDocument, CFItems, CFAssociations, ...rest })
const order = ({ items }: ReturnType<typeof readCasePackage>) =>
  items.map(({ externalId }) => Number(externalId.slice(-12)))

describe('readCasePackage', () => {
  it('takes words exactly, and codes, keywords, the type, years and dates', () => {
    const { items, issues, ...framework } = read(
      [
        item(2, { fullStatement: 'Number' }),
        item(3, {
          fullStatement: ' Add  tenths,\nto 10 ',
          humanCodingScheme: 'N1',
          conceptKeywords: ['core', 'decimals'],
          CFItemType: 'Standard',
          educationLevel: ['04', '10', 'KG'],
          statusStartDate: '2026-09-01',
          statusEndDate: '2027-08-31T00:00:00Z',
        }),
      ],
      [under(2, 1), under(3, 2)],
    )
    expect(framework).toEqual({
      format: 'case-json',
      source: uuid(1),
      externalId: uuid(1),
      name: 'Our maths',
      publisher: 'Oak School',
      links: [],
    })
    expect(issues).toEqual([])
    expect(items).toEqual([
      {
        externalId: uuid(2),
        parentId: null,
        wording: 'Number',
        pupilWordings: {},
        tags: [],
        yearGroups: [],
        offeredFrom: null,
        retiredOn: null,
        isHeading: true,
        position: 0,
      },
      {
        externalId: uuid(3),
        parentId: uuid(2),
        code: 'N1',
        wording: ' Add  tenths,\nto 10 ',
        pupilWordings: {},
        tags: ['core', 'decimals', 'type: Standard'],
        yearGroups: ['4', '10', 'KG'],
        offeredFrom: '2026-09-01',
        retiredOn: '2027-08-31',
        isHeading: false,
        position: 0,
      },
    ])
  })

  it('reads the wrapped form as the flat one', () => {
    const flat = { CFDocument, CFItems: [item(2)], CFAssociations: [under(2, 1)] }
    expect(readCasePackage({ CFPackage: flat })).toEqual(readCasePackage(flat))
  })

  it('orders by sequence number (also one written as text), then enumeration, then code, then the file', () => {
    const sequenced = read(
      [item(2), item(3), item(4)],
      [under(2, 1, { sequenceNumber: '10' }), under(3, 1, { sequenceNumber: 9 }), under(4, 1)],
    )
    expect(order(sequenced)).toEqual([3, 2, 4])
    const enumerated = read(
      [item(2, { listEnumeration: '10.' }), item(3, { listEnumeration: '9.' }), item(4, { humanCodingScheme: 'A' })],
      [under(2, 1), under(3, 1), under(4, 1)],
    )
    expect(order(enumerated)).toEqual([3, 2, 4])
    const coded = read(
      [item(2, { humanCodingScheme: 'N.10' }), item(3, { humanCodingScheme: 'N.9' }), item(4), item(5)],
      [under(5, 1), under(4, 1), under(3, 1), under(2, 1)],
    )
    expect(order(coded)).toEqual([3, 2, 4, 5])
  })

  it('keeps what stands nowhere at the top, by name', () => {
    const { items, issues } = read([item(2, { humanCodingScheme: 'N1' }), item(3)], [under(3, 1)])
    expect(items.every(({ parentId }) => parentId === null)).toBe(true)
    expect(issues).toEqual([
      {
        field: 'parent',
        code: 'objectives/unplaced',
        message:
          '1 statement that the file puts under nothing it holds: N1. Kept at the top; move them where they belong',
        severity: 'warning',
      },
    ])
  })

  it('keeps several associations of one statement, also to statements of other files', () => {
    const { links, issues } = read(
      [item(2), item(3)],
      [under(2, 1), under(3, 1), link('precedes', 2, 3), link('exactMatchOf', 2, 99), link('ext:drawsOn', 2, 3)],
    )
    expect(links.map(({ kind, target, inside }) => [kind, target.identifier, inside])).toEqual([
      ['precedes', uuid(3), true],
      ['exactMatchOf', uuid(99), false],
      ['ext:drawsOn', uuid(3), true],
    ])
    expect(issues).toEqual([])
  })

  it('keeps a statement of two parents under the first, with the second as a link, and says so', () => {
    const { items, links, issues } = read(
      [item(2, { humanCodingScheme: 'A' }), item(3, { humanCodingScheme: 'B' }), item(4, { humanCodingScheme: 'C' })],
      [under(2, 1), under(3, 1), under(4, 3), under(4, 2)],
    )
    expect(items.find(({ code }) => code === 'C')?.parentId).toBe(uuid(3))
    expect(links).toMatchObject([
      { kind: 'ext:isChildOf', originId: uuid(4), target: { identifier: uuid(2) }, inside: true },
    ])
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code: 'objectives/several-parents', severity: 'warning' })
    expect(issues[0]?.message).toContain('C stands under B and under A')
  })

  it('refuses a loop with its chain named, and reads everything else', () => {
    const { items, issues } = read(
      [
        item(2, { humanCodingScheme: 'A' }),
        item(3, { humanCodingScheme: 'B' }),
        item(4, { humanCodingScheme: 'C' }),
        item(5, { humanCodingScheme: 'D' }),
        item(6, { humanCodingScheme: 'E' }),
      ],
      [under(2, 3), under(3, 4), under(4, 2), under(5, 2), under(6, 1)],
    )
    expect(items.map(({ code }) => code)).toEqual(['E'])
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code: 'objectives/tree-loop', severity: 'error', field: 'parent' })
    expect(issues[0]?.message).toContain('A under B under C under A')
    expect(issues[0]?.message).toContain('4 statements')
  })

  it('refuses a statement that stands under itself', () => {
    const { items, issues } = read([item(2, { humanCodingScheme: 'A' })], [under(2, 2)])
    expect(items).toEqual([])
    expect(issues[0]?.message).toContain('A under A')
  })

  it('keeps statements of one identifier apart', () => {
    const { items, issues } = read(
      [item(2, { humanCodingScheme: 'A' }), item(2, { humanCodingScheme: 'B' }), item(3)],
      [under(2, 1), under(3, 2)],
    )
    expect(items.map(({ externalId, parentId }) => [externalId, parentId])).toEqual([
      [uuid(2), null],
      [uuid(3), uuid(2)],
      [`${uuid(2)} (2)`, null],
    ])
    expect(issues).toMatchObject([{ code: 'objectives/same-identifier', field: 'identifier', severity: 'warning' }])
  })

  it('tells codes that stand at several statements', () => {
    const same = { humanCodingScheme: 'A' }
    const { items, issues } = read([item(2, same), item(3, same)], [under(2, 1), under(3, 1)])
    expect(items).toHaveLength(2)
    expect(issues).toMatchObject([{ code: 'objectives/same-code', field: 'code', severity: 'warning' }])
  })

  it('lets a code stand for missing words, refuses a statement with neither, and moves its children up', () => {
    const { items, issues } = read(
      [
        item(2, { fullStatement: ' ', humanCodingScheme: 'A' }),
        item(3, { fullStatement: '' }),
        item(4, { fullStatement: '', abbreviatedStatement: 'In short' }),
      ],
      [under(2, 1), under(3, 2), under(4, 3)],
    )
    expect(items.map(({ wording, parentId }) => [wording, parentId])).toEqual([
      ['A', null],
      ['In short', uuid(2)],
    ])
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'objectives/no-wording', message: `${uuid(3)} has neither words nor a code: give it words in the file` },
    ])
  })

  it('refuses words that nothing can hold, and leaves out a code or tag too long', () => {
    const { items, issues } = read(
      [
        item(2, { fullStatement: 'x'.repeat(2001) }),
        item(3, { humanCodingScheme: 'c'.repeat(51), conceptKeywords: ['core', 't'.repeat(51)] }),
      ],
      [under(2, 1), under(3, 1)],
    )
    expect(items).toHaveLength(1)
    expect(items[0]).not.toHaveProperty('code')
    expect(items[0]?.tags).toEqual(['core'])
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error objectives/statement-too-long',
      'warning objectives/part-too-long',
      'warning objectives/part-too-long',
    ])
  })

  it('says once a kind what it leaves out', () => {
    const { issues } = read(
      [item(2, { notes: 'a', alternativeLabel: 'b' }), item(3, { notes: 'c', educationLevel: '04,05' }), item(4)],
      [under(2, 1), under(3, 1), under(4, 3)],
      { CFRubrics: [{}] },
    )
    expect(issues.map(({ code, field }) => [code, field])).toEqual([
      ['objectives/left-out', 'CFRubrics'],
      ['objectives/left-out', undefined],
      ['objectives/left-out', 'alternativeLabel'],
      ['objectives/left-out', 'notes'],
    ])
    expect(issues[3]?.message).toContain('2 statements')
  })

  it.each([
    ['no date', { lastChangeDateTime: 'yesterday' }, 'lastChangeDateTime'],
    ['no time zone', { lastChangeDateTime: '2026-09-01T08:00:00' }, 'lastChangeDateTime'],
    ['no UUID', { identifier: 'N1' }, 'identifier'],
    ['no address', { uri: undefined }, 'uri'],
    ['a number for a text', { humanCodingScheme: 4 }, 'humanCodingScheme'],
    ['a text for a list', { conceptKeywords: 'core' }, 'conceptKeywords'],
    ['a day that is none', { statusStartDate: 'soon' }, 'statusStartDate'],
  ])('reads a statement with %s, and names statement and field', (_, fault, field) => {
    const { items, issues } = read([item(2, { fullStatement: 'Add tenths', ...fault })], [])
    expect(items).toHaveLength(1)
    const [fieldIssue] = issues.filter(({ code }) => code === 'objectives/case-field')
    expect(fieldIssue).toMatchObject({ field, severity: 'warning' })
    expect(fieldIssue?.message).toMatch(/Add tenths|of the statement 4/)
    expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
  })

  it('leaves out associations without an end, and says so', () => {
    const { links, issues } = read([item(2)], [under(2, 1), { ...stamp(9), associationType: 'precedes' }])
    expect(links).toEqual([])
    expect(issues.at(-1)).toMatchObject({ code: 'objectives/loose-link', severity: 'warning' })
  })

  it('takes a large file of faults in its stride: every statement wordless but the last, all in one line', () => {
    const last = 10_000
    const numbers = Array.from({ length: last - 1 }, (_, index) => index + 2)
    const { items, issues } = read(
      numbers.map((number) => item(number, { fullStatement: number === last ? 'Add tenths' : '' })),
      numbers.flatMap((number) => [under(number, number - 1), under(last, number)]),
    )
    expect(items.map(({ externalId, parentId }) => [externalId, parentId])).toEqual([[uuid(last), null]])
    expect(issues.filter(({ code }) => code === 'objectives/no-wording')).toHaveLength(last - 2)
  })

  it.each([[null], ['text'], [[]], [{}], [{ CFDocument, CFItems: {} }]])('is for CASE packages only: %j', (json) => {
    try {
      readCasePackage(json)
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error, 'objectives/not-a-framework')).toBe(true)
    }
  })
})
