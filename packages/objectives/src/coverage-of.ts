import { compareCodeUnits } from '@track/kernel'
import type { ObjectiveLink } from './objective-link.js'

/** How far a statement is covered: nothing links to it, what does was not taught, nobody secured it, somebody did. */
export type CoverageState = 'not-linked' | 'not-taught' | 'not-secured' | 'secured'

export interface StatementCoverage {
  readonly objectiveId: string
  readonly state: CoverageState
  /** The objectives that link to the statement, in the order of their ids. */
  readonly linkedIds: readonly string[]
  /** How many pupils have secured the best of those that were taught. */
  readonly pupils: number
}

const COVERING: readonly string[] = ['exactMatchOf', 'isPartOf', 'isRelatedTo'] satisfies ObjectiveLink['kind'][]

/**
 * Which statements of somebody else's list the school's own objectives cover, and which not yet. Links are optional: without any,
 * every statement is simply not linked.
 *
 * A link counts in either direction if it says that one is the other, is part of it or is related to it; "comes before" and the
 * like do not, nor does one between two of the statements. Several linked objectives are not added up: a pupil would count twice.
 *
 * @example
 * ```ts
 * import { coverageOf } from '@track/objectives'
 *
 * const links = [
 *   { originId: 'own-1', kind: 'isPartOf', targetId: 'nc-1' },
 *   { originId: 'nc-2', kind: 'isRelatedTo', targetId: 'own-2' },
 * ]
 * const own = { links, taught: ['own-1'], securedBy: { 'own-1': 12 } }
 * coverageOf({ statementIds: ['nc-1', 'nc-2', 'nc-3'], ...own }).map(({ state, pupils }) => `${state} ${pupils}`)
 * // => ['secured 12', 'not-taught 0', 'not-linked 0']
 * ```
 */
export function coverageOf({
  statementIds,
  links,
  taught,
  securedBy,
}: {
  readonly statementIds: readonly string[]
  readonly links: readonly Pick<ObjectiveLink, 'originId' | 'kind' | 'targetId'>[]
  readonly taught: Iterable<string>
  /** Pupils who have secured an objective; one that is not named nobody has. */
  readonly securedBy: Readonly<Record<string, number>>
}): StatementCoverage[] {
  const wasTaught = new Set(taught)
  const linked = new Map(statementIds.map((id) => [id, new Set<string>()]))
  for (const { originId, kind, targetId } of links) {
    if (targetId === null || !COVERING.includes(kind)) continue
    if (linked.has(originId) && linked.has(targetId)) continue
    linked.get(originId)?.add(targetId)
    linked.get(targetId)?.add(originId)
  }
  return statementIds.map((objectiveId) => {
    const linkedIds = [...linked.get(objectiveId)!].sort(compareCodeUnits)
    const taughtIds = linkedIds.filter((id) => wasTaught.has(id))
    const pupils = Math.max(0, ...taughtIds.map((id) => (Object.hasOwn(securedBy, id) ? securedBy[id]! : 0)))
    return { objectiveId, state: stateOf(linkedIds.length, taughtIds.length, pupils), linkedIds, pupils }
  })
}

function stateOf(linked: number, taught: number, pupils: number): CoverageState {
  if (linked === 0) return 'not-linked'
  if (taught === 0) return 'not-taught'
  return pupils === 0 ? 'not-secured' : 'secured'
}
