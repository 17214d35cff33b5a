import { isSameChoice, type PageChoice } from './page-choice'

/** The pages that were on the way to the one that is there, and those that were gone back from: the nearest last. */
export interface Steps {
  readonly past: readonly PageChoice[]
  readonly now: PageChoice
  readonly future: readonly PageChoice[]
}

/** The most steps that are kept. */
const MOST = 100

/**
 * The steps once another page is there, however it came: undone by a button, by a key or by the browser's own way back, the page
 * before is a step back; the page after a step forward; any other is a new step, after which nothing is to be done again.
 */
export function stepTo({ past, now, future }: Steps, next: PageChoice): Steps {
  const [before, after] = [past.at(-1), future.at(-1)]
  if (isSameChoice(next, now)) return { past, now: next, future }
  if (before && isSameChoice(next, before)) return { past: past.slice(0, -1), now: next, future: [...future, now] }
  if (after && isSameChoice(next, after)) return { past: [...past, now], now: next, future: future.slice(0, -1) }
  return { past: [...past, now].slice(-MOST), now: next, future: [] }
}
