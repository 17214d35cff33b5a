import type { PupilMarkbook } from '@track/api-contract'
import { rankOf } from '@track/descriptors'
import { adviseAbove, type Objective } from '@track/objectives'
import { ranksOf, type ToRank } from '../features/markbook/pupil-facts'
import styles from './above-year-notice.module.css'

/**
 * What to look at before a pupil works above the registered year: how the objectives of the year itself stand, as far as `book` holds
 * them. Advice, never a bar; nothing where the programme does not reach above.
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
  const ranks = ranksOf(lines, { asOf: book.asOf, markbook: book })
  const ownYear = book.objectives
    .filter(({ yearGroups }) => registeredYear !== undefined && yearGroups.includes(registeredYear))
    .map(({ id, scaleId }) => {
      const scale = book.scales.find((one) => one.id === scaleId)
      const secureRank = scale && rankOf(scale, scale.secureFrom)
      const rank = ranks[id]
      return { objectiveId: id, secured: rank === undefined || secureRank === undefined ? null : rank >= secureRank }
    })
  const advice = adviseAbove({ programmeObjectives, registeredYear: registeredYear ?? null, ownYear })
  return (
    advice && (
      <p role="status" className={styles.advice}>
        {advice.message}
      </p>
    )
  )
}
