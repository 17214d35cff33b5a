import type { PupilCharts } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Transaction } from '../../database/transaction.js'
import { findPupil } from '../../teaching/find-pupil.js'
import { findCharts, listGivenCharts } from './charts-repository.js'
import { listPlaced } from './placements-repository.js'

/** A pupil's own charts with all their pieces and placements, and nothing of anybody else's. */
export async function readPupilCharts(
  tx: Transaction,
  { pupilId, today }: { readonly pupilId: string; readonly today: CalendarDate },
): Promise<PupilCharts | undefined> {
  const pupil = await findPupil(tx, pupilId)
  if (pupil === undefined) return undefined
  const given = new Map(
    (await listGivenCharts(tx, { pupilIds: [pupilId], today })).map(({ chartId, isHung }) => [chartId, isHung]),
  )
  const charts = await findCharts(tx, { ids: [...given.keys()] })
  return {
    pupilId,
    name: pupil.name,
    today,
    charts: charts.map(({ chart }) => ({ chart, isHung: given.get(chart.id) ?? false })),
    ...(await listPlaced(tx, { pupilIds: [pupilId] })),
  }
}
