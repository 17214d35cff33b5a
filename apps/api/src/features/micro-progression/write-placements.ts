import { isDeepStrictEqual } from 'node:util'
import { type NewPlacements, PLACING_REFUSALS, type PlacementsResult } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { checkPlacement, type NewPlacement, type Placement, type Work } from '@track/micro-progression'
import type { z } from 'zod'
import { isUuid, type Transaction } from '../../database/transaction.js'
import { findCharts, listGivenCharts } from './charts-repository.js'
import { findPlaced, insertPlaced, listImageOwners, lockPupils } from './placements-repository.js'

/** Who places, and what is against it before the chart is even looked at. */
export interface Placer {
  readonly schoolId: string
  /** An account, or a pupil. */
  readonly recordedBy: string
  readonly today: CalendarDate
  readonly refuse: (of: { readonly pupilId: string; readonly by?: Placement['by'] }) => Reason | null
}

type Reason = keyof typeof PLACING_REFUSALS

/**
 * Keeps pieces that are held up to a chart, and where somebody says that they fall.
 *
 * What is there already comes back as it was kept, unless its piece was taken away. Wrong ones are refused one by one and the others
 * kept. Nobody's placement takes the place of another's.
 */
export async function writePlacements(
  tx: Transaction,
  sent: z.output<typeof NewPlacements>,
  { schoolId, recordedBy, today, refuse }: Placer,
): Promise<PlacementsResult> {
  const pupilIds = unique([...sent.works, ...sent.placements].map(({ pupilId }) => pupilId)).filter(isUuid)
  const moment = await lockPupils(tx, pupilIds)
  const known = await findPlaced(tx, {
    workIds: unique([...sent.works.map(({ id }) => id), ...sent.placements.map(({ workId }) => workId)]),
    placementIds: sent.placements.map(({ id }) => id),
  })
  const works = new Map(known.works.map((work) => [work.id, work]))
  const placements = new Map(known.placements.map((placement) => [placement.id, placement]))
  const given = await listGivenCharts(tx, { pupilIds, today })
  const isGiven = (one: { readonly pupilId: string; readonly chartId: string }) =>
    given.some(({ pupilId, chartId }) => pupilId === one.pupilId && chartId === one.chartId)
  const charts = new Map(
    (await findCharts(tx, { ids: unique(given.map(({ chartId }) => chartId)) })).map(({ chart }) => [chart.id, chart]),
  )
  const owners = await listImageOwners(
    tx,
    sent.works.flatMap(({ imageId }) => imageId ?? []),
  )
  const result: PlacementsResult = { works: [], placements: [], refused: [] }
  const added = { works: [] as Work[], placements: [] as Placement[] }
  const refused = (id: string, code: Reason) => result.refused.push({ id, code, message: PLACING_REFUSALS[code] })

  for (const work of sent.works) {
    const earlier = works.get(work.id)
    const reason =
      refuse(work) ??
      reasonIfRemoved(earlier, work) ??
      (earlier ? reasonAgainstAgain(earlier, work) : reasonAgainst(work))
    if (reason !== null) {
      refused(work.id, reason)
      continue
    }
    if (earlier === undefined) {
      works.set(work.id, work)
      added.works.push(work)
    }
    result.works.push(earlier ?? work)
  }
  for (const placement of sent.placements) {
    const earlier = placements.get(placement.id)
    const work = works.get(placement.workId)
    const reason =
      refuse(placement) ?? reasonIfRemoved(work, placement) ?? (earlier && reasonAgainstAgain(earlier, placement))
    if (reason || work === undefined || work.pupilId !== placement.pupilId) {
      refused(placement.id, reason || 'micro-progression/unknown-work')
      continue
    }
    if (earlier !== undefined) {
      result.placements.push(earlier)
      continue
    }
    const chart = isGiven(work) || added.works.includes(work) ? charts.get(work.chartId) : undefined
    if (chart === undefined) {
      refused(placement.id, 'micro-progression/unknown-chart')
      continue
    }
    const [issue] = checkPlacement(chart, work, placement)
    if (issue !== undefined) {
      result.refused.push({ id: placement.id, code: issue.code, message: issue.message })
      continue
    }
    const recordedAt = new Date(Date.parse(moment) + added.placements.length).toISOString()
    const line: Placement = { ...placement, recordedAt, recordedBy }
    placements.set(line.id, line)
    added.placements.push(line)
    result.placements.push(line)
  }
  await insertPlaced(tx, added, { schoolId, recordedBy })
  return result

  function reasonAgainst(work: Work): Reason | null {
    if (!isGiven(work)) return 'micro-progression/unknown-chart'
    const isOwn = work.imageId === null || owners.get(work.imageId) === work.pupilId
    return isOwn ? null : 'micro-progression/unknown-image'
  }

  /** Told to those alone who speak of the pupil whose piece it was. */
  function reasonIfRemoved(work: Work | undefined, { pupilId }: { readonly pupilId: string }): Reason | null {
    const isRemoved = work !== undefined && work.pupilId === pupilId && known.removedIds.has(work.id)
    return isRemoved ? 'micro-progression/work-removed' : null
  }
}

/** One id for two things; what was erased of the first since makes no difference. */
function reasonAgainstAgain(earlier: Work | Placement, now: Work | NewPlacement): Reason | null {
  const plain = ({ words, ...rest }: Work | NewPlacement) => {
    const { recordedAt: _, recordedBy: __, ...said } = rest as Placement
    return JSON.parse(JSON.stringify(earlier.words === undefined ? said : { ...said, words }))
  }
  return isDeepStrictEqual(plain(earlier), plain(now)) ? null : 'micro-progression/id-in-use'
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
