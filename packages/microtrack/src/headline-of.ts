import type { Credit } from './microtrack.js'

/**
 * What stands at the foot of a note, "6 things done, 1 to go": everything done, on the list or not, and what is left of it.
 *
 * @example
 * ```ts
 * import { headlineOf } from '@track/microtrack'
 *
 * headlineOf({ creditDone: 6, creditTotal: 7 }) // => { done: 6, toGo: 1 }
 * ```
 */
export function headlineOf({ creditDone, creditTotal }: Pick<Credit, 'creditDone' | 'creditTotal'>): {
  readonly done: number
  readonly toGo: number
} {
  return { done: creditDone, toGo: creditTotal - creditDone }
}
