import { Trans, useLingui } from '@lingui/react/macro'
import type { Version } from '@track/descriptors'
import { type CalendarDate, plusDays } from '@track/kernel'
import { formatDate } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import styles from './editor.module.css'

/** What something was and will be, the newest first, each version in plain words with its days. */
export function VersionList<V extends Version>({
  versions,
  now,
  today,
  wordsOf,
  onStartFrom,
}: {
  /** The version that counts least first. */
  readonly versions: readonly V[]
  readonly now: V
  readonly today: CalendarDate
  readonly wordsOf: (version: V, before: V | undefined) => readonly string[]
  readonly onStartFrom: (version: V) => void
}) {
  const { t } = useLingui()
  return (
    <section className={styles.history}>
      <h3>
        <Trans>What it was, and from when</Trans>
      </h3>
      <ol>
        {versions
          .map((version, at) => {
            const after = versions[at + 1]
            const from = formatDate(version.effectiveFrom, { today })
            const words = wordsOf(version, versions[at - 1])
            return (
              <li key={version.recordedAt} data-now={version === now}>
                <strong>
                  {after === undefined ? (
                    <Trans>From {from}</Trans>
                  ) : after.effectiveFrom === version.effectiveFrom ? (
                    <Trans>For {from}, and replaced for the same day</Trans>
                  ) : (
                    <Trans>
                      {from} to {formatDate(plusDays(after.effectiveFrom, -1), { today })}
                    </Trans>
                  )}
                  {version === now ? ` · ${t`counts today`}` : version.effectiveFrom > today ? ` · ${t`to come`}` : ''}
                </strong>
                <ul>
                  {words.map((word) => (
                    <li key={word}>{word}</li>
                  ))}
                  {words.length === 0 && (
                    <li>
                      <Trans>The same as before</Trans>
                    </li>
                  )}
                </ul>
                {version !== now && (
                  <Button
                    look="quiet"
                    onClick={() => onStartFrom(version)}
                    aria-label={t`Start the draft from this version of ${from}`}
                  >
                    <Trans>Start the draft from this</Trans>
                  </Button>
                )}
              </li>
            )
          })
          .reverse()}
      </ol>
    </section>
  )
}
