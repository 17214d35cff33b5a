import { type Chart, checkReflection, targetOf } from '@track/micro-progression'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useApp } from '../note/note-context'
import { withSuggestion } from '../parts/with-suggestion'
import { useWords } from '../words/use-words'
import css from './charts.module.css'
import { finished, oneBack } from './draft'
import type { Draft, Unsent } from './own-charts'
import { useChartWords } from './use-chart-words'

const MOST_GLOWS = 5
const MOST_LETTERS = 500

/** What was terrific, and the one thing to grow; what I said last time stands first. */
export function ReflectStep({
  chart,
  draft,
  lastGrow,
  onKeep,
}: {
  readonly chart: Chart
  readonly draft: Draft
  readonly lastGrow: string | null
  readonly onKeep: (placed: Unsent) => void
}) {
  const app = useApp()
  const say = useWords()
  const { tell } = useChartWords()
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { glows, grow } = draft
  const { qualifiers } = targetOf(chart, draft.place!)
  const placed = finished(draft)
  const [missing] = isAsking ? checkReflection(placed.placement.words) : []
  const write = (at: number, text: string) =>
    app.hold({ ...draft, glows: glows.map((glow, place) => (place === at ? text : glow)) })
  const keep = (event: FormEvent) => {
    event.preventDefault()
    setAsking(true)
    const [issue] = checkReflection(placed.placement.words)
    if (!issue) return onKeep(placed)
    document.getElementById(issue.field === 'grow' ? `${id}-grow` : `${id}-glow-0`)?.focus()
  }

  return (
    <form className={css.part} onSubmit={keep} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {tell('glowAndGrow')}
      </h2>
      {lastGrow !== null && <LastGrow text={lastGrow} />}
      {glows.map((glow, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a glow has nothing but its place
        <p key={place} className={css.field}>
          <label htmlFor={`${id}-glow-${place}`}>
            <strong>{tell('glow')}</strong> {tell('glowAsk')}
          </label>
          <textarea
            id={`${id}-glow-${place}`}
            rows={2}
            maxLength={MOST_LETTERS}
            value={glow}
            onChange={({ target }) => write(place, target.value)}
          />
        </p>
      ))}
      {glows.length < MOST_GLOWS && glows.at(-1)?.trim() !== '' && (
        <button type="button" className="plain" onClick={() => app.hold({ ...draft, glows: [...glows, ''] })}>
          {tell('moreGlow')}
        </button>
      )}
      <p className={css.field}>
        <label htmlFor={`${id}-grow`}>
          <strong>{tell('grow')}</strong> {tell('growAsk')}
        </label>
        <textarea
          id={`${id}-grow`}
          rows={2}
          maxLength={MOST_LETTERS}
          value={grow}
          onChange={({ target }) => app.hold({ ...draft, grow: target.value })}
        />
      </p>
      <fieldset className={css.starts}>
        <legend>{tell('growFrom')}</legend>
        {qualifiers.map((qualifier) => (
          <button
            key={qualifier.id}
            type="button"
            aria-pressed={grow.includes(qualifier.text)}
            onClick={() => app.hold({ ...draft, grow: withSuggestion(grow, qualifier.text, MOST_LETTERS) })}
          >
            {qualifier.text}
          </button>
        ))}
      </fieldset>
      <p role="alert" className={missing ? css.trouble : 'visually-hidden'}>
        {missing && tell(missing.field === 'grow' ? 'needsGrow' : 'needsGlow')}
      </p>
      <div className={css.actions}>
        <button type="submit" className="main">
          {say('keepIt')}
        </button>
        <button type="button" onClick={() => app.hold(oneBack(chart, draft))}>
          {tell('backOne')}
        </button>
      </div>
    </form>
  )
}

export function LastGrow({ text }: { readonly text: string }) {
  const { tell } = useChartWords()
  return (
    <p className={css.lastGrow}>
      <strong>{tell('lastGrow')}:</strong> {text}
    </p>
  )
}
