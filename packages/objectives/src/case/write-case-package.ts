import { compareCodeUnits, TrackError } from '@track/kernel'
import type { Strand } from '../framework.js'
import type { Objective } from '../objective.js'
import type { ObjectiveLink } from '../objective-link.js'
import { itemTypeIn, KIND_EXTENSION, PUPIL_WORDINGS_EXTENSION } from './assemble-case.js'
import type { CaseAssociation, CaseItem, CaseNode, CasePackage } from './case-package.js'
import { identifierOf, uuidFrom } from './identifier-of.js'
import type { OwnFramework, WritingOptions } from './own-framework.js'

/**
 * A framework as a 1EdTech CASE 1.1 package that any other system reads, and that `readOwnPackage` reads back without loss.
 *
 * Strands and objectives are items under each other by `isChildOf`, in reading order; a link is an association of its kind; a revision
 * is `replacedBy` from each of the replaced to each of the added. What the standard has no field for stands in `extensions` under names
 * that start with `track:`. Ids that are UUIDs are kept; other ids, and associations of the tree, get the UUID that their id always
 * gives, so the same framework makes the same package whatever the order of its parts. A strand whose parent is not among the strands
 * stands at the top. Throws `objectives/strand-loop` on strands that stand under themselves.
 *
 * @example
 * ```ts
 * import { writeCasePackage } from '@track/objectives/case'
 *
 * const written = writeCasePackage(
 *   {
 *     framework: { id: 'maths', subjectId: 's', name: 'Our maths', scaleId: 'scale', position: 0 },
 *     subject: { id: 's', name: 'Mathematics', position: 0 },
 *     strands: [],
 *     objectives: [
 *       {
 *         id: '0198a5a0-0000-7000-8000-000000000001', frameworkId: 'maths', strandId: null, wording: 'Add tenths', pupilWordings: {},
 *         tags: [], yearGroups: ['4'], position: 0, offeredFrom: null, retiredOn: null,
 *       },
 *     ],
 *     links: [],
 *     revisions: [],
 *   },
 *   { writtenAt: '2026-09-01T08:00:00.000Z' },
 * )
 * written.CFItems[0]?.fullStatement // => 'Add tenths'
 * written.CFItems[0]?.identifier // => '0198a5a0-0000-7000-8000-000000000001'
 * ```
 */
export function writeCasePackage(
  own: Omit<Readonly<OwnFramework>, 'wordings'> & { readonly wordings?: Readonly<OwnFramework['wordings']> },
  { writtenAt, creator }: WritingOptions,
): CasePackage {
  const { framework, subject, links, revisions, wordings = [] } = own
  const { publisher, name, ...rest } = framework
  const places = inReadingOrder(own)
  const titles = new Map(places.map(({ of }) => [of.id, titleOf(of)]))
  const node = (id: string): CaseNode => ({ title: titles.get(id) ?? '', ...addressOf(id) })
  const stamped = (id: string) => ({ ...addressOf(id), lastChangeDateTime: writtenAt })
  const wordingsOf = new Map<string, OwnFramework['wordings']>(own.objectives.map(({ id }) => [id, []]))
  for (const wording of wordings) wordingsOf.get(wording.objectiveId)?.push(wording)
  const documentNode = { title: name, ...addressOf(framework.id) }

  const tree = places.map(
    ({ of, parentId, sequence }): CaseAssociation => ({
      ...stamped(uuidFrom(`${framework.id} ${of.id} isChildOf`)),
      associationType: 'isChildOf',
      originNodeURI: node(of.id),
      destinationNodeURI: parentId === null ? documentNode : node(parentId),
      sequenceNumber: sequence,
    }),
  )
  const linked = links
    .toSorted((a, b) => compareCodeUnits(a.id, b.id))
    .map(
      (link): CaseAssociation => ({
        ...stamped(link.id),
        associationType: link.kind,
        originNodeURI: node(link.originId),
        destinationNodeURI: link.external === null ? node(link.targetId ?? '') : externalNode(link.external),
        extensions: { 'track:link': link },
      }),
    )
  const replaced = revisions
    .toSorted((a, b) => compareCodeUnits(a.id, b.id))
    .flatMap(({ id, replacedIds, addedIds }) =>
      replacedIds.flatMap((from) =>
        addedIds.map(
          (to): CaseAssociation => ({
            ...stamped(uuidFrom(`${id} ${from} replacedBy ${to}`)),
            associationType: 'replacedBy',
            originNodeURI: node(from),
            destinationNodeURI: node(to),
            extensions: { 'track:revision': id },
          }),
        ),
      ),
    )

  return {
    CFDocument: {
      ...stamped(framework.id),
      caseVersion: '1.1',
      creator: creator ?? publisher ?? subject.name,
      title: name,
      ...(publisher !== undefined && { publisher }),
      subject: [subject.name],
      extensions: {
        'track:framework': rest,
        'track:subject': subject,
        'track:revisions': revisions.toSorted((a, b) => compareCodeUnits(a.id, b.id)),
      },
    },
    CFItems: places.map(({ of }) =>
      'wording' in of
        ? objectiveItem(of, { stamp: stamped(of.id), wordings: wordingsOf.get(of.id)! })
        : strandItem(of, stamped(of.id)),
    ),
    CFAssociations: [...tree, ...linked, ...replaced],
  }
}

interface Place {
  readonly of: Strand | Objective
  readonly parentId: string | null
  /** Its place among all that stand beside it, from 1. */
  readonly sequence: number
}

/** Under each heading its objectives, then its headings with all below them; each by position, then by id. */
function inReadingOrder({ strands, objectives }: Pick<Readonly<OwnFramework>, 'strands' | 'objectives'>): Place[] {
  const known = new Set(strands.map(({ id }) => id))
  const below = new Map<string | null, (Strand | Objective)[]>()
  const put = (of: Strand | Objective, parentId: string | null) => {
    const place = parentId !== null && known.has(parentId) ? parentId : null
    const family = below.get(place)
    if (family) family.push(of)
    else below.set(place, [of])
  }
  const byPlace = (a: Strand | Objective, b: Strand | Objective) =>
    a.position - b.position || compareCodeUnits(a.id, b.id)
  for (const objective of objectives.toSorted(byPlace)) put(objective, objective.strandId)
  for (const strand of strands.toSorted(byPlace)) put(strand, strand.parentId)

  const places: Place[] = []
  const visit = (parentId: string | null) => {
    for (const [index, of] of (below.get(parentId) ?? []).entries()) {
      places.push({ of, parentId, sequence: index + 1 })
      if (!('wording' in of)) visit(of.id)
    }
  }
  visit(null)
  if (places.length < strands.length + objectives.length) {
    const placed = new Set(places.map(({ of }) => of.id))
    const strandIds = strands.flatMap(({ id }) => (placed.has(id) ? [] : [id])).sort(compareCodeUnits)
    throw new TrackError('objectives/strand-loop', 'Strands stand, by way of their parents, under themselves', {
      strandIds,
    })
  }
  return places
}

type Stamp = Pick<CaseItem, 'identifier' | 'uri' | 'lastChangeDateTime'>

function strandItem({ id, position, name, code, source }: Strand, stamp: Stamp): CaseItem {
  return {
    ...stamp,
    fullStatement: name,
    ...(code !== undefined && { humanCodingScheme: code }),
    extensions: {
      [KIND_EXTENSION]: 'strand',
      'track:id': id,
      'track:position': position,
      ...(source && { 'track:source': source }),
    },
  }
}

function objectiveItem(
  { id, position, wording, code, pupilWordings, tags, yearGroups, offeredFrom, retiredOn, source }: Objective,
  { stamp, wordings }: { readonly stamp: Stamp; readonly wordings: Readonly<OwnFramework['wordings']> },
): CaseItem {
  const itemType = itemTypeIn(tags)
  const had = wordings
    .map(({ objectiveId: _, ...had }) => had)
    .sort(
      (a, b) =>
        compareCodeUnits(a.effectiveFrom, b.effectiveFrom) ||
        compareCodeUnits(a.recordedAt, b.recordedAt) ||
        compareCodeUnits(a.wording, b.wording) ||
        compareCodeUnits(JSON.stringify(a.pupilWordings), JSON.stringify(b.pupilWordings)),
    )
  return {
    ...stamp,
    fullStatement: wording,
    ...(code !== undefined && { humanCodingScheme: code }),
    ...(itemType !== undefined && { CFItemType: itemType }),
    ...(tags.length > 0 && { conceptKeywords: tags }),
    ...(yearGroups.length > 0 && { educationLevel: yearGroups }),
    ...(offeredFrom !== null && { statusStartDate: offeredFrom }),
    ...(retiredOn !== null && { statusEndDate: retiredOn }),
    extensions: {
      [KIND_EXTENSION]: 'objective',
      'track:id': id,
      'track:position': position,
      ...(Object.keys(pupilWordings).length > 0 && { [PUPIL_WORDINGS_EXTENSION]: pupilWordings }),
      ...(source && { 'track:source': source }),
      ...(had.length > 0 && { 'track:wordings': had }),
    },
  }
}

function titleOf(of: Strand | Objective): string {
  return of.code ?? ('wording' in of ? of.wording : of.name)
}

function addressOf(id: string): { identifier: string; uri: string } {
  const identifier = identifierOf(id)
  return { identifier, uri: `urn:uuid:${identifier}` }
}

/** The standard asks every end for an address: where the statement had none, its identifier makes one. */
function externalNode({ identifier, uri, title }: NonNullable<ObjectiveLink['external']>): CaseNode {
  return { title, identifier, uri: /^[a-z][a-z\d+.-]*:\S+$/i.test(uri) ? uri : addressOf(identifier).uri }
}
