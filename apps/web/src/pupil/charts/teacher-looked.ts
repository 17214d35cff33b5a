import type { PupilCharts } from '@track/api-contract'

/** The pieces that a teacher has placed since the pupil last placed one on the same chart, as long as that hangs and can be answered. */
export function teacherLooked({ charts, placements }: Pick<PupilCharts, 'charts' | 'placements'>): ReadonlySet<string> {
  const looked = charts
    .filter(({ isHung }) => isHung)
    .flatMap(({ chart }) => {
      const here = placements.filter(({ chartId }) => chartId === chart.id)
      const last = Math.max(
        ...here.filter(({ by }) => by === 'pupil').map(({ recordedAt }) => Date.parse(recordedAt)),
        Number.NEGATIVE_INFINITY,
      )
      return here.filter(({ by, recordedAt }) => by === 'teacher' && Date.parse(recordedAt) > last)
    })
  return new Set(looked.map(({ workId }) => workId))
}
