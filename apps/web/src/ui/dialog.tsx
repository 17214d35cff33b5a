import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button'
import styles from './dialog.module.css'
import { Icon } from './icon'

/**
 * The platform's own modal dialog: it holds the focus, Escape closes it, and the focus goes back where it was.
 *
 * Rendered means open. The focus begins at what is marked `data-first`, else at the first control.
 * `onClose` is called once, however it was closed; `onClose: undefined` means it must be answered.
 */
export function Dialog({
  title,
  onClose,
  atTop = false,
  children,
}: {
  readonly title: ReactNode
  readonly onClose?: (() => void) | undefined
  readonly atTop?: boolean
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current!
    const before = document.activeElement
    if (!dialog.open) dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, by the platform
    <dialog
      ref={ref}
      className={[styles.dialog, atTop && styles.top].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose?.()
      }}
    >
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {onClose && (
          <Button look="quiet" onClick={onClose} aria-label={t`Close`}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}
