import { useEffect, useRef } from 'react'
import css from './note.module.css'

/** Quicker than this nobody means it twice. */
const DOUBLE_TAP = 400

/** The box in the margin: empty, begun, or ticked by hand. Two quick taps are one. */
export function Tick({
  label,
  isDone,
  isPartly = false,
  onTick,
}: {
  readonly label: string
  readonly isDone: boolean
  readonly isPartly?: boolean
  readonly onTick: () => void
}) {
  const box = useRef<HTMLInputElement>(null)
  const last = useRef(Number.NEGATIVE_INFINITY)
  const isBegun = isPartly && !isDone
  useEffect(() => {
    if (box.current) box.current.indeterminate = isBegun
  })
  const tick = () => {
    // The note says how the box stands, not the browser: a second tap leaves it as it is.
    if (box.current) box.current.checked = isDone
    const now = performance.now()
    if (now - last.current < DOUBLE_TAP) return
    last.current = now
    onTick()
  }
  return (
    <label className={css.tick}>
      <input ref={box} type="checkbox" aria-label={label} checked={isDone} onChange={tick} />
      <svg width="1.75rem" height="1.75rem" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
        <rect x="3.5" y="3.5" width="21" height="21" rx="5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        {isDone ? (
          <path
            d="M8 14.5l4.5 5L24 5"
            fill="none"
            stroke="currentColor"
            strokeWidth="3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ) : (
          isBegun && <path d="M9 14h10" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        )}
      </svg>
    </label>
  )
}
