import type { Gauge } from '@track/microtrack'
import { useState } from 'react'
import { ReadLine } from '../parts/voice'
import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import { GaugeMark } from './gauge-mark'
import css from './note.module.css'
import { useDo, useNote } from './note-context'

const GAUGES: readonly { readonly gauge: Gauge; readonly words: Sentence }[] = [
  { gauge: 'not-yet', words: 'notYet' },
  { gauge: 'nearly', words: 'nearly' },
  { gauge: 'got-it', words: 'gotIt' },
]

/** How I will know, and how it is going so far: a tap on a criterion opens the three answers. */
export function Criteria() {
  const { criteria } = useNote().microtrack
  const say = useWords()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <section aria-labelledby="i-will-know" className={css.criteria}>
      <h2 id="i-will-know">{say('iWillKnow')}</h2>
      <ol>
        {criteria.map(({ id, text, original, gauge }, place) => (
          <li key={id}>
            <div className={css.criterion}>
              <button
                type="button"
                aria-expanded={open === id}
                aria-controls={`gauge-${id}`}
                onClick={() => setOpen(open === id ? null : id)}
              >
                <GaugeMark gauge={gauge} />
                <span className={css.number} aria-hidden="true">
                  {place + 1}
                </span>
                <span>
                  {text}
                  <span className={gauge ? css.gauged : 'visually-hidden'}>
                    {' '}
                    {gauge ? say(GAUGES.find((one) => one.gauge === gauge)!.words) : say('howIsIt')}
                  </span>
                </span>
              </button>
              <ReadLine text={text} />
            </div>
            {original !== null && (
              <p className={css.original}>
                {say('firstWords')}: {original}
              </p>
            )}
            <div id={`gauge-${id}`} hidden={open !== id}>
              <GaugeChoice criterionId={id} text={text} gauge={gauge} onChosen={() => setOpen(null)} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function GaugeChoice({
  criterionId,
  text,
  gauge,
  onChosen,
}: {
  readonly criterionId: string
  readonly text: string
  readonly gauge: Gauge | null
  readonly onChosen: () => void
}) {
  const act = useDo()
  const say = useWords()
  return (
    <fieldset className={css.gauges}>
      <legend>
        {say('howIsIt')} <span className="visually-hidden">{text}</span>
      </legend>
      {GAUGES.map((one) => (
        <button
          key={one.gauge}
          type="button"
          aria-pressed={gauge === one.gauge}
          onClick={() => {
            act({ kind: 'gauge', criterionId, gauge: one.gauge })
            onChosen()
          }}
        >
          <GaugeMark gauge={one.gauge} /> {say(one.words)}
        </button>
      ))}
    </fieldset>
  )
}
