import { rational, roundRational, toPercent } from '@track/kernel'
import type { Credit, Line } from './microtrack.js'

/**
 * How much of a list is done, and how much was done altogether.
 *
 * Planned is what the teacher prepared and what came along from an earlier note; a choice counts as many as it asks to choose. Credit
 * is all of that and what the pupil added, done or still to do; of what may be moved on to, only what was done. So work that nobody
 * planned always counts, and never changes the planned percentage. Percentages are whole, rounded half away from zero once; of nothing
 * there is none.
 *
 * @example
 * ```ts
 * import { creditOf } from '@track/microtrack'
 *
 * const planned = Array.from({ length: 6 }, (_, place) => ({ from: 'template', counts: 1, done: place < 5 ? 1 : 0 }) as const)
 * const credit = creditOf([...planned, { from: 'own', counts: 1, done: 1 }])
 * credit.plannedPercent // => 83
 * credit.creditPercent // => 86
 * ```
 */
export function creditOf(lines: readonly Pick<Line, 'from' | 'counts' | 'done'>[]): Credit {
  const planned = lines.filter(({ from }) => from === 'template' || from === 'carried')
  const [plannedDone, plannedTotal] = [sum(planned.map(({ done }) => done)), sum(planned.map(({ counts }) => counts))]
  const creditDone = sum(lines.map(({ done }) => done))
  const creditTotal = sum(lines.map(({ from, counts, done }) => (from === 'move-on' ? done : counts)))
  return {
    plannedDone,
    plannedTotal,
    plannedPercent: percentOf(plannedDone, plannedTotal),
    creditDone,
    creditTotal,
    creditPercent: percentOf(creditDone, creditTotal),
  }
}

function percentOf(done: number, total: number): number | null {
  return total === 0 ? null : roundRational(toPercent(rational(done, total)))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
