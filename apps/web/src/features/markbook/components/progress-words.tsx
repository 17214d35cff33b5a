import { Plural, Trans } from '@lingui/react/macro'
import type { Progress } from '@track/markbook'
import styles from './progress-words.module.css'

/** What a pupil learned between two days in a few words, gains first; nothing where nothing was judged. */
export function ProgressWords({ progress }: { readonly progress: Progress }) {
  const { deepened, startedNew, unchanged, slipped } = progress
  if (deepened + startedNew + unchanged + slipped === 0) return null
  return (
    <span className={styles.words}>
      {deepened > 0 && (
        <span>
          <Plural value={deepened} one="# deepened" other="# deepened" />
        </span>
      )}
      {startedNew > 0 && (
        <span>
          <Plural value={startedNew} one="# started" other="# started" />
        </span>
      )}
      {slipped > 0 && (
        <span>
          <Plural value={slipped} one="# to go back to" other="# to go back to" />
        </span>
      )}
      {deepened + startedNew + slipped === 0 && (
        <span>
          <Trans>{unchanged} unchanged</Trans>
        </span>
      )}
    </span>
  )
}
