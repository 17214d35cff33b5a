import { Trans, useLingui } from '@lingui/react/macro'
import type { DepthScale } from '@track/descriptors'
import { DepthMark } from '../../../ui/depth-mark'
import styles from './depth-choice.module.css'

/** Every depth of a scale as a button, lowest first, and "not assessed". */
export function DepthChoice({
  scale,
  current,
  label,
  onChoose,
}: {
  readonly scale: Pick<DepthScale, 'codes'>
  readonly current?: string | null
  /** What is chosen, where it is not a depth. */
  readonly label?: string
  readonly onChoose: (value: string | null) => void
}) {
  const { t } = useLingui()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of buttons is not a set of form fields
    <div className={styles.choice} role="group" aria-label={label ?? t`Depth`}>
      {scale.codes.map((code, rank) => (
        <button
          key={code.id}
          type="button"
          className={styles.depth}
          data-first={rank === 0 || undefined}
          aria-label={code.label}
          aria-pressed={current === undefined ? undefined : current === code.id}
          onClick={() => onChoose(code.id)}
        >
          <DepthMark code={code} whole fill />
        </button>
      ))}
      <button type="button" className={`${styles.depth} ${styles.none}`} onClick={() => onChoose(null)}>
        {label ? <Trans>Blank</Trans> : <Trans>Not assessed</Trans>}
      </button>
    </div>
  )
}
