import type { CalendarDate, Issue } from '@track/kernel'
import type { ERROR_CODES } from '../errors.js'
import { compareNaturally } from './compare-naturally.js'
import { count, inWords, nameOf } from './in-words.js'
import type { ReadItem } from './read-framework.js'

/** A statement as its file has it, before its place in the tree is known. */
export interface Statement {
  readonly externalId: string
  /** What it stands under, the first that is there first; null is the top. Empty: the file does not say. */
  readonly parentIds: readonly (string | null)[]
  readonly code?: string | undefined
  /** What stands for it if it has no wording: a short form of it. */
  readonly shortWording?: string | undefined
  readonly wording: string
  readonly pupilWordings: Readonly<Record<string, string>>
  readonly tags: readonly string[]
  readonly yearGroups: readonly string[]
  readonly offeredFrom: CalendarDate | null
  readonly retiredOn: CalendarDate | null
  /** The file calls it a heading, whether or not others stand under it. */
  readonly isHeading: boolean
  /** What its siblings are ordered by, one part after the other; nothing comes last. Then as in the file. */
  readonly order: readonly (number | string | undefined)[]
  /** The row of a table, as the person's own program counts. */
  readonly row?: number | undefined
}

export interface PlantedTree {
  readonly items: ReadItem[]
  /** Which parents beside the one it stands under a statement was given. */
  readonly otherParents: readonly { readonly externalId: string; readonly parentId: string }[]
  readonly issues: Issue[]
}

/** As the schemas of objectives and strands allow. */
const [WORDING_LENGTH, CODE_LENGTH, TAG_LENGTH, TAGS, YEAR_LENGTH, YEARS, ID_LENGTH] = [2000, 50, 50, 50, 20, 30, 200]

/**
 * The tree that a file's statements make, in reading order, with whatever is wrong with it said by name.
 *
 * Nothing is lost in silence: a second statement of the same identifier is kept under a new one, a second parent is handed back,
 * a statement that stands nowhere stands at the top. Refused (and said so) are a statement without any words or with too many,
 * whose children move up to its parent, and statements that stand, by way of their parents, under themselves, with all below them.
 */
export function plantTree(given: readonly Statement[]): PlantedTree {
  const issues: Issue[] = []
  const { kept, refused } = keepWritable(setApart(given, issues), issues)
  const byId = new Map(kept.map((statement) => [statement.externalId, statement]))
  const { parentOf, otherParents } = chooseParents(kept, { byId, refused, issues })

  const children = new Map<string | null, Statement[]>()
  for (const statement of kept) {
    const parentId = parentOf.get(statement.externalId)!
    const family = children.get(parentId)
    if (family) family.push(statement)
    else children.set(parentId, [statement])
  }
  for (const family of children.values()) family.sort(compareSiblings)

  const items: ReadItem[] = []
  const planted = new Set<string>()
  const waiting = withPlaces(children.get(null))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { externalId } = next.statement
    const below = children.get(externalId)
    items.push(
      itemOf(next.statement, { parentId: parentOf.get(externalId)!, position: next.position, isParent: !!below }),
    )
    planted.add(externalId)
    waiting.push(...withPlaces(below))
  }

  issues.push(...loopsAmong(kept, { planted, parentOf, byId }), ...sameCodes(items), ...poorHeadings(items))
  return { items, otherParents: otherParents.filter(({ externalId }) => planted.has(externalId)), issues }
}

/** Last one first, so that the first is popped first. */
function withPlaces(family: readonly Statement[] = []) {
  return family.map((statement, position) => ({ statement, position })).reverse()
}

function itemOf(
  { externalId, code, wording, pupilWordings, tags, yearGroups, offeredFrom, retiredOn, isHeading }: Statement,
  {
    parentId,
    position,
    isParent,
  }: { readonly parentId: string | null; readonly position: number; readonly isParent: boolean },
): ReadItem {
  return {
    externalId,
    parentId,
    ...(code !== undefined && { code }),
    wording,
    pupilWordings,
    tags,
    yearGroups,
    offeredFrom,
    retiredOn,
    isHeading: isHeading || isParent,
    position,
  }
}

/** Statements of one identifier are several statements all the same; what stands under it stands under the first. */
function setApart(given: readonly Statement[], issues: Issue[]): Statement[] {
  const taken = new Set(given.map(({ externalId }) => externalId))
  const seen = new Set<string>()
  const twins: string[] = []
  const apart = given.map((statement) => {
    if (!seen.has(statement.externalId)) {
      seen.add(statement.externalId)
      return statement
    }
    let number = 2
    while (taken.has(`${statement.externalId} (${number})`)) number++
    const externalId = `${statement.externalId} (${number})`
    taken.add(externalId)
    seen.add(externalId)
    twins.push(nameOf(statement))
    return { ...statement, externalId }
  })
  if (twins.length > 0) {
    const message = `${count(twins.length, 'statement')} with an identifier that another has: ${inWords(twins)}. All are kept apart; give each its own identifier in the file`
    issues.push(warning('objectives/same-identifier', message, 'identifier'))
  }
  return apart
}

/** The statements that an objective or a heading can hold; of the others, where their children go. */
function keepWritable(
  statements: readonly Statement[],
  issues: Issue[],
): { kept: Statement[]; refused: ReadonlyMap<string, Statement> } {
  const kept: Statement[] = []
  const refused = new Map<string, Statement>()
  const wordless: string[] = []
  const tooLong = new Map<string, string[]>()
  for (const statement of statements) {
    const wording = [statement.wording, statement.shortWording ?? '', statement.code ?? ''].find(
      (words) => words.trim() !== '',
    )
    const name = nameOf(statement)
    const refuse = (code: keyof typeof ERROR_CODES, field: string, what: string) => {
      refused.set(statement.externalId, statement)
      const row = statement.row === undefined ? {} : { row: statement.row }
      issues.push({ ...row, field, code, message: `${name} ${what}`, severity: 'error' })
    }
    if (wording === undefined) {
      refuse('objectives/no-wording', 'wording', 'has neither words nor a code: give it words in the file')
    } else if (wording.length > WORDING_LENGTH) {
      refuse(
        'objectives/statement-too-long',
        'wording',
        'is longer than 2,000 characters: shorten or divide it in the file',
      )
    } else if (statement.externalId.length > ID_LENGTH) {
      refuse('objectives/statement-too-long', 'identifier', 'has an identifier of more than 200 characters: shorten it')
    } else {
      if (wording !== statement.wording) wordless.push(name)
      kept.push(
        withinLimits({ ...statement, wording }, (part) => {
          const names = tooLong.get(part)
          if (names) names.push(name)
          else tooLong.set(part, [name])
        }),
      )
    }
  }
  if (wordless.length > 0) {
    const message = `${count(wordless.length, 'statement')} without words: ${inWords(wordless)}. The short form or the code stands for them; give them words in the file, or here`
    issues.push(warning('objectives/no-wording', message, 'wording'))
  }
  for (const [part, names] of tooLong) {
    const message = `A ${part} of ${inWords(names)} is longer than Track can keep, or there are too many: it is left out`
    issues.push(warning('objectives/part-too-long', message, part))
  }
  return { kept, refused }
}

function withinLimits(statement: Statement, leaveOut: (part: string) => void): Statement {
  const { code, tags, yearGroups, pupilWordings } = statement
  const fitting = (part: string, texts: readonly string[], most: number, length: number) => {
    const fits = texts.filter((text) => text.length <= length).slice(0, most)
    if (fits.length < texts.length) leaveOut(part)
    return fits
  }
  if (code !== undefined && code.length > CODE_LENGTH) leaveOut('code')
  const wordings = Object.entries(pupilWordings).filter(([, words]) => words.length <= WORDING_LENGTH)
  if (wordings.length < Object.keys(pupilWordings).length) leaveOut('pupil wording')
  return {
    ...statement,
    code: code !== undefined && code.length <= CODE_LENGTH ? code : undefined,
    tags: fitting('tag', tags, TAGS, TAG_LENGTH),
    yearGroups: fitting('year group', yearGroups, YEARS, YEAR_LENGTH),
    pupilWordings: Object.fromEntries(wordings),
  }
}

function chooseParents(
  kept: readonly Statement[],
  {
    byId,
    refused,
    issues,
  }: {
    readonly byId: ReadonlyMap<string, Statement>
    readonly refused: ReadonlyMap<string, Statement>
    readonly issues: Issue[]
  },
) {
  const parentOf = new Map<string, string | null>()
  const otherParents: { externalId: string; parentId: string }[] = []
  const unplaced: string[] = []
  for (const statement of kept) {
    const known = standing(statement.parentIds, { byId, refused })
    const [first, ...others] = known
    if (first === undefined) unplaced.push(nameOf(statement))
    parentOf.set(statement.externalId, first ?? null)
    for (const parentId of others) {
      if (parentId === null) continue
      otherParents.push({ externalId: statement.externalId, parentId })
      const [one, other] = [
        first === null || first === undefined ? 'the top' : nameOf(byId.get(first)!),
        nameOf(byId.get(parentId)!),
      ]
      const message = `${nameOf(statement)} stands under ${one} and under ${other}: it is kept under ${one}, and the other as a link. Take one of them out of the file if it was not meant`
      issues.push(warning('objectives/several-parents', message, 'parent'))
    }
  }
  if (unplaced.length > 0) {
    const message = `${count(unplaced.length, 'statement')} that the file puts under nothing it holds: ${inWords(unplaced)}. Kept at the top; move them where they belong`
    issues.push(warning('objectives/unplaced', message, 'parent'))
  }
  return { parentOf, otherParents }
}

/** Each once: a parent itself where it was kept, the parents of one that was refused, nothing for one that is not there. */
function standing(
  parentIds: Statement['parentIds'],
  {
    byId,
    refused,
  }: { readonly byId: ReadonlyMap<string, Statement>; readonly refused: ReadonlyMap<string, Statement> },
): (string | null)[] {
  const passed = new Set<string | null>()
  for (const waiting = parentIds.toReversed(); waiting.length > 0; ) {
    const next = waiting.pop() ?? null
    if (passed.has(next)) continue
    passed.add(next)
    if (next !== null && !byId.has(next)) waiting.push(...(refused.get(next)?.parentIds.toReversed() ?? []))
  }
  return [...passed].filter((id) => id === null || byId.has(id))
}

function compareSiblings(a: Statement, b: Statement): number {
  for (let index = 0; index < Math.max(a.order.length, b.order.length); index++) {
    const [one, other] = [a.order[index], b.order[index]]
    if (one === undefined && other === undefined) continue
    if (one === undefined || other === undefined) return one === undefined ? 1 : -1
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compareNaturally(String(one), String(other))
    if (order !== 0) return order
  }
  return 0
}

/** Whoever was not reached from the top stands in a loop or below one; each loop is told once, from its first statement on. */
function loopsAmong(
  kept: readonly Statement[],
  {
    planted,
    parentOf,
    byId,
  }: {
    readonly planted: ReadonlySet<string>
    readonly parentOf: ReadonlyMap<string, string | null>
    readonly byId: ReadonlyMap<string, Statement>
  },
): Issue[] {
  const lost = kept.filter(({ externalId }) => !planted.has(externalId))
  const told = new Set<string>()
  const issues: Issue[] = []
  for (const { externalId } of lost) {
    const path: string[] = []
    let id = externalId
    while (!told.has(id)) {
      told.add(id)
      path.push(id)
      id = parentOf.get(id)!
    }
    const chain = path.slice(path.indexOf(id))
    if (!path.includes(id)) continue
    const names = [...chain, id].map((each) => nameOf(byId.get(each)!))
    const shown = names.length > 12 ? [...names.slice(0, 8), '...', ...names.slice(-2)] : names
    const message = `These stand under themselves: ${shown.join(' under ')}. They and all below them (${count(lost.length, 'statement')} in all) are not read; put one of them under something else in the file`
    issues.push({ field: 'parent', code: 'objectives/tree-loop', message, severity: 'error' })
  }
  return issues
}

function sameCodes(items: readonly ReadItem[]): Issue[] {
  const byCode = new Map<string, ReadItem[]>()
  for (const item of items) {
    if (item.code === undefined) continue
    const holders = byCode.get(item.code)
    if (holders) holders.push(item)
    else byCode.set(item.code, [item])
  }
  const shared = [...byCode].filter(([, holders]) => holders.length > 1)
  if (shared.length === 0) return []
  const names = shared.map(([code, holders]) => `${code} (${holders.length} times)`)
  const message = `${count(shared.length, 'code')} stand${shared.length === 1 ? 's' : ''} at several statements: ${inWords(names)}. All are kept apart; change the code of those that should have their own`
  return [warning('objectives/same-code', message, 'code')]
}

/** A heading has words and a code here, and nothing else. */
function poorHeadings(items: readonly ReadItem[]): Issue[] {
  const poorer = items.filter(
    (item) =>
      item.isHeading &&
      (item.tags.length > 0 ||
        item.yearGroups.length > 0 ||
        Object.keys(item.pupilWordings).length > 0 ||
        item.offeredFrom !== null ||
        item.retiredOn !== null),
  )
  if (poorer.length === 0) return []
  const message = `A heading keeps its words and its code: the year groups, tags, dates and pupil wordings of ${count(poorer.length, 'heading')} are left out (${inWords(poorer.map(nameOf))})`
  return [warning('objectives/left-out', message)]
}

export function warning(code: keyof typeof ERROR_CODES, message: string, field?: string): Issue {
  return { ...(field !== undefined && { field }), code, message, severity: 'warning' }
}
