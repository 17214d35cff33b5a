import { compareCodeUnits } from '@track/kernel'
import type { Chart } from './chart.js'
import { mapPlacement } from './map-placement.js'
import type { Placement, Work } from './placement.js'
import { asRecorded, standingPlacements } from './standing-placements.js'
import { placeOfLevel, type Target, targetOf } from './target-of.js'

/** One piece of a pupil's own way: where they placed it, what they had gone for, and what they take along. */
export interface HistoryLine {
  readonly work: Work
  /** The pupil's own placement, or null while there is none. */
  readonly own: Placement | null
  /** What teachers and classmates say of it. */
  readonly others: readonly Placement[]
  /** The first piece they placed: their start. */
  readonly isStart: boolean
  /** What they had gone for with this piece, as the placement before it said; on its own chart. */
  readonly goingFor: (Target & { readonly chartId: string }) | null
  /** What they had set out to grow with it. */
  readonly focus: string | null
  /** Whether the piece reached that; null without one, and where the two charts share no paper that could say so. */
  readonly reached: boolean | null
  readonly glows: readonly string[]
  readonly grow: string | null
  /** What they go for next. */
  readonly next: Target | null
}

/**
 * How has one pupil grown, piece by piece?
 *
 * Their pieces in the order they were made, each with the pupil's own placement, what they had gone for and whether the piece reached
 * it, the glows and the grow. The first one placed is the start. On a revised chart a target counts only through a shared paper. Pieces
 * and placements of other pupils are passed over: nobody is compared with anybody.
 *
 * @example
 * ```ts
 * import { historyOf } from '@track/micro-progression'
 *
 * const work = { id: 'w', pupilId: 'ada', chartId: 'wall', doneOn: '2026-03-02' as const, imageId: null }
 * const [line] = historyOf('ada', { works: [work], placements: [], charts: [] })
 * line!.own // => null
 * line!.isStart // => false
 * ```
 */
export function historyOf(
  pupilId: string,
  {
    works,
    placements,
    charts,
  }: {
    readonly works: readonly Work[]
    readonly placements: readonly Placement[]
    readonly charts: readonly Pick<Chart, 'id' | 'levels'>[]
  },
): HistoryLine[] {
  const chartOf = new Map(charts.map((chart) => [chart.id, chart]))
  const standing = standingPlacements(placements.filter((placement) => placement.pupilId === pupilId))
  const inOrder = works
    .filter((work) => work.pupilId === pupilId)
    .sort((a, b) => compareCodeUnits(a.doneOn, b.doneOn) || compareCodeUnits(a.id, b.id))
  let before: Placement | null = null
  return inOrder.map((work) => {
    const ofWork = standing.filter(({ workId }) => workId === work.id)
    const own =
      ofWork
        .filter(({ by }) => by === 'pupil')
        .sort(asRecorded)
        .at(-1) ?? null
    const line = {
      work,
      own,
      others: ofWork.filter(({ by }) => by !== 'pupil'),
      isStart: own !== null && before === null,
      goingFor: goingForAfter(before, chartOf),
      focus: before?.words?.grow ?? null,
      reached: reached(before, own, chartOf),
      glows: own?.words?.glows ?? [],
      grow: own?.words?.grow ?? null,
      next: own && chartOf.has(own.chartId) ? targetOf(chartOf.get(own.chartId)!, own) : null,
    }
    before = own ?? before
    return line
  })
}

type Charts = ReadonlyMap<string, Pick<Chart, 'id' | 'levels'>>

function goingForAfter(before: Placement | null, charts: Charts): HistoryLine['goingFor'] {
  const chart = before && charts.get(before.chartId)
  return chart ? { ...targetOf(chart, before), chartId: chart.id } : null
}

/** A piece reaches a level when it is placed at it or above; between the level below and it is not there yet. */
function reached(before: Placement | null, own: Placement | null, charts: Charts): boolean | null {
  const from = before && charts.get(before.chartId)
  const to = own && charts.get(own.chartId)
  if (!from || !to) return null
  const { levelId } = targetOf(from, before)
  const goal = mapPlacement({ levelId, betweenId: null, nearestId: '' }, from, to)
  return goal === 'not comparable' ? null : placeOfLevel(to, own.levelId) >= placeOfLevel(to, goal.levelId)
}
