import { type CalendarDate, type Issue, isCalendarDate } from '@track/kernel'
import type { LinkKind } from '../objective-link.js'
import { splitCell } from './cell-list.js'
import { count, inWords, nameOf } from './in-words.js'
import { fieldsOf, type Loose, textOf } from './loose-json.js'
import { plantTree, type Statement, warning } from './plant-tree.js'
import type { ReadFramework, ReadItem, ReadLink } from './read-framework.js'
import { yearGroupsOf } from './year-groups-of.js'

/** The parts of a CASE package, from JSON or from the sheets of a workbook (then each with its row). */
export interface CaseParts {
  readonly document: Loose
  readonly items: readonly CasePart[]
  readonly associations: readonly CasePart[]
}

export interface CasePart {
  readonly fields: Loose
  readonly row?: number
}

/** One association, as far as it can be read. */
interface Association {
  readonly externalId?: string | undefined
  readonly kind: string
  readonly origin: Node
  readonly target: Node
  readonly sequence: number | undefined
}

interface Node {
  readonly identifier: string
  readonly uri: string
  readonly title: string
}

/** What our own packages say of an item beside the standard's fields. */
export const KIND_EXTENSION = 'track:kind'
export const PUPIL_WORDINGS_EXTENSION = 'track:pupilWordings'

const TYPE_TAG = 'type: '

/**
 * The framework that the parts of a CASE package make: the tree of `isChildOf`, every other association as a link.
 *
 * The concept keywords are tags, and so is the type of the item (`type: Standard`). Siblings are in the order of `sequenceNumber`, then
 * `smartLevel` (workbooks), `listEnumeration`, the code, the file.
 */
export function assembleCase(
  { document, items, associations }: CaseParts,
  { format, issues: before = [] }: { readonly format: ReadFramework['format']; readonly issues?: readonly Issue[] },
): ReadFramework {
  const source = textOf(document.identifier) ?? textOf(document.uri) ?? textOf(document.title) ?? 'CASE'
  const read = associations.flatMap(({ fields }) => readAssociation(fields) ?? [])
  const unread = associations.length - read.length
  const placesOf = parentsIn(read)
  const idOfLevel = new Map(
    items.flatMap(({ fields }, index) => {
      const level = textOf(fields.smartLevel)?.trim()
      return level === undefined ? [] : [[level, identifierIn(fields, index)] as const]
    }),
  )
  const statements = items.map(({ fields, row }, index): Statement => {
    const externalId = identifierIn(fields, index)
    const level = textOf(fields.smartLevel)?.trim()
    const places = placesOf.get(externalId) ?? []
    const above = level === undefined ? [] : [levelAbove(level, idOfLevel)]
    return {
      ...statementOf(fields, externalId),
      parentIds: places.length > 0 ? places.map(({ parentId }) => (parentId === source ? null : parentId)) : above,
      order: [places[0]?.sequence, level, textOf(fields.listEnumeration), textOf(fields.humanCodingScheme)],
      row,
    }
  })
  const tree = plantTree(statements)
  const { links, issues } = linksOf(read, { source, items: tree.items, otherParents: tree.otherParents })
  if (unread > 0) {
    const message = `${count(unread, 'association')} without a kind or without both ends: left out`
    issues.push(warning('objectives/loose-link', message))
  }
  const name = textOf(document.title)?.trim() ?? 'Objectives'
  const publisher = (textOf(document.publisher) ?? textOf(document.creator))?.trim()
  for (const [field, text] of Object.entries({ title: name, publisher: publisher ?? '' })) {
    if (text.length > 200)
      issues.push(
        warning('objectives/part-too-long', `The ${field} is longer than 200 characters: it is cut there`, field),
      )
  }
  return {
    format,
    source: source.slice(0, 200),
    externalId: source.slice(0, 200),
    name: name.slice(0, 200),
    ...(publisher !== undefined && { publisher: publisher.slice(0, 200) }),
    items: tree.items,
    links,
    issues: [...before, ...tree.issues, ...leftOut(items.map(({ fields }) => fields)), ...issues],
  }
}

/** The name of an item in a sentence, before anything of it is checked. */
export function nameOfItem(fields: Loose, index: number): string {
  return nameOf({
    code: textOf(fields.humanCodingScheme),
    wording: textOf(fields.fullStatement),
    externalId: identifierIn(fields, index),
  })
}

/** The name of an association in a sentence: what stands at its two ends. */
export function nameOfAssociation(fields: Loose): string {
  const [origin, target] = [fieldsOf(fields.originNodeURI), fieldsOf(fields.destinationNodeURI)]
  const end = (node: Loose) => textOf(node.title) ?? textOf(node.identifier) ?? 'nothing'
  return textOf(fields.identifier) ?? `${end(origin)} to ${end(target)}`
}

function identifierIn(fields: Loose, index: number): string {
  return textOf(fields.identifier) ?? textOf(fields.uri) ?? textOf(fields.humanCodingScheme) ?? `item ${index + 1}`
}

function statementOf(fields: Loose, externalId: string): Omit<Statement, 'parentIds' | 'order' | 'row'> {
  const extensions = fieldsOf(fields.extensions)
  const type = textOf(fields.CFItemType)?.trim()
  const keywords = Array.isArray(fields.conceptKeywords)
    ? fields.conceptKeywords.flatMap((keyword) => textOf(keyword) ?? [])
    : splitCell(textOf(fields.conceptKeywords) ?? '', ',;|')
  return {
    externalId,
    code: textOf(fields.humanCodingScheme),
    shortWording: textOf(fields.abbreviatedStatement),
    wording: textOf(fields.fullStatement) ?? '',
    pupilWordings: pupilWordingsIn(fieldsOf(extensions[PUPIL_WORDINGS_EXTENSION])),
    tags: [...new Set(type === undefined ? keywords : [...keywords, `${TYPE_TAG}${type}`])],
    yearGroups: yearGroupsOf(fields.educationLevel ?? fields.educationalLevel),
    offeredFrom: dayOf(fields.statusStartDate),
    retiredOn: dayOf(fields.statusEndDate),
    isHeading: extensions[KIND_EXTENSION] === 'strand',
  }
}

/** The type that an objective's tags keep, to be written as its type again. */
export function itemTypeIn(tags: readonly string[]): string | undefined {
  return tags.find((tag) => tag.startsWith(TYPE_TAG))?.slice(TYPE_TAG.length)
}

function pupilWordingsIn(wordings: Loose): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wordings).flatMap(([language, words]) => {
      const text = textOf(words)
      return text !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? [[language, text]] : []
    }),
  )
}

function dayOf(value: unknown): CalendarDate | null {
  const day = typeof value === 'string' ? value.slice(0, 10) : ''
  return isCalendarDate(day) ? day : null
}

/** Undefined where an end or the kind is missing. */
function readAssociation(fields: Loose): Association | undefined {
  const [origin, target] = [nodeOf(fields.originNodeURI), nodeOf(fields.destinationNodeURI)]
  const kind = kindOf(textOf(fields.associationType) ?? '')
  if (origin === undefined || target === undefined || kind === undefined) return undefined
  const sequence = textOf(fields.sequenceNumber)
  const number = sequence === undefined ? Number.NaN : Number(sequence)
  return {
    externalId: textOf(fields.identifier),
    kind,
    origin,
    target,
    sequence: Number.isFinite(number) ? number : undefined,
  }
}

function nodeOf(value: unknown): Node | undefined {
  const { identifier, uri, title } = fieldsOf(value)
  const id = textOf(identifier) ?? textOf(uri)
  if (id === undefined || id.length > 200) return undefined
  return { identifier: id, uri: (textOf(uri) ?? '').slice(0, 2000), title: (textOf(title) ?? '').slice(0, 2000) }
}

const KINDS = [
  'isChildOf',
  'exactMatchOf',
  'isPartOf',
  'isRelatedTo',
  'isPeerOf',
  'precedes',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const satisfies readonly (LinkKind | 'isChildOf')[]

/** "Is Child Of", as workbooks have it, is `isChildOf`; a kind that the standard does not know is kept as an extension of it. */
function kindOf(written: string): string | undefined {
  if (/^ext:[\w.-]+$/.test(written)) return written
  const letters = written.replace(/[^a-z]/gi, '').toLowerCase()
  const other = written.replace(/[^\w.-]/g, '')
  return KINDS.find((kind) => kind.toLowerCase() === letters) ?? (other === '' ? undefined : `ext:${other}`)
}

function parentsIn(
  associations: readonly Association[],
): Map<string, { parentId: string; sequence: number | undefined }[]> {
  const places = new Map<string, { parentId: string; sequence: number | undefined }[]>()
  for (const { kind, origin, target, sequence } of associations) {
    if (kind !== 'isChildOf') continue
    const known = places.get(origin.identifier)
    if (known) known.push({ parentId: target.identifier, sequence })
    else places.set(origin.identifier, [{ parentId: target.identifier, sequence }])
  }
  return places
}

/** "3.6.2" of "3.6.2.1", or what is above that if no row has it; null above all. */
function levelAbove(level: string, idOfLevel: ReadonlyMap<string, string>): string | null {
  for (let above = level; above.includes('.'); ) {
    above = above.slice(0, above.lastIndexOf('.'))
    const id = idOfLevel.get(above)
    if (id !== undefined) return id
  }
  return null
}

function linksOf(
  associations: readonly Association[],
  {
    source,
    items,
    otherParents,
  }: {
    readonly source: string
    readonly items: readonly ReadItem[]
    readonly otherParents: readonly { readonly externalId: string; readonly parentId: string }[]
  },
): { links: ReadLink[]; issues: Issue[] } {
  const known = new Set(items.map(({ externalId }) => externalId))
  const isOther = new Set(otherParents.map(({ externalId, parentId }) => `${externalId}\n${parentId}`))
  const strangers: string[] = []
  const links = associations.flatMap(({ externalId, kind, origin, target }): ReadLink[] => {
    if (kind === 'isChildOf') {
      // Under a statement of another file, or under a second one of this: no place in the tree, but worth keeping.
      const isElsewhere = target.identifier !== source && !known.has(target.identifier)
      const isSecond = isOther.has(`${origin.identifier}\n${target.identifier}`)
      if (!known.has(origin.identifier) || !(isElsewhere || isSecond)) return []
    }
    if (!known.has(origin.identifier)) strangers.push(origin.title || origin.identifier)
    return [
      {
        ...(externalId !== undefined && { externalId }),
        originId: origin.identifier,
        kind: (kind === 'isChildOf' ? 'ext:isChildOf' : kind) as LinkKind,
        target,
        inside: known.has(origin.identifier) && known.has(target.identifier),
      },
    ]
  })
  const issues =
    strangers.length === 0
      ? []
      : [
          warning(
            'objectives/loose-link',
            `${count(strangers.length, 'link')} that start${strangers.length === 1 ? 's' : ''} at a statement outside this file: ${inWords(strangers)}. Nothing here can hold them; they come with the file that holds their start`,
          ),
        ]
  return { links, issues }
}

/** What the items say that has no place here, once a kind. */
function leftOut(items: readonly Loose[]): Issue[] {
  const words: Readonly<Record<string, string>> = {
    abbreviatedStatement: 'short forms',
    alternativeLabel: 'alternative labels',
    notes: 'notes',
  }
  return Object.entries(words).flatMap(([field, name]) => {
    const holders = items.filter((fields) => textOf(fields[field]) !== undefined)
    if (holders.length === 0) return []
    const message = `The ${name} of ${count(holders.length, 'statement')} are left out: there is no place for them here`
    return [warning('objectives/left-out', message, field)]
  })
}
