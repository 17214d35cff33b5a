import { compareCodeUnits, type Issue, TrackError } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import type { Strand } from './framework.js'
import { inShort } from './in-short.js'

const UNDER_ITSELF: keyof typeof ERROR_CODES = 'objectives/strand-loop'

/**
 * The headings that change when one is put under another (null: at the top) at a place among those beside it, counted from 0.
 *
 * Only those whose parent or position differs are answered; what stands below a heading moves with it. A place past the end is the
 * end. Putting a heading under itself or under one below it is refused, and the issue names the chain.
 *
 * @example
 * ```ts
 * import { moveStrand } from '@track/objectives'
 *
 * const strands = [
 *   { id: 'number', parentId: null, name: 'Number', position: 0 },
 *   { id: 'fractions', parentId: null, name: 'Fractions', position: 1 },
 * ]
 * moveStrand(strands, { strandId: 'fractions', parentId: 'number', position: 0 }).accepted
 * // => [{ id: 'fractions', parentId: 'number', position: 0 }]
 * moveStrand(strands, { strandId: 'number', parentId: 'number', position: 0 }).issues[0]?.message
 * // => '“Number” cannot stand under itself: Number › Number. Choose another heading.'
 * ```
 */
export function moveStrand(
  strands: readonly Pick<Strand, 'id' | 'parentId' | 'name' | 'position'>[],
  {
    strandId,
    parentId,
    position,
  }: { readonly strandId: string; readonly parentId: string | null; readonly position: number },
): { accepted: Pick<Strand, 'id' | 'parentId' | 'position'>[]; issues: Issue[] } {
  const known = new Map(strands.map((strand) => [strand.id, strand]))
  const moved = known.get(strandId)
  if (!moved || (parentId !== null && !known.has(parentId))) {
    throw new TrackError(
      'objectives/unknown-strand',
      'The list does not hold the strand, or the one to move it under',
      {
        strandIds: [strandId, parentId],
      },
    )
  }
  const above = [moved.name]
  const passed = new Set<string>()
  for (let id = parentId; id !== null && !passed.has(id); id = known.get(id)?.parentId ?? null) {
    passed.add(id)
    above.unshift(known.get(id)?.name ?? '')
    if (id !== strandId) continue
    const message = `“${inShort(moved.name)}” cannot stand under itself: ${above.map(inShort).join(' › ')}. Choose another heading.`
    return { accepted: [], issues: [{ field: 'parentId', code: UNDER_ITSELF, message, severity: 'error' }] }
  }
  const beside = strands
    .filter((strand) => strand.id !== strandId && strand.parentId === parentId)
    .sort((a, b) => a.position - b.position || compareCodeUnits(a.id, b.id))
  const placed = beside.toSpliced(position, 0, moved).map(({ id }, index) => ({ id, parentId, position: index }))
  const differs = (one: (typeof placed)[number]) =>
    known.get(one.id)!.parentId !== one.parentId || known.get(one.id)!.position !== one.position
  return { accepted: placed.filter(differs), issues: [] }
}
