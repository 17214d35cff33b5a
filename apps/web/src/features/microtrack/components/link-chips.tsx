import { useLingui } from '@lingui/react/macro'
import type { Criterion } from '@track/microtrack'
import { type KeyboardEvent, useRef, useState } from 'react'
import styles from './link-chips.module.css'

/**
 * Which criteria a task serves, one press each: a number for each criterion, or that it gets pupils ready.
 *
 * One stop of Tab: arrows go along, and 1, 2, 3 or 0 press from wherever the hand is.
 */
export function LinkChips({
  criteria,
  criterionIds,
  getsMeReady,
  onLink,
  onReady,
  onStep,
}: {
  readonly criteria: readonly Criterion[]
  readonly criterionIds: readonly string[]
  readonly getsMeReady: boolean
  readonly onLink: (criterionIds: string[]) => void
  readonly onReady: (getsMeReady: boolean) => void
  readonly onStep: (by: -1 | 1) => void
}) {
  const { t } = useLingui()
  const group = useRef<HTMLFieldSetElement>(null)
  const [at, setAt] = useState(0)
  const chips = [
    ...criteria.map(({ id, text }, place) => ({
      key: id,
      label: String(place + 1),
      name: t`Serves criterion ${place + 1}: ${text}`,
      pressed: criterionIds.includes(id),
      press: () =>
        onLink(criterionIds.includes(id) ? criterionIds.filter((each) => each !== id) : [...criterionIds, id]),
    })),
    {
      key: '',
      label: t`Gets ready`,
      name: t`Gets ready`,
      pressed: getsMeReady,
      press: () => onReady(!getsMeReady),
    },
  ]
  const stop = Math.min(at, chips.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const step = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp']
    const typed = /^\d$/.test(event.key)
      ? chips[event.key === '0' ? chips.length - 1 : Number(event.key) - 1]
      : undefined
    if (typed && (event.key === '0' || typed.key !== '')) typed.press()
    else if (step) onStep(step)
    else if (along) {
      const next = (stop + along + chips.length) % chips.length
      setAt(next)
      group.current?.querySelectorAll('button')[next]?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <fieldset ref={group} className={styles.chips} aria-label={t`What it is for`} onKeyDown={onKeyDown}>
      {chips.map(({ key, label, name, pressed, press }, place) => (
        <button
          key={key}
          type="button"
          className={styles.chip}
          aria-label={name}
          title={name}
          aria-pressed={pressed}
          tabIndex={place === stop ? 0 : -1}
          onFocus={() => setAt(place)}
          onClick={press}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
