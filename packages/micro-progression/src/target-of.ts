import { TrackError } from '@track/kernel'
import type { Chart } from './chart.js'
import type { Placement } from './placement.js'
import type { Qualifier } from './session.js'

/** What a pupil goes for with the next piece: a level, and what makes a piece of it. */
export interface Target {
  readonly levelId: string
  /** The piece stands at the top of the chart already: the target stays there, and the grow says what comes next. */
  readonly isTop: boolean
  readonly qualifiers: readonly Qualifier[]
}

/**
 * What comes next for this pupil, from where they placed their own piece: the next level up.
 *
 * At 1 it is 2, between 2 and 3 it is 3, and at the top it stays the top, with something to grow all the same. Nobody else's piece
 * comes into it.
 *
 * @example
 * ```ts
 * import { targetOf } from '@track/micro-progression'
 *
 * const level = (id: string) => ({ level: { id, label: id, value: null }, exemplars: [], qualifiers: [{ id: `q${id}`, text: 'Clear' }], isApart: null })
 * const chart = { levels: [level('0'), level('1'), level('2')] }
 * targetOf(chart, { levelId: '1' }) // => { levelId: '2', isTop: false, qualifiers: [{ id: 'q2', text: 'Clear' }] }
 * targetOf(chart, { levelId: '2' }).isTop // => true
 * ```
 */
export function targetOf(chart: Pick<Chart, 'levels'>, { levelId }: Pick<Placement, 'levelId'>): Target {
  const place = placeOfLevel(chart, levelId)
  const isTop = place === chart.levels.length - 1
  const { level, qualifiers } = chart.levels[isTop ? place : place + 1]!
  return { levelId: level.id, isTop, qualifiers }
}

/** The place of a level on its chart, from 0; asking for a level of another chart is a mistake of the caller. */
export function placeOfLevel({ levels }: Pick<Chart, 'levels'>, levelId: string): number {
  const place = levels.findIndex(({ level }) => level.id === levelId)
  if (place < 0) throw new TrackError('micro-progression/unknown-level', 'No such level is on this chart', { levelId })
  return place
}
