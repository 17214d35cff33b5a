import type { PupilMarkbook } from '@track/api-contract'
import { judgementsAtDates, standingIn } from '@track/markbook'
import { adviseAbove, type Objective } from '@track/objectives'
import type { ToRank } from '../features/markbook/pupil-facts'
import { DepthMark } from '../ui/depth-mark'
import styles from './above-year-notice.module.css'

/**
 * What to look at before a pupil works above the registered year: how the objectives of the year itself stand and how deep each was
 * reached, as far as `book` holds them. Advice, never a bar; nothing where the programme does not reach above.
 */
export function AboveYearNotice({
  book,
  pupilId,
  registeredYear,
  programmeObjectives,
}: {
  readonly book: ToRank & Pick<PupilMarkbook, 'asOf' | 'entries'>
  readonly pupilId: string
  readonly registeredYear: string | undefined
  readonly programmeObjectives: readonly Readonly<Pick<Objective, 'id' | 'yearGroups'>>[]
}) {
  const lines = book.entries.filter((line) => line.pupilId === pupilId)
  const judged = judgementsAtDates(lines, { dates: [book.asOf], track: 'teacher' }).get(pupilId)
  const ownYear = book.objectives
    .filter(({ yearGroups }) => registeredYear !== undefined && yearGroups.includes(registeredYear))
    .map(({ id, scaleId }) => {
      const scale = book.scales.find((one) => one.id === scaleId)
      const { calculation } = book
      const { rank, secure } = standingIn(judged?.objectives.get(id)?.[0] ?? [], { scale, calculation })
      return { objectiveId: id, secured: secure, depth: rank === null ? undefined : scale?.codes[Math.floor(rank)] }
    })
  const advice = adviseAbove({ programmeObjectives, registeredYear: registeredYear ?? null, ownYear })
  if (!advice) return null
  const reached = book.scales
    .flatMap(({ codes }) => codes)
    .map((code) => ({ code, objectives: ownYear.filter(({ depth }) => depth?.id === code.id).length }))
    .filter(({ objectives }) => objectives > 0)
  return (
    <div role="status" className={styles.advice}>
      <p>{advice.message}</p>
      {reached.length > 0 && (
        <ul className={styles.depths}>
          {reached.map(({ code, objectives }) => (
            <li key={code.id}>
              <span className="visually-hidden">{code.label}: </span>
              <DepthMark code={code} whole /> <strong>{objectives}</strong>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
