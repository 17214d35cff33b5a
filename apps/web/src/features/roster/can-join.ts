import type { Group } from '@track/roster'

/**
 * Can somebody who is in these groups be put in this one as well?
 *
 * Nobody is in two classes, two year groups, or two parts of one whole: that would be a move.
 *
 * @example
 * ```ts
 * const oak = { id: 'oak', kind: 'class', name: '4 Oak', position: 0 } as const
 * const elm = { id: 'elm', kind: 'class', name: '4 Elm', position: 0 } as const
 * canJoin(elm, [oak]) // => false
 * canJoin(elm, []) // => true
 * ```
 */
export function canJoin(group: Group, others: readonly Group[]): boolean {
  return !others.some((other) => {
    if (other.id === group.id) return true
    if (other.kind !== group.kind) return false
    if (group.kind === 'class' || group.kind === 'cohort') return true
    return wholeOf(other) === wholeOf(group)
  })
}

function wholeOf({ partOf, name }: Group): string {
  return partOf ?? name
}
