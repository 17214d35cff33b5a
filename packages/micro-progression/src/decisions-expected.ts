/**
 * How many decisions at the most until every piece has its place: the nominated among themselves, then every other one by halving.
 *
 * k nominated lows and k highs need k − 1 decisions at each end; into a line that holds so many pieces already the next one goes in
 * ⌈log2 k⌉ decisions, where k counts the places it can be. Without any nomination all pieces are put in by halving. What checks the
 * order afterwards is not in it.
 *
 * @example
 * ```ts
 * import { decisionsExpected } from '@track/micro-progression'
 *
 * decisionsExpected({ pieces: 9, nominations: 3 }) // => 18
 * decisionsExpected({ pieces: 30, nominations: 1 }) // => 109
 * decisionsExpected({ pieces: 30, nominations: 0 }) // => 119
 * ```
 */
export function decisionsExpected({
  pieces,
  nominations,
}: {
  readonly pieces: number
  readonly nominations: number
}): number {
  const inserted = nominations > 0 ? Math.max(0, pieces - 2) : pieces
  let decisions = 2 * Math.max(0, nominations - 1)
  for (let places = 1; places <= inserted; places++) decisions += Math.ceil(Math.log2(places))
  return decisions
}
