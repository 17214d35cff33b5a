import { type ClipboardEvent, type KeyboardEvent, useId } from 'react'
import styles from './line-field.module.css'

/**
 * One line of a template, as tall as its words. Enter goes on in the next one, Backspace in an empty one goes back, Alt and an
 * arrow moves it, and several lines pasted become several.
 */
export function LineField({
  label,
  placeholder,
  value,
  lineId,
  large = false,
  error,
  advice = [],
  focusFirst = false,
  onChange,
  onEnter,
  onBack,
  onMove,
  onStep,
  onPaste,
}: {
  readonly label: string
  readonly placeholder?: string | undefined
  readonly value: string
  /** By which the page finds it again, to give it the focus. */
  readonly lineId: string
  readonly large?: boolean
  /** What keeps the note from being given out. */
  readonly error?: string | undefined
  /** What is worth a second thought. */
  readonly advice?: readonly string[]
  readonly focusFirst?: boolean
  readonly onChange: (text: string) => void
  /** Where the hand is in the words. */
  readonly onEnter: (at: number) => void
  readonly onBack?: () => void
  readonly onMove?: (by: -1 | 1) => void
  /** To the line above or below. */
  readonly onStep?: (by: -1 | 1) => void
  readonly onPaste?: (text: string) => void
}) {
  const id = useId()
  const said = [error, ...advice].filter(Boolean)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp']
    const isAtEnd = selectionStart === selectionEnd && selectionStart === (by === -1 ? 0 : value.length)
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(selectionStart)
    else if (event.key === 'Backspace' && value === '' && onBack) onBack()
    else if (by && event.altKey && onMove) onMove(by)
    else if (by && !event.altKey && isAtEnd && onStep) onStep(by)
    else return
    event.preventDefault()
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!onPaste || !/[\n\r]/.test(text.trim())) return
    event.preventDefault()
    onPaste(text)
  }
  return (
    <div className={styles.line}>
      <div className={large ? `${styles.grow} ${styles.large}` : styles.grow} data-words={value}>
        <textarea
          rows={1}
          aria-label={label}
          placeholder={placeholder}
          value={value}
          maxLength={300}
          data-line={lineId}
          data-first={focusFirst || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={said.length > 0 ? `${id}-said` : undefined}
          onChange={(event) => onChange(event.target.value.replace(/[\n\r]+/g, ' '))}
          onKeyDown={onKeyDown}
          onPaste={paste}
        />
      </div>
      {said.length > 0 && (
        <p id={`${id}-said`} className={error ? styles.error : styles.advice}>
          {said.join(' ')}
        </p>
      )}
    </div>
  )
}
