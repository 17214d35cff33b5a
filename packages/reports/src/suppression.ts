/** A part of a whole, with the number of pupils in it. */
export interface Part {
  readonly name: string
  readonly n: number
}

/**
 * Which parts of a whole have to be hidden so that no small group can be read off the page: their names, in order.
 *
 * A part with pupils, but fewer than `minimum`, is hidden. If the total is shown and exactly one part is hidden, it could be
 * found by subtraction, so the smallest other part that has pupils is hidden too (of equals, the first). An empty part hides
 * nobody. Source: `vectors/suppression.json`.
 *
 * @example
 * ```ts
 * import { hideParts } from '@track/reports'
 *
 * const send = [{ name: 'N', n: 21 }, { name: 'K', n: 6 }, { name: 'E', n: 3 }]
 * hideParts(send, { minimum: 5, totalShown: true }) // => ['K', 'E']
 * hideParts(send, { minimum: 5, totalShown: false }) // => ['E']
 * ```
 */
export function hideParts(
  parts: readonly Part[],
  { minimum, totalShown }: { readonly minimum: number; readonly totalShown: boolean },
): string[] {
  const hidden = parts.filter(({ n }) => n > 0 && n < minimum)
  if (totalShown && hidden.length === 1) {
    const smallest = smallestPart(parts.filter((part) => part !== hidden[0]))
    if (smallest) hidden.push(smallest)
  }
  return parts.filter((part) => hidden.includes(part)).map(({ name }) => name)
}

/** The smallest part that has pupils; of equals, the first. */
export function smallestPart<P extends Part>(parts: readonly P[]): P | undefined {
  return parts
    .filter(({ n }) => n > 0)
    .reduce<P | undefined>((least, part) => (least && least.n <= part.n ? least : part), undefined)
}
