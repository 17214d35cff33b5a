import { Trans, useLingui } from '@lingui/react/macro'
import type { Chart, PlacementView } from '@track/micro-progression'
import { exemplarNames, placedWords } from '../chart-words'
import styles from './said-placement.module.css'

/** What one person says of a piece: where it falls, which qualifiers they point at, the exemplar it is most like, and why. */
export function SaidPlacement({
  chart,
  view: { placement, qualifiers, nearestId },
  accountId,
}: {
  readonly chart: Chart
  readonly view: PlacementView
  /** Whoever reads it. */
  readonly accountId: string
}) {
  const { t } = useLingui()
  const teacher = placement.recordedBy === accountId ? t`You` : t`A teacher`
  const who = { pupil: t`Their own`, peer: t`A classmate`, teacher }[placement.by]
  const nearest = exemplarNames(chart).get(nearestId)
  return (
    <div className={styles.said} data-by={placement.by}>
      <p>
        {who}: <strong>{placedWords(chart, placement)}</strong>
      </p>
      <ul className={styles.cited} aria-label={t`What it meets`}>
        {qualifiers.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        <Trans>Most like: {nearest}</Trans>
      </p>
      {placement.words?.reason && (
        <blockquote dir="auto" className={styles.quote}>
          “{placement.words.reason}”
        </blockquote>
      )}
    </div>
  )
}
