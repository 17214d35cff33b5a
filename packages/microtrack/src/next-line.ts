import type { Line, Microtrack } from './microtrack.js'

/**
 * Which line comes next on a note? Undefined when none does: the rest is to show it, to look back, or nothing any more.
 *
 * Before the list is the pupil's own, the first line of what was given out waits.
 *
 * @example
 * ```ts
 * import { nextLine } from '@track/microtrack'
 *
 * const lines = [{ id: 'wall', isDone: true }, { id: 'three', isDone: false }]
 * nextLine({ lines, moveOn: [], next: { kind: 'line', lineId: 'three' } })?.id // => 'three'
 * nextLine({ lines, moveOn: [], next: { kind: 'build' } })?.id // => 'three'
 * nextLine({ lines, moveOn: [], next: { kind: 'show' } }) // => undefined
 * ```
 */
export function nextLine<L extends Pick<Line, 'id' | 'isDone'>>({
  next,
  lines,
  moveOn,
}: Pick<Microtrack, 'next'> & { readonly lines: readonly L[]; readonly moveOn: readonly L[] }): L | undefined {
  switch (next.kind) {
    case 'build':
      return lines.find(({ isDone }) => !isDone)
    case 'line':
    case 'move-on':
      return [...lines, ...moveOn].find(({ id }) => id === next.lineId)
    case 'show':
    case 'reflect':
    case 'closed':
      return undefined
  }
}
