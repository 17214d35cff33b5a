import type { EditableObjective, EditableStrand } from '@track/api-contract'
import { compareCodeUnits } from '@track/kernel'
import { orderObjectives } from '@track/objectives'

/** A heading with the objectives right under it; the first of all may stand under no heading. */
export interface OutlinePart {
  readonly strand: EditableStrand | null
  /** 1 for a heading that stands under no other. */
  readonly level: number
  readonly objectives: readonly EditableObjective[]
}

/**
 * A list as a teacher reads it: heading by heading, each with its objectives, headings under headings after them.
 *
 * Headings without objectives are in it. The order is `orderObjectives`'.
 */
export function outlineOf(objectives: readonly EditableObjective[], strands: readonly EditableStrand[]): OutlinePart[] {
  const known = new Set(strands.map(({ id }) => id))
  // An empty heading has its place too: one stand-in for each heading says where.
  const standIns = strands.map(({ id }) => ({ id, strandId: id, position: Number.NEGATIVE_INFINITY, standsIn: true }))
  const ordered = orderObjectives<{ id: string; strandId: string | null; position: number; standsIn?: boolean }>(
    [...standIns, ...objectives],
    strands,
  )
  const strandById = new Map(strands.map((strand) => [strand.id, strand]))
  const objectiveById = new Map(objectives.map((objective) => [objective.id, objective]))
  const levelOf = (strand: EditableStrand): number => {
    const parent = strand.parentId === null ? undefined : strandById.get(strand.parentId)
    return parent ? levelOf(parent) + 1 : 1
  }
  const parts: { strand: EditableStrand | null; level: number; objectives: EditableObjective[] }[] = []
  if (objectives.some(({ strandId }) => strandId === null || !known.has(strandId)))
    parts.push({ strand: null, level: 1, objectives: [] })
  for (const { id, standsIn } of ordered) {
    const strand = standsIn ? strandById.get(id) : undefined
    if (strand) parts.push({ strand, level: levelOf(strand), objectives: [] })
    else parts.at(-1)!.objectives.push(objectiveById.get(id)!)
  }
  return parts
}

/** The other headings under the same one (null: at the top), in their order. */
export function besideOf(
  strands: readonly EditableStrand[],
  { id, parentId }: { readonly id: string; readonly parentId: string | null },
): EditableStrand[] {
  return strands.filter((strand) => strand.id !== id && strand.parentId === parentId).sort(byPlace)
}

/** The place of a heading among those beside it, from 0. */
export function placeOf(strands: readonly EditableStrand[], strand: EditableStrand): number {
  return besideOf(strands, strand).filter((other) => byPlace(other, strand) < 0).length
}

/** A heading and all that stand under it, however deep: where it cannot be put itself. */
export function underOf(strands: readonly EditableStrand[], strandId: string): ReadonlySet<string> {
  const under = new Set([strandId])
  for (const id of under) for (const strand of strands) if (strand.parentId === id) under.add(strand.id)
  return under
}

function byPlace(a: EditableStrand, b: EditableStrand): number {
  return a.position - b.position || compareCodeUnits(a.id, b.id)
}
