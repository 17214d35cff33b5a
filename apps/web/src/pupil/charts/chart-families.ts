import type { PupilCharts } from '@track/api-contract'
import { type Chart, type HistoryLine, historyOf, type Mapped, mapPlacement } from '@track/micro-progression'
import { labelOf } from './label-of'

/** A chart with the ones that it took the place of, and the pupil's pieces on any of them. */
export interface ChartFamily {
  /** The one that hangs, or the last one there was. */
  readonly chart: Chart
  readonly isHung: boolean
  /** The pupil's own way on it, piece by piece. */
  readonly lines: readonly FamilyLine[]
}

export interface FamilyLine extends HistoryLine {
  /** The chart that the piece was held up to. */
  readonly on: Chart
  /** Where an earlier chart's place stands on the one of now; null on that one itself, and where nobody placed it. */
  readonly mapped: Mapped | null
  /** What the pupil had gone for, in the words of the chart that it was on. */
  readonly goal: string | null
}

/** The pupil's charts, the one that was hung last first. */
export function chartFamilies({ pupilId, charts, works, placements }: PupilCharts): ChartFamily[] {
  const byId = new Map(charts.map(({ chart }) => [chart.id, chart]))
  const rootOf = (chart: Chart): string => {
    const before = chart.revisesId === null ? undefined : byId.get(chart.revisesId)
    return before ? rootOf(before) : chart.id
  }
  const roots = [...new Set(charts.map(({ chart }) => rootOf(chart)))]
  return roots
    .map((root) => {
      const members = charts.filter(({ chart }) => rootOf(chart) === root)
      const { chart, isHung } = members.reduce((a, b) => (isNewer(b, a) ? b : a))
      const own = new Map(members.map((member) => [member.chart.id, member.chart]))
      const lines = historyOf(pupilId, {
        works: works.filter(({ chartId }) => own.has(chartId)),
        placements,
        charts: [...own.values()],
      }).map((line): FamilyLine => {
        const on = own.get(line.work.chartId)!
        const { own: placement, goingFor } = line
        const goal = goingFor && labelOf(own.get(goingFor.chartId)!, goingFor.levelId)
        return {
          ...line,
          on,
          mapped: placement && on.id !== chart.id ? mapPlacement(placement, on, chart) : null,
          goal,
        }
      })
      return { chart, isHung, lines }
    })
    .sort((a, b) => Number(b.isHung) - Number(a.isHung) || (a.chart.publishedAt < b.chart.publishedAt ? 1 : -1))
}

type Member = PupilCharts['charts'][number]

function isNewer(a: Member, b: Member): boolean {
  if (a.isHung !== b.isHung) return a.isHung
  return a.chart.version > b.chart.version
}
