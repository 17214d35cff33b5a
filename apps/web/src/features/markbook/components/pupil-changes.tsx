import { Plural, Trans } from '@lingui/react/macro'
import type { ClassMarkbook } from '@track/api-contract'
import { type CalendarDate, rationalOf, roundRational } from '@track/kernel'
import { changesBetween, type Entry, judgementsAsOf, progressBetween } from '@track/markbook'
import type { ReactNode } from 'react'
import { formatShortDate } from '../../../lib/format-date'
import { DepthMark } from '../../../ui/depth-mark'
import type { Column } from '../markbook-view'
import { ranksOf } from '../pupil-facts'
import { DayBar } from './day-bar'
import styles from './pupil-page.module.css'

/**
 * What a pupil learned between two days, objective by objective and gains first, and beside it the teacher's own word for progress.
 *
 * Only the objectives of the programme that the pupil works in at the end count, so that each is named.
 */
export function PupilChanges({
  markbook,
  columns,
  lines,
  pupilId,
  from,
  to,
  today,
  children,
}: {
  readonly markbook: ClassMarkbook
  readonly columns: readonly Column[]
  readonly lines: readonly Entry[]
  readonly pupilId: string
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly today: CalendarDate
  /** From which day: to be chosen. */
  readonly children: ReactNode
}) {
  const named = new Set(columns.map(({ objectiveId }) => objectiveId))
  const judged = lines.filter(({ objectiveId }) => objectiveId !== null && named.has(objectiveId))
  const [before, after] = [from, to].map((asOf) => ranksOf(judged, { asOf, markbook })) as [
    ReturnType<typeof ranksOf>,
    ReturnType<typeof ranksOf>,
  ]
  const changes = changesBetween(before, after)
  const progress = progressBetween(before, after)
  const { matchedAverageDepthBefore, matchedAverageDepthAfter } = progress
  const matched = progress.deepened + progress.slipped + progress.unchanged
  const listed = (ids: readonly string[]) => columns.filter(({ objectiveId }) => ids.includes(objectiveId))
  const [fromDay, toDay] = [from, to].map((day) => formatShortDate(day, { today }))
  const said = wordsSaid({ markbook, lines, pupilId, asOf: to })
  const nothing = Object.keys(after).length === 0
  return (
    <section className={styles.part}>
      <h2>
        <Trans>
          From {fromDay} to {toDay}
        </Trans>
      </h2>
      <DayBar>{children}</DayBar>
      {said.length > 0 && (
        <div className={styles.words}>
          {said.map(({ measure, word }) => (
            <span key={measure.id} className={styles.word}>
              {measure.name}: {word ? <DepthMark code={word} whole /> : <Trans>blank</Trans>}
              {word && <span className="visually-hidden">{word.label}</span>}
            </span>
          ))}
          <span className={styles.quiet}>
            <Trans>the teacher’s own words</Trans>
          </span>
        </div>
      )}
      {nothing ? (
        <p className={styles.quiet}>
          <Trans>
            Nothing has been judged by then. What deepens, starts or has to be gone back to will be named here.
          </Trans>
        </p>
      ) : (
        <>
          {matchedAverageDepthBefore !== null && matchedAverageDepthAfter !== null && (
            <p>
              <Plural
                value={matched}
                one="Average depth of the # objective judged on both days"
                other="Average depth of the same # objectives, judged on both days"
              />
              : <strong>{rounded(matchedAverageDepthBefore)}</strong> <Trans>then</Trans>,{' '}
              <strong>{rounded(matchedAverageDepthAfter)}</strong> <Trans>by the end (0 is the lowest depth)</Trans>.
            </p>
          )}
          <div className={styles.lists}>
            <Named objectives={listed(changes.deepened)}>
              <Plural value={changes.deepened.length} one="# deepened" other="# deepened" />
            </Named>
            <Named objectives={listed(changes.startedNew)}>
              <Plural value={changes.startedNew.length} one="# started" other="# started" />
            </Named>
            <Named objectives={listed(changes.unchanged)} folded>
              <Plural value={changes.unchanged.length} one="# unchanged" other="# unchanged" />
            </Named>
            <Named objectives={listed(changes.slipped)}>
              <Plural value={changes.slipped.length} one="# slipped, to go back to" other="# slipped, to go back to" />
            </Named>
          </div>
        </>
      )}
    </section>
  )
}

function Named({
  objectives,
  folded = false,
  children,
}: {
  readonly objectives: readonly Column[]
  readonly folded?: boolean
  readonly children: ReactNode
}) {
  if (objectives.length === 0) return null
  return (
    <details open={!folded}>
      <summary>{children}</summary>
      <ul>
        {objectives.map(({ objectiveId, wording }) => (
          <li key={objectiveId}>{wording}</li>
        ))}
      </ul>
    </details>
  )
}

/** What the teacher says of the pupil's progress, column by column. */
function wordsSaid({
  markbook: { measures, sets, pupils },
  lines,
  pupilId,
  asOf,
}: {
  readonly markbook: ClassMarkbook
  readonly lines: readonly Entry[]
  readonly pupilId: string
  readonly asOf: CalendarDate
}) {
  const setIds = pupils.find(({ id }) => id === pupilId)?.setIds ?? {}
  return measures.flatMap((measure) => {
    const set = sets.find(({ id }) => id === setIds[measure.id])
    if (set?.kind !== 'progress') return []
    const said = lines.filter(({ measureId, track }) => measureId === measure.id && track === 'teacher')
    const value = judgementsAsOf(said, { asOf }).at(-1)?.value
    return { measure, word: set.descriptors.find(({ id }) => id === value) }
  })
}

function rounded(average: number): number {
  return roundRational(rationalOf(average), 2)
}
