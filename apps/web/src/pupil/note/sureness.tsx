import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo, useNote } from './note-context'

const STEPS: readonly Sentence[] = ['sure1', 'sure2', 'sure3', 'sure4']

/** How sure a pupil is that they can do it, before and after. Nobody has to say it, and nobody adds it up. */
export function Sureness({ moment }: { readonly moment: 'before' | 'after' }) {
  const act = useDo()
  const say = useWords()
  const said = useNote().microtrack.confidence[moment]
  return (
    <fieldset className={css.sureness}>
      <legend>{say('howSure')}</legend>
      {STEPS.map((words, place) => (
        <button
          key={words}
          type="button"
          aria-pressed={said === place + 1}
          onClick={() => act({ kind: 'confidence', moment, sure: place + 1 })}
        >
          <SureMark sure={place + 1} /> {say(words)}
        </button>
      ))}
    </fieldset>
  )
}

/** Four steps, as many filled as somebody is sure. */
function SureMark({ sure }: { readonly sure: number }) {
  return (
    <svg width="1.75rem" height="1.25rem" viewBox="0 0 28 20" aria-hidden="true" focusable="false">
      {[1, 2, 3, 4].map((step) => (
        <rect
          key={step}
          x={step * 7 - 5.5}
          y={19 - step * 4.25}
          width="4.5"
          height={step * 4.25 - 1}
          rx="1"
          fill={step <= sure ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="1.3"
        />
      ))}
    </svg>
  )
}

/** The two together: at the start, and now. */
export function SurePair() {
  const say = useWords()
  const { before, after } = useNote().microtrack.confidence
  if (before === null || after === null) return null
  return (
    <dl className={css.pair}>
      {(
        [
          ['sureBefore', before],
          ['sureAfter', after],
        ] as const
      ).map(([moment, sure]) => (
        <div key={moment}>
          <dt>{say(moment)}</dt>
          <dd>
            <SureMark sure={sure} /> {say(STEPS[sure - 1]!)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
