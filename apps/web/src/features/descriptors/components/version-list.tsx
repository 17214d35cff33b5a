import { Trans, useLingui } from '@lingui/react/macro'
import type { Version } from '@track/descriptors'
import { type CalendarDate, plusDays } from '@track/kernel'
import { formatDate } from '../../../lib/format-date'
import { Button } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
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
  const { show } = useNotices()
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
                {version.effectiveFrom > today && after?.effectiveFrom !== version.effectiveFrom && (
                  <p className={styles.quiet}>
                    <Trans>
                      To call this off, keep what counts before it once more, from the same day, {from}: that takes the
                      place of this one.
                    </Trans>
                  </p>
                )}
                {version !== now && (
                  <Button
                    look="quiet"
                    onClick={(event) => {
                      onStartFrom(version)
                      show({ text: t`The draft is as it was from ${from}. Nothing is kept yet.` })
                      focusDraft(event.currentTarget)
                    }}
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

/** The fields that were filled in are far above what was pressed: the first of them comes into sight and has the focus. */
function focusDraft(pressed: HTMLElement): void {
  const form = pressed.closest('section')?.parentElement?.querySelector('form')
  form?.scrollIntoView({ block: 'start' })
  form?.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true })
}
