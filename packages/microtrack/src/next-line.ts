import type { Line, Microtrack } from './microtrack.js'

/** The line that comes next on a note; undefined when none does: the rest is to show it, to look back, or nothing any more. */
export function nextLine<L extends Pick<Line, 'id' | 'isDone'>>({
  next,
  lines,
  moveOn,
}: Pick<Microtrack, 'next'> & { readonly lines: readonly L[]; readonly moveOn: readonly L[] }): L | undefined {
  switch (next.kind) {
    // Before the list is the pupil's own, the first line of what was given out waits.
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
