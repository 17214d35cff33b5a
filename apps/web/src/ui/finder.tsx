import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import styles from './finder.module.css'
import { beginsWith, matchesWords } from './matches-words'

export interface Found {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
}

/** Type a few letters, press Enter: a list that narrows as one types. The first match is the one in hand; those
 * that begin with what is typed come before those that only hold it. */
export function Finder<F extends Found>({
  label,
  among,
  none,
  onChoose,
}: {
  readonly label: string
  readonly among: readonly F[]
  /** What to say when nothing matches. */
  readonly none: string
  readonly onChoose: (found: F) => void
}) {
  const id = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => {
    const matching = among.filter((one) => matchesWords(`${one.label} ${one.detail ?? ''}`, words))
    const first = matching.filter(({ label }) => beginsWith(label, words))
    return [...first, ...matching.filter((one) => !first.includes(one))]
  }, [among, words])
  const inHand = found[Math.min(at, found.length - 1)]

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (event.key === 'Enter' && inHand) onChoose(inHand)
    else if (to !== undefined && found.length > 0) setAt((to + found.length) % found.length)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.input}
        data-first
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={inHand && `${id}-${inHand.id}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={label}>
        {found.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which holds the focus
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            className={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={one === inHand}
            ref={one === inHand ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => onChoose(one)}
          >
            {one.label}
            {one.detail && <small>{one.detail}</small>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{none}</p>}
    </>
  )
}
