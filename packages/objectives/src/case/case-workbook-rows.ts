import { itemTypeIn } from './assemble-case.js'
import { joinCell } from './cell-list.js'
import { fieldsOf, listOf, textOf } from './loose-json.js'
import { openCasePackage, readCasePackage } from './read-case-package.js'

/** One sheet to be written: its headings stand in the first row. */
export interface WrittenSheet {
  readonly name: string
  readonly rows: (string | null)[][]
}

/**
 * A CASE package as the three sheets that OpenSALT and spreadsheets read: `CF Doc`, `CF Item` and `CF Association`.
 *
 * `readCaseWorkbook` gives the same tree and links back. The tree stands in `smartLevel` too ("3.6.2.1"), items in reading order. Dates
 * and pupil wordings get columns of their own behind the standard ones, where there are any.
 *
 * @example
 * ```ts
 * import { caseWorkbookRows } from '@track/objectives/case'
 *
 * const [, items] = caseWorkbookRows({
 *   CFDocument: { identifier: 'd1', title: 'Fractions' },
 *   CFItems: [{ identifier: 'i1', fullStatement: 'Add tenths' }],
 *   CFAssociations: [
 *     { associationType: 'isChildOf', originNodeURI: { identifier: 'i1' }, destinationNodeURI: { identifier: 'd1' } },
 *   ],
 * })
 * items?.rows[1]?.slice(0, 4) // => ['i1', 'Add tenths', null, '1']
 * ```
 */
export function caseWorkbookRows(casePackage: unknown): [WrittenSheet, WrittenSheet, WrittenSheet] {
  const { document, associations } = openCasePackage(casePackage)
  const { items } = readCasePackage(casePackage)
  const languages = [...new Set(items.flatMap(({ pupilWordings }) => Object.keys(pupilWordings)))].sort()
  const isDated = items.some(({ offeredFrom, retiredOn }) => offeredFrom !== null || retiredOn !== null)

  const levels = new Map<string | null, string>()
  const itemRows = items.map((item) => {
    const above = item.parentId === null ? '' : `${levels.get(item.parentId)}.`
    levels.set(item.externalId, `${above}${item.position + 1}`)
    return [
      item.externalId,
      item.wording,
      item.code ?? null,
      levels.get(item.externalId)!,
      null,
      null,
      joinCell(item.tags, ', ') || null,
      null,
      null,
      joinCell(item.yearGroups, ', ') || null,
      itemTypeIn(item.tags) ?? null,
      null,
      ...(isDated ? [item.offeredFrom, item.retiredOn] : []),
      ...languages.map((language) => item.pupilWordings[language] ?? null),
    ]
  })
  const codes = new Map(items.map(({ externalId, code }) => [externalId, code]))
  const end = (node: unknown) => {
    const { identifier, title } = fieldsOf(node)
    const id = textOf(identifier) ?? null
    return { id, code: (id !== null && codes.has(id) ? codes.get(id) : textOf(title)) ?? null }
  }
  const associationRows = associations.map(({ fields }) => {
    const [origin, target] = [end(fields.originNodeURI), end(fields.destinationNodeURI)]
    const kind = textOf(fields.associationType) ?? null
    return [textOf(fields.identifier) ?? null, origin.id, origin.code, spelt(kind), target.code, target.id, null, null]
  })
  return [
    { name: 'CF Doc', rows: [DOCUMENT, DOCUMENT.map((field) => documentCell(document[field]))] },
    {
      name: 'CF Item',
      rows: [
        [...ITEM, ...(isDated ? DATES : []), ...languages.map((language) => `pupilWording:${language}`)],
        ...itemRows,
      ],
    },
    { name: 'CF Association', rows: [ASSOCIATION, ...associationRows] },
  ]
}

/** The columns of OpenSALT's own template, in its order. */
const DOCUMENT = [
  'identifier',
  'creator',
  'title',
  'lastChangeDate',
  'officialSourceURL',
  'publisher',
  'description',
  'subject',
  'language',
  'version',
  'adoptionStatus',
  'statusStartDate',
  'statusEndDate',
  'licenseTitle',
  'licenseText',
  'notes',
]
const ITEM = [
  'identifier',
  'fullStatement',
  'humanCodingScheme',
  'smartLevel',
  'listEnumeration',
  'abbreviatedStatement',
  'conceptKeywords',
  'notes',
  'language',
  'educationLevel',
  'CFItemType',
  'license',
]
const ASSOCIATION = [
  'identifier',
  'originNodeIdentifier',
  'originNodeHumanCodingScheme',
  'associationType',
  'destinationNodeHumanCodingScheme',
  'destinationNodeIdentifier',
  'associationGroupIdentifier',
  'associationGroupName',
]
const DATES = ['statusStartDate', 'statusEndDate']

function documentCell(value: unknown): string | null {
  const texts = listOf(value).flatMap((text) => textOf(text) ?? [])
  return texts.length > 0 ? joinCell(texts, ', ') : (textOf(value) ?? null)
}

/** "Is Child Of" for `isChildOf`, as the workbooks have it. */
function spelt(kind: string | null): string | null {
  if (kind === null || kind.startsWith('ext:')) return kind
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
