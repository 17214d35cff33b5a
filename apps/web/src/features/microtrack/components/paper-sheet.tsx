import { Trans, useLingui } from '@lingui/react/macro'
import type { Gauge } from '@track/microtrack'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { Buttons } from '../../../ui/page'
import type { LessonPupil } from '../lesson-view'
import { gaugeWords } from '../note-words'
import { chosenOn, isDoneOn, type PaperDraft, toggleLine, toggleWay } from '../paper-draft'
import { paperLinesOf } from '../paper-lines'
import { GaugeShape } from './gauge-shape'
import styles from './paper-sheet.module.css'

const GAUGES: readonly Gauge[] = ['not-yet', 'nearly', 'got-it']

/** One pupil's sheet being typed in, line for line as it stands on paper; every key has a button to tap. */
export function PaperSheet({
  pupil: { label, code, note },
  draft,
  onDraft,
  onKeep,
  onLeave,
}: {
  readonly pupil: LessonPupil
  readonly draft: PaperDraft
  readonly onDraft: (draft: PaperDraft) => void
  readonly onKeep: (draft: PaperDraft) => void
  readonly onLeave: () => void
}) {
  const { t } = useLingui()
  const sheet = useRef<HTMLElement>(null)
  const also = useRef<HTMLDivElement>(null)
  const startNext = useRef<HTMLDivElement>(null)
  const [before, setBefore] = useState<readonly PaperDraft[]>([])
  /** Which criterion the next digit is about, while criteria are typed. */
  const [criterionAt, setCriterionAt] = useState<number | null>(null)
  const [alsoWords, setAlsoWords] = useState('')
  const lines = useMemo(() => paperLinesOf(note), [note])
  useEffect(() => sheet.current?.focus(), [])

  const change = (next: PaperDraft) => {
    setBefore([...before, draft])
    onDraft(next)
  }
  const undo = () => {
    const last = before.at(-1)
    if (!last) return
    setBefore(before.slice(0, -1))
    onDraft(last)
  }
  const withAlso = (words: string) => (words.trim() ? { ...draft, also: [...draft.also, words.trim()] } : draft)
  const addAlso = () => {
    if (alsoWords.trim()) change(withAlso(alsoWords))
    setAlsoWords('')
  }
  const keep = () => onKeep(withAlso(alsoWords))
  const setGauge = (criterionId: string, gauge: Gauge | undefined) => {
    const { [criterionId]: _, ...others } = draft.gauges
    change({ ...draft, gauges: gauge ? { ...others, [criterionId]: gauge } : others })
  }

  /** What a key means on the sheet; null for those that mean nothing there. */
  const meaningOf = (key: string): (() => void) | null => {
    if (criterionAt !== null && /^[0-3]$/.test(key)) {
      const criterion = note.criteria[criterionAt]!
      const next = criterionAt + 1
      return () => {
        setGauge(criterion.id, GAUGES[Number(key) - 1])
        setCriterionAt(next < note.criteria.length ? next : null)
      }
    }
    if (key === 'g') return () => setCriterionAt(0)
    if (key === '+') return () => also.current?.querySelector('input')?.focus()
    if (key === '.') return () => startNext.current?.querySelector('input')?.focus()
    const line = lines.find(({ number }) => String(number) === (key === '0' ? '10' : key))?.line
    if (line) return () => change(toggleLine(draft, line))
    for (const { line, ways } of lines) {
      const way = ways.find(({ letter }) => letter !== '' && letter === key)
      if (way) return () => change(toggleWay(draft, line, way.id))
    }
    return null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isInField = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (event.key === 'Escape') {
      if (criterionAt !== null) setCriterionAt(null)
      else if (isInField) sheet.current?.focus()
      else onLeave()
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      const isAlso = also.current?.contains(event.target as Node) ?? false
      if (isAlso && alsoWords.trim()) {
        addAlso()
        sheet.current?.focus()
      } else keep()
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !isInField) undo()
    else {
      if (isInField || event.ctrlKey || event.metaKey || event.altKey) return
      const run = meaningOf(event.key.toLowerCase())
      if (!run) return
      run()
    }
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys act while the focus is in it, and only then
    <section ref={sheet} className={styles.sheet} aria-label={t`Sheet of ${label}`} tabIndex={0} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2>
          <bdi>{label}</bdi>
        </h2>
        <span className={styles.code}>{code}</span>
      </header>
      <ul className={styles.lines}>
        {lines.map(({ line, number, ways }) => (
          <li key={line.id}>
            <label className={styles.line}>
              <span className={styles.key} aria-hidden="true">
                {number}
              </span>
              <input type="checkbox" checked={isDoneOn(draft, line)} onChange={() => change(toggleLine(draft, line))} />
              <span dir="auto">{line.text}</span>
            </label>
            {ways.length > 0 && (
              <fieldset className={styles.ways}>
                <legend className="visually-hidden">{line.text}</legend>
                {ways.map(({ id, letter, text }) => (
                  <label key={id} className={styles.line}>
                    <span className={styles.key} aria-hidden="true">
                      {letter}
                    </span>
                    <input
                      type="checkbox"
                      checked={chosenOn(draft, line).includes(id)}
                      onChange={() => change(toggleWay(draft, line, id))}
                    />
                    <span dir="auto">{text}</span>
                  </label>
                ))}
              </fieldset>
            )}
          </li>
        ))}
        {draft.also.map((words, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice
          <li key={place} className={styles.also}>
            <span>
              <span className={styles.key} aria-hidden="true">
                +
              </span>{' '}
              <bdi>{words}</bdi>
            </span>
            <Button
              look="quiet"
              aria-label={t`Take off: ${words}`}
              onClick={() => change({ ...draft, also: draft.also.filter((_, at) => at !== place) })}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      <ul className={styles.criteria}>
        {note.criteria.map(({ id, text, gauge: said }, place) => (
          <li key={id} data-now={place === criterionAt || undefined}>
            <span dir="auto">
              <span className={styles.key} aria-hidden="true">
                g
              </span>{' '}
              {text}
            </span>
            <span className={styles.gauges}>
              {GAUGES.map((gauge, at) => (
                <Button
                  key={gauge}
                  aria-pressed={(draft.gauges[id] ?? said) === gauge}
                  aria-label={`${text}: ${gaugeWords(gauge)}`}
                  title={`${at + 1} ${gaugeWords(gauge)}`}
                  onClick={() => setGauge(id, draft.gauges[id] === gauge ? undefined : gauge)}
                >
                  <GaugeShape gauge={gauge} size="1.25rem" />
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <div ref={also}>
        <TextField
          type="text"
          label={t`I also did…`}
          maxLength={1000}
          dir="auto"
          autoComplete="off"
          value={alsoWords}
          onChange={({ target }) => setAlsoWords(target.value)}
        />
      </div>
      <div ref={startNext}>
        <TextField
          type="text"
          label={t`Next time I start with…`}
          maxLength={1000}
          dir="auto"
          autoComplete="off"
          value={draft.startNext ?? note.exit?.startNext ?? ''}
          onChange={({ target }) => onDraft({ ...draft, startNext: target.value })}
        />
      </div>
      <Buttons>
        <Button look="primary" onClick={keep}>
          <Trans>Keep, and the next</Trans>
        </Button>
        <Button onClick={undo} disabled={before.length === 0}>
          <Icon name="undo" /> <Trans>Undo</Trans>
        </Button>
        <Button look="quiet" onClick={onLeave}>
          <Trans>Another sheet</Trans>
        </Button>
      </Buttons>
    </section>
  )
}
