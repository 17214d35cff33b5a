import type { CalendarDate } from '@track/kernel'
import { answerPage } from './page.js'

/** A page of one pupil on the day before a list of objectives changes and on a day after it. */
export function answerRevision({
  before,
  replaced,
  added,
  secureRank,
}: {
  readonly before: readonly number[]
  readonly replaced: readonly number[]
  readonly added: readonly number[]
  readonly secureRank: number
}) {
  const judged = [...before, ...added].map((rank, index) => ({
    id: `e${index}`,
    pupilId: 'pupil',
    objectiveId: `o${index + 1}`,
    rank,
    observedOn: index < before.length ? BEFORE : AFTER,
    recordedAt: `${AFTER}T12:00:00.000Z`,
  }))
  const objectives = judged.map(({ objectiveId }) => objectiveId)
  const gone = new Set(replaced.map((position) => `o${position}`))
  const { rows } = answerPage({
    pupils: [
      {
        id: 'pupil',
        taught: {
          [BEFORE]: objectives.slice(0, before.length),
          [AFTER]: objectives.filter((id) => !gone.has(id)),
        },
      },
    ],
    groups: [{ name: 'All', pupils: ['pupil'] }],
    judgements: judged,
    marks: [],
    dates: [BEFORE, AFTER],
    secureRank,
    columns: [{ kind: 'secured', average: 'per-pupil' }],
  })
  const [percentBefore, percentAfter] = rows[0]!.cells[0]!
  return { percentBefore: percentBefore!.value, percentAfter: percentAfter!.value }
}

const BEFORE: CalendarDate = '2026-01-31'
const AFTER: CalendarDate = '2026-02-01'
