import type { Framework, Objective, ObjectiveLink, ObjectiveWording, Revision, Strand } from '@track/objectives'
import type { OwnFramework, ReadFramework } from '@track/objectives/case'

/**
 * A whole framework on its way in. `key` is how the file names a heading or an objective, and how it is found again: what came from
 * elsewhere by the identifier there, what this school (or another with Track) wrote out by its own id.
 */
export interface IncomingFramework {
  readonly name: string
  readonly publisher?: string | undefined
  readonly source?: Framework['source']
  /** Only in a package of Track's own: what is new keeps its id. */
  readonly ownId?: string
  readonly strands: readonly IncomingStrand[]
  readonly objectives: readonly IncomingObjective[]
  readonly links: readonly IncomingLink[]
  readonly wordings: readonly ObjectiveWording[]
  readonly revisions: readonly Revision[]
}

export type IncomingStrand = Pick<Strand, 'name' | 'code' | 'source'> & {
  readonly key: string
  readonly parentKey: string | null
  /** Kept in a framework that is new here. */
  readonly position?: number
}

export type IncomingObjective = Omit<Objective, 'id' | 'frameworkId' | 'strandId' | 'position'> & {
  readonly key: string
  readonly parentKey: string | null
  readonly position?: number
}

export type IncomingLink = Pick<ObjectiveLink, 'kind' | 'external' | 'externalId'> & {
  readonly originKey: string
  /** A statement of the same file; null where `external` says which one it is. */
  readonly targetKey: string | null
}

/** What a file of another system tells. */
export function incomingFrom(read: ReadFramework): IncomingFramework {
  const { source, externalId, name, publisher, items, links } = read
  const from = (id: string) => ({ source, externalId: id })
  return {
    name,
    publisher,
    source: from(externalId),
    strands: items.flatMap(({ isHeading, externalId: key, parentId, wording, code }) =>
      isHeading
        ? [{ key, parentKey: parentId, name: wording, ...(code !== undefined && { code }), source: from(key) }]
        : [],
    ),
    objectives: items.flatMap(({ isHeading, externalId: key, parentId, position: _, ...item }) =>
      isHeading
        ? []
        : [
            {
              ...item,
              key,
              parentKey: parentId,
              pupilWordings: { ...item.pupilWordings },
              tags: [...item.tags],
              yearGroups: [...item.yearGroups],
              source: { ...from(key), wording: item.wording },
            },
          ],
    ),
    links: links.map(({ originId, kind, target, inside, externalId }) => ({
      originKey: originId,
      kind,
      ...(inside ? { targetKey: target.identifier, external: null } : { targetKey: null, external: target }),
      ...(externalId !== undefined && { externalId }),
    })),
    wordings: [],
    revisions: [],
  }
}

/** What Track wrote out, here or at another school; its headings must be a tree. */
export function incomingFromOwn(own: OwnFramework): IncomingFramework {
  const { framework, strands, objectives, links, wordings, revisions } = own
  const here = new Set([...strands, ...objectives].map(({ id }) => id))
  return {
    name: framework.name,
    publisher: framework.publisher,
    source: framework.source,
    ownId: framework.id,
    strands: parentsFirst(strands).map(({ id, frameworkId: _, parentId, ...one }) => ({
      ...one,
      key: id,
      parentKey: parentId,
    })),
    objectives: objectives.map(({ id, frameworkId: _, strandId, ...one }) => ({
      ...one,
      key: id,
      parentKey: strandId,
    })),
    links: links.flatMap(({ originId, targetId, ...link }) =>
      // A link to another framework of the school that wrote it means nothing elsewhere.
      targetId === null || here.has(targetId) ? [{ ...link, originKey: originId, targetKey: targetId }] : [],
    ),
    wordings,
    revisions,
  }
}

/** Each heading after the one that it stands under. Called with trees only: of a ring nothing comes first. */
function parentsFirst(strands: readonly Strand[]): Strand[] {
  const byId = new Map(strands.map((strand) => [strand.id, strand]))
  const ordered = new Set<Strand>()
  const place = (strand: Strand) => {
    const parent = byId.get(strand.parentId ?? '')
    if (parent !== undefined && !ordered.has(parent)) place(parent)
    ordered.add(strand)
  }
  for (const strand of strands) place(strand)
  return [...ordered]
}
