import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import styles from './piece-view.module.css'

const ZOOMS = [1, 1.5, 2, 3] as const

/**
 * A piece as everybody sees it: its text in large letters, its picture, or both; and its neutral name, never whose it is.
 *
 * Fills what it stands in and scrolls inside; larger and smaller by buttons, a picture also by a double press.
 */
export function PieceView({
  name,
  text,
  imageUrl,
  canZoom = true,
}: {
  /** "Response 7". */
  readonly name: string
  readonly text: string | null
  readonly imageUrl: string | null
  readonly canZoom?: boolean
}) {
  const { t } = useLingui()
  const [step, setStep] = useState(0)
  const zoom = ZOOMS[step]!
  return (
    <div className={styles.piece}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={name}>
        {imageUrl && (
          <img
            className={styles.image}
            src={imageUrl}
            alt={name}
            draggable={false}
            data-zoomed={step > 0 || undefined}
            style={step > 0 ? { inlineSize: `${zoom * 100}%` } : undefined}
            onDoubleClick={() => canZoom && setStep(step === 0 ? 2 : 0)}
          />
        )}
        {text && (
          <p className={styles.text} style={{ fontSize: `${zoom * 1.125}rem` }}>
            {text}
          </p>
        )}
      </section>
      {canZoom && (
        <fieldset className={styles.zoom} aria-label={t`Size of ${name}`}>
          <Button look="quiet" aria-label={t`Smaller: ${name}`} disabled={step === 0} onClick={() => setStep(step - 1)}>
            <span aria-hidden="true">−</span>
          </Button>
          <Button
            look="quiet"
            aria-label={t`Larger: ${name}`}
            disabled={step === ZOOMS.length - 1}
            onClick={() => setStep(step + 1)}
          >
            <span aria-hidden="true">+</span>
          </Button>
        </fieldset>
      )}
    </div>
  )
}
