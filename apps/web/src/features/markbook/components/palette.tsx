import { Trans, useLingui } from '@lingui/react/macro'
import type { DepthScale } from '@track/descriptors'
import { useMediaQuery } from '../../../lib/use-media-query'
import { DepthMark } from '../../../ui/depth-mark'
import { placeKey } from '../code-typing'
import styles from './palette.module.css'

/** The mark that a tap sets: a depth's id, `clear` for none at all, or null when nothing is loaded. */
export type Loaded = string | null

export const CLEAR = 'clear'

/**
 * The school's depths, lowest first. Press one to load it, then press pupils: one press a mark. Press it again to put it down.
 * For the keyboard it is the legend of the keys.
 */
export function Palette({
  scale,
  loaded,
  onLoad,
  canFind = true,
}: {
  readonly scale: Pick<DepthScale, 'codes'>
  readonly loaded: Loaded
  readonly onLoad: (loaded: Loaded) => void
  /** Are there keys to find a pupil and to list all keys on this page? */
  readonly canFind?: boolean
}) {
  const { t } = useLingui()
  const finePointer = useMediaQuery('(pointer: fine)')
  const inHand = scale.codes.find(({ id }) => id === loaded)
  const toggle = (next: string) => onLoad(loaded === next ? null : next)
  return (
    <div
      className={`${styles.palette} no-print`}
      role="toolbar"
      aria-label={t`Marks`}
      data-many={scale.codes.length > 5}
    >
      <div className={styles.codes}>
        {scale.codes.map((code) => (
          <button
            key={code.id}
            type="button"
            className={styles.code}
            aria-pressed={loaded === code.id}
            onClick={() => toggle(code.id)}
          >
            <DepthMark code={code} />
            <span className={styles.label}>{code.label}</span>
            {finePointer && (
              <span className={styles.key} aria-hidden="true">
                {placeKey(scale.codes, code)}
              </span>
            )}
          </button>
        ))}
        <button type="button" className={styles.code} aria-pressed={loaded === CLEAR} onClick={() => toggle(CLEAR)}>
          <span className={styles.blank} />
          <span className={styles.label}>
            <Trans>Blank</Trans>
          </span>
          {finePointer && (
            <span className={styles.key} aria-hidden="true">
              <Trans>Del</Trans>
            </span>
          )}
        </button>
      </div>
      <p className={styles.hint}>
        {inHand ? (
          <Trans>Press pupils to mark them {inHand.label}.</Trans>
        ) : !finePointer ? null : canFind ? (
          <Trans>
            <kbd>Shift</kbd> whole column · <kbd>/</kbd> find · <kbd>?</kbd> all keys
          </Trans>
        ) : (
          <Trans>
            <kbd>Shift</kbd> whole column · <kbd>Enter</kbd> more about a cell
          </Trans>
        )}
      </p>
    </div>
  )
}
