import { TrackError } from '@track/kernel'
import { fieldsOf, type Loose, listOf, textOf } from './loose-json.js'
import { plantTree, type Statement } from './plant-tree.js'
import type { ReadFramework } from './read-framework.js'
import { yearGroupsOf } from './year-groups-of.js'

/**
 * What a file of the Common Standards Project holds: a flat list of statements, or one standard set (bare or as `{ data }`).
 *
 * Of a list, a statement stands under the one that it names as its parent, else under the one whose short code begins its own ("2.OA"
 * above "2.OA.A"); folders are headings. A statement without words has its code for words, with a warning. Of a set, the nearest
 * ancestor is the parent and `position` the order. Throws `objectives/not-a-framework` for any other JSON.
 *
 * @example
 * ```ts
 * import { readCommonStandards } from '@track/objectives/case'
 *
 * const read = readCommonStandards([
 *   { id: 'A', cls: 'folder', statement: 'Operations', shortCode: '2.OA', subject: 'Math' },
 *   { id: 'B', statement: 'Add within 20', code: 'Math.2.OA.1', shortCode: '2.OA.1', gradeLevels: ['02'], subject: 'Math' },
 * ])
 * read.items.map(({ wording, parentId, yearGroups }) => [wording, parentId, yearGroups])
 * // => [['Operations', null, []], ['Add within 20', 'A', ['2']]]
 * ```
 */
export function readCommonStandards(json: unknown): ReadFramework {
  if (Array.isArray(json)) return readList(json.map(fieldsOf))
  const set = fieldsOf('data' in fieldsOf(json) ? fieldsOf(json).data : json)
  if ('standards' in set) return readSet(set)
  throw new TrackError(
    'objectives/not-a-framework',
    'This is not a file of the Common Standards Project: one is a list of statements, or a set with its statements in "standards"',
  )
}

function readList(rows: readonly Loose[]): ReadFramework {
  if (!rows.some((row) => 'id' in row && ('statement' in row || 'code' in row))) {
    throw new TrackError(
      'objectives/not-a-framework',
      'This list holds no statements: each has an id, and a statement or a code',
    )
  }
  const parentOf = parentsOf(rows)
  const statements = rows.map(
    (row, index): Statement => ({
      ...shared(row, textOf(row.id) ?? `row ${index + 1}`),
      parentIds: [parentOf.get(row) ?? null],
      code: textOf(row.code),
      wording: textOf(row.statement) ?? '',
      yearGroups: yearGroupsOf(row.gradeLevels ?? row.gradelevels),
      isHeading: row.cls === 'folder',
      order: [],
    }),
  )
  const [first] = rows
  const names = [textOf(first?.jurisdiction), textOf(first?.subject)].filter((name) => name !== undefined)
  const codes = [textOf(first?.jurisdictionAbbreviation), textOf(first?.subject)].filter((name) => name !== undefined)
  return frameworkOf(plantTree(statements), {
    externalId: ['common-standards', ...codes].join(' '),
    name: names.join(': ') || 'Common Standards',
    publisher: textOf(first?.jurisdiction),
  })
}

function readSet(set: Loose): ReadFramework {
  const rows = Object.entries(fieldsOf(set.standards)).map(([id, value]) => ({ id, row: fieldsOf(value) }))
  const depthOf = new Map(rows.map(({ id, row }) => [id, Number(row.depth)]))
  const years = yearGroupsOf(set.educationLevels)
  const statements = rows.map(({ id, row }): Statement => {
    // Ancestors are told nearest first by some files and last by others; the deepest is the nearest.
    const ancestors = listOf(row.ancestorIds)
      .flatMap((ancestor) => textOf(ancestor) ?? [])
      .sort((a, b) => (depthOf.get(b) ?? -1) - (depthOf.get(a) ?? -1))
    return {
      ...shared(row, id),
      parentIds: [ancestors.at(0) ?? null],
      code: textOf(row.statementNotation) ?? textOf(row.altStatementNotation),
      wording: textOf(row.description) ?? '',
      yearGroups: years,
      isHeading: false,
      order: [typeof row.position === 'number' ? row.position : undefined],
    }
  })
  const id = textOf(set.id) ?? textOf(set.title) ?? 'common-standards'
  const name = [textOf(set.subject), textOf(set.title)].filter((part) => part !== undefined).join(': ')
  return frameworkOf(plantTree(statements), {
    externalId: id,
    name: name || 'Common Standards',
    publisher: textOf(fieldsOf(set.jurisdiction).title) ?? textOf(set.jurisdiction),
  })
}

function shared(row: Loose, externalId: string) {
  const type = textOf(row.statementLabel)
  return {
    externalId,
    pupilWordings: {},
    tags: type === undefined ? [] : [`type: ${type}`],
    offeredFrom: null,
    retiredOn: null,
  }
}

function frameworkOf(
  { items, issues }: Pick<ReadFramework, 'items' | 'issues'>,
  {
    externalId,
    name,
    publisher,
  }: { readonly externalId: string; readonly name: string; readonly publisher: string | undefined },
): ReadFramework {
  return {
    format: 'common-standards',
    source: externalId.slice(0, 200),
    externalId: externalId.slice(0, 200),
    name: name.slice(0, 200),
    ...(publisher !== undefined && { publisher: publisher.slice(0, 200) }),
    items,
    links: [],
    issues,
  }
}

/** The id of each row's parent: as the maker says, as the Achievement Standards Network says, as the short code says. */
function parentsOf(rows: readonly Loose[]): Map<Loose, string> {
  const ids = new Set(rows.flatMap(({ id }) => textOf(id) ?? []))
  const byNetworkId = new Map<string, Loose[]>()
  for (const row of rows) {
    for (const id of new Set([textOf(row.asnIdentifier), textOf(fieldsOf(row.ASN).id)])) {
      if (id !== undefined) byNetworkId.set(id, [...(byNetworkId.get(id) ?? []), row])
    }
  }
  const byShortCode = new Map(rows.map((row) => [textOf(row.shortCode), row]))
  const parents = new Map<Loose, string>()
  for (const row of rows) {
    const own = textOf(row.ccsiParent)
    const networkId = textOf(fieldsOf(row.ASN).parent) ?? textOf(row.asnParent)
    const said = networkId === undefined ? [] : (byNetworkId.get(networkId) ?? [])
    const parent =
      own !== undefined && ids.has(own) ? own : textOf((mostAlike(said, row) ?? aboveByCode(row, byShortCode))?.id)
    if (parent !== undefined) parents.set(row, parent)
  }
  return parents
}

/** Two folders may carry one identifier of the network; the one whose code is more like the row's is meant. */
function mostAlike(candidates: readonly Loose[], row: Loose): Loose | undefined {
  const code = textOf(row.code) ?? ''
  const alike = (candidate: Loose) => {
    const other = textOf(candidate.code) ?? ''
    let length = 0
    while (length < code.length && code[length] === other[length]) length++
    return length
  }
  return candidates.toSorted((a, b) => alike(b) - alike(a))[0]
}

function aboveByCode(row: Loose, byShortCode: ReadonlyMap<string | undefined, Loose>): Loose | undefined {
  for (let code = textOf(row.shortCode); code?.includes('.'); ) {
    code = code.slice(0, code.lastIndexOf('.'))
    const above = byShortCode.get(code)
    if (above !== undefined) return above
  }
  return undefined
}
