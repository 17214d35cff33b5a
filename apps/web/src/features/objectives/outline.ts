import type { EditableObjective } from '@track/api-contract'
import { orderObjectives, type Strand } from '@track/objectives'

/** A heading with the objectives right under it; the first of all may stand under no heading. */
export interface OutlinePart {
  readonly strand: Strand | null
  /** 1 for a heading that stands under no other. */
  readonly level: number
  readonly objectives: readonly EditableObjective[]
}

/**
 * A list as a teacher reads it: heading by heading, each with its objectives, headings under headings after them.
 *
 * Headings without objectives are in it. The order is `orderObjectives`'.
 */
export function outlineOf(objectives: readonly EditableObjective[], strands: readonly Strand[]): OutlinePart[] {
  const known = new Set(strands.map(({ id }) => id))
  // An empty heading has its place too: one stand-in for each heading says where.
  const standIns = strands.map(({ id }) => ({ id, strandId: id, position: Number.NEGATIVE_INFINITY, standsIn: true }))
  const ordered = orderObjectives<{ id: string; strandId: string | null; position: number; standsIn?: boolean }>(
    [...standIns, ...objectives],
    strands,
  )
  const strandById = new Map(strands.map((strand) => [strand.id, strand]))
  const objectiveById = new Map(objectives.map((objective) => [objective.id, objective]))
  const levelOf = (strand: Strand): number => {
    const parent = strand.parentId === null ? undefined : strandById.get(strand.parentId)
    return parent ? levelOf(parent) + 1 : 1
  }
  const parts: { strand: Strand | null; level: number; objectives: EditableObjective[] }[] = []
  if (objectives.some(({ strandId }) => strandId === null || !known.has(strandId)))
    parts.push({ strand: null, level: 1, objectives: [] })
  for (const { id, standsIn } of ordered) {
    const strand = standsIn ? strandById.get(id) : undefined
    if (strand) parts.push({ strand, level: levelOf(strand), objectives: [] })
    else parts.at(-1)!.objectives.push(objectiveById.get(id)!)
  }
  return parts
}
