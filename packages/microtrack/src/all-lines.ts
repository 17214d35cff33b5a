import type { Line } from './microtrack.js'

/** Every line of a note once: the list, then what may be moved on to and is not on the list already. */
export function allLines<L extends Pick<Line, 'id'>>({
  lines,
  moveOn,
}: {
  readonly lines: readonly L[]
  readonly moveOn: readonly L[]
}): L[] {
  const listed = new Set(lines.map(({ id }) => id))
  return [...lines, ...moveOn.filter(({ id }) => !listed.has(id))]
}
