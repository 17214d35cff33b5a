import { isDeepStrictEqual } from 'node:util'
import type { Issue } from '@track/kernel'
import type { Framework, Objective, ObjectiveLink, ObjectiveWording, Revision, Strand } from '@track/objectives'
import type { IncomingFramework, IncomingLink, IncomingObjective } from './incoming-framework.js'
import { ownWordsKept, shortened, wordsAfter, wordsHad } from './keep-words.js'
import type { Changed, ObjectiveChanges } from './objective-changes.js'

/** The framework that a file is read into, as it stands; empty before the first time. */
export interface FrameworkHere {
  readonly framework?: Framework | undefined
  readonly strands: readonly Strand[]
  readonly objectives: readonly Objective[]
  readonly wordings: readonly ObjectiveWording[]
  readonly links: readonly ObjectiveLink[]
  readonly revisions: readonly Revision[]
}

export interface FrameworkImportPlan {
  readonly changes: ObjectiveChanges
  readonly frameworkId: string
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly issues: readonly Issue[]
}

/**
 * What reading a whole framework makes and changes.
 *
 * Headings and objectives are known by what their source calls them. Of one that is here the words follow the source unless they are
 * the school's own; code and years follow it where it gives any; tags are added; days of beginning and end follow it where it gives any. Where
 * it stands, and what headings are called, is the school's: what differs is told. Nothing is ever taken away.
 */
export function planFrameworkImport(
  incoming: IncomingFramework,
  here: FrameworkHere,
  {
    subjectId,
    scaleId,
    position,
    newId,
  }: {
    readonly subjectId: string
    readonly scaleId: string
    readonly position: number
    readonly newId: () => string
  },
): FrameworkImportPlan {
  const isOwn = incoming.ownId !== undefined
  const issues: Issue[] = []
  const framework = here.framework ?? {
    id: incoming.ownId ?? newId(),
    subjectId,
    name: incoming.name,
    ...(incoming.publisher !== undefined && { publisher: incoming.publisher }),
    scaleId,
    position,
    ...(incoming.source !== undefined && { source: incoming.source }),
  }
  const adopts = here.framework && here.framework.source === undefined && incoming.source !== undefined
  const keyOf = ({ id, source }: Pick<Strand, 'id' | 'source'>) =>
    isOwn ? id : source?.source === incoming.source?.source ? source?.externalId : undefined
  const strandsHere = new Map(here.strands.map((strand) => [keyOf(strand), strand]))
  const objectivesHere = new Map(here.objectives.map((objective) => [keyOf(objective), objective]))
  const idOf = new Map<string, string>()
  const idFor = (key: string) => (isOwn ? key : newId())
  const [firstStrand, firstObjective] = [placeBehind(here.strands), placeBehind(here.objectives)]
  const keeps = (place: number | undefined) => (here.framework ? undefined : place)

  const newStrands: Strand[] = []
  for (const { key, parentKey, position: wasAt, ...one } of incoming.strands) {
    const known = strandsHere.get(key)
    if (known) {
      idOf.set(key, known.id)
      if (known.name !== one.name) issues.push(headingKept(known, one.name))
      continue
    }
    const turned = objectivesHere.get(key)
    if (turned) issues.push(turnedOver(turned.wording, 'an objective', 'a heading'))
    const id = turned ? newId() : idFor(key)
    idOf.set(key, id)
    const parentId = parentKey === null ? null : idOf.get(parentKey)!
    const place = keeps(wasAt) ?? firstStrand + newStrands.length
    newStrands.push({ ...one, id, frameworkId: framework.id, parentId, position: place })
  }

  const had = wordsHad(here.wordings)
  const newObjectives: Objective[] = []
  const changedObjectives: Changed<Objective>[] = []
  const moved: Objective[] = []
  for (const one of incoming.objectives) {
    const { key, parentKey, position: wasAt, ...fields } = one
    const strandId = parentKey === null ? null : idOf.get(parentKey)!
    const known = objectivesHere.get(key)
    if (known === undefined) {
      const turned = strandsHere.get(key)
      if (turned) issues.push(turnedOver(turned.name, 'a heading', 'an objective'))
      const id = turned ? newId() : idFor(key)
      idOf.set(key, id)
      const place = keeps(wasAt) ?? firstObjective + newObjectives.length
      newObjectives.push({ ...fields, id, frameworkId: framework.id, strandId, position: place })
      continue
    }
    idOf.set(key, known.id)
    if (known.strandId !== strandId) moved.push(known)
    const { kept, ...words } = wordsAfter(known, fields, { had, bySource: !isOwn })
    if (kept) issues.push(ownWordsKept(known, fields.wording))
    const after = { ...known, ...words, ...facts(known, fields) }
    if (!isDeepStrictEqual(after, known)) changedObjectives.push({ before: known, after })
  }
  if (moved.length > 0) issues.push(placesKept(moved))
  const stays = here.objectives.filter((objective) => keyOf(objective) !== undefined && !wasRead(objective))
  if (stays.length > 0) issues.push(notInFile(stays))

  const found = incoming.strands.length + incoming.objectives.length
  const created = newStrands.length + newObjectives.length
  return {
    frameworkId: framework.id,
    created,
    updated: changedObjectives.length,
    unchanged: found - created - changedObjectives.length,
    issues,
    changes: {
      newFrameworks: here.framework ? [] : [framework],
      changedFrameworks: adopts ? [{ before: framework, after: { ...framework, source: incoming.source! } }] : [],
      newStrands,
      newObjectives,
      changedObjectives,
      newLinks: newLinks(incoming.links, { idOf, here: here.links, newId, isOwn }),
      newProgrammes: [],
      newSubjects: [],
      ...history(incoming, { here, newObjectives }),
    },
  }

  function wasRead(objective: Objective): boolean {
    return idOf.get(keyOf(objective)!) === objective.id
  }
}

function placeBehind(things: readonly { readonly position: number }[]): number {
  return things.reduce((most, { position }) => Math.max(most, position), -1) + 1
}

/** What a file can say of an objective that is here, besides its words. */
export function facts(
  here: Objective,
  said: Pick<IncomingObjective, 'code' | 'tags' | 'yearGroups' | 'offeredFrom' | 'retiredOn'>,
): Partial<Objective> {
  const years = new Set(here.yearGroups)
  const sameYears = said.yearGroups.length === years.size && said.yearGroups.every((year) => years.has(year))
  return {
    ...(said.code !== undefined && { code: said.code }),
    tags: [...new Set([...here.tags, ...said.tags])],
    yearGroups: said.yearGroups.length === 0 || sameYears ? here.yearGroups : said.yearGroups,
    offeredFrom: said.offeredFrom ?? here.offeredFrom,
    retiredOn: said.retiredOn ?? here.retiredOn,
  }
}

/** One link of a kind from one statement to another is enough, however often a file is read. */
function newLinks(
  incoming: readonly IncomingLink[],
  {
    idOf,
    here,
    newId,
    isOwn,
  }: {
    readonly idOf: ReadonlyMap<string, string>
    readonly here: readonly ObjectiveLink[]
    readonly newId: () => string
    readonly isOwn: boolean
  },
): ObjectiveLink[] {
  const keyOf = ({ originId, kind, targetId, external }: Omit<ObjectiveLink, 'id'>) =>
    JSON.stringify([originId, kind, targetId ?? external?.identifier])
  const seen = new Set(here.map(keyOf))
  const ids = new Set(here.map(({ id }) => id))
  return incoming.flatMap(({ originKey, targetKey, ...link }) => {
    const originId = idOf.get(originKey)
    const targetId = targetKey === null ? null : idOf.get(targetKey)
    if (originId === undefined || targetId === undefined) return []
    const made = { ...link, originId, targetId }
    if (seen.has(keyOf(made))) return []
    seen.add(keyOf(made))
    const own = 'id' in link && typeof link.id === 'string' && isOwn && !ids.has(link.id) ? link.id : newId()
    return [{ ...made, id: own }]
  })
}

/** What new objectives of a package of our own have been called, and the revisions that are about them alone. */
function history(
  { wordings, revisions, ownId }: IncomingFramework,
  { here, newObjectives }: { readonly here: FrameworkHere; readonly newObjectives: readonly Objective[] },
): Pick<ObjectiveChanges, 'olderWordings' | 'newRevisions'> {
  if (ownId === undefined) return { olderWordings: [], newRevisions: [] }
  const made = new Set(newObjectives.map(({ id }) => id))
  const known = new Set(here.revisions.map(({ id }) => id))
  return {
    olderWordings: wordings.filter(({ objectiveId }) => made.has(objectiveId)),
    newRevisions: revisions.filter(
      ({ id, replacedIds, addedIds }) => !known.has(id) && [...replacedIds, ...addedIds].every((one) => made.has(one)),
    ),
  }
}

function headingKept({ name }: Strand, said: string): Issue {
  const message = `The heading "${shortened(name)}" keeps its name; the file calls it "${shortened(said)}"`
  return { field: 'strand', code: 'objectives/own-words-kept', message, severity: 'warning' }
}

function placesKept(moved: readonly Objective[]): Issue {
  const message = `${moved.length} objectives stand under another heading here than in the file and stay there, such as "${shortened(moved[0]!.wording)}"`
  return { code: 'objectives/own-place-kept', message, severity: 'warning' }
}

function notInFile(stays: readonly Objective[]): Issue {
  const message = `${stays.length} objectives that came from here before are not in the file and stay, such as "${shortened(stays[0]!.wording)}": retire them if they are no longer taught`
  return { code: 'objectives/not-in-file', message, severity: 'warning' }
}

function turnedOver(name: string, was: string, is: string): Issue {
  const message = `"${shortened(name)}" is ${was} here and ${is} in the file: it stays, and ${is} is added beside it`
  return { code: 'objectives/turned-over', message, severity: 'warning' }
}
