import { Trans } from '@lingui/react/macro'
import type { Descriptor } from '@track/descriptors'
import { DepthMark } from '../../../ui/depth-mark'
import styles from './editor.module.css'

/** What something new may start from: ready-made words, or none. Nothing is kept yet by choosing. */
export function StartFrom<P extends { readonly id: string; readonly name: string }>({
  presets,
  more = [],
  wordsOf,
  onStart,
}: {
  readonly presets: readonly P[]
  /** For fewer schools. */
  readonly more?: readonly P[]
  readonly wordsOf: (preset: P) => readonly Readonly<Descriptor>[]
  /** With nothing: from an empty one. */
  readonly onStart: (preset: P | undefined) => void
}) {
  const entries = (among: readonly P[]) =>
    among.map((preset) => (
      <li key={preset.id}>
        <button type="button" className={styles.start} onClick={() => onStart(preset)}>
          <strong>{preset.name}</strong>
          <span className={styles.marks}>
            {wordsOf(preset).map((word) => (
              <DepthMark key={word.id} code={word} />
            ))}
          </span>
        </button>
      </li>
    ))
  return (
    <>
      <p>
        <Trans>Start from words that many schools use and change what you like, or from nothing.</Trans>
      </p>
      <ul className={styles.starts}>
        {entries(presets)}
        <li>
          <button type="button" className={styles.start} onClick={() => onStart(undefined)}>
            <strong>
              <Trans>Words of our own</Trans>
            </strong>
            <span>
              <Trans>Two empty rows to begin with</Trans>
            </span>
          </button>
        </li>
      </ul>
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>
            <Trans>More ready-made words</Trans>
          </summary>
          <ul className={styles.starts}>{entries(more)}</ul>
        </details>
      )}
    </>
  )
}
