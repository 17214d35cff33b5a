import { type FormEvent, useState } from 'react'
import { withSuggestion } from '../parts/with-suggestion'
import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo, useNote } from './note-context'
import { Sureness } from './sureness'

const MOST_LETTERS = 1000
const ANSWERS: readonly { readonly helped: 'yes' | 'partly' | 'no'; readonly words: Sentence }[] = [
  { helped: 'yes', words: 'yes' },
  { helped: 'partly', words: 'partly' },
  { helped: 'no', words: 'no' },
]

/** Looking back: did my way help, one success, where I start next time. To pass over it is as easy as to answer. */
export function ExitTicket({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const { lines, exit } = useNote().microtrack
  const act = useDo()
  const say = useWords()
  const [helped, setHelped] = useState(exit?.helped ?? null)
  const [why, setWhy] = useState(exit?.why ?? '')
  const [success, setSuccess] = useState(exit?.success ?? '')
  const [startNext, setStartNext] = useState(exit?.startNext ?? '')
  const toDo = lines.filter(({ isDone }) => !isDone).slice(0, 3)

  const keep = (event: FormEvent) => {
    event.preventDefault()
    const said = Object.entries({ why, success, startNext }).flatMap(([field, text]) =>
      text.trim() === '' ? [] : [[field, text.trim()]],
    )
    if (helped === null && said.length === 0) return skip()
    act({ kind: 'exit', helped, skipped: false, ...(said.length > 0 && { words: Object.fromEntries(said) }) })
    onDone()
  }
  const skip = () => {
    if (exit === null) act({ kind: 'exit', helped: null, skipped: true })
    onDone()
  }

  return (
    <form className={css.exit} onSubmit={keep} aria-labelledby="look-back">
      <h2 id="look-back">{say('lookBack')}</h2>
      <fieldset className={css.gauges}>
        <legend>{say('didItHelp')}</legend>
        {ANSWERS.map((one) => (
          <button
            key={one.helped}
            type="button"
            aria-pressed={helped === one.helped}
            onClick={() => setHelped(helped === one.helped ? null : one.helped)}
          >
            {say(one.words)}
          </button>
        ))}
      </fieldset>
      <Field words="why" value={why} change={setWhy} />
      <Field words="success" value={success} change={setSuccess} />
      <Field words="startNext" value={startNext} change={setStartNext} />
      {toDo.length > 0 && (
        <p className={css.hints}>
          {toDo.map(({ id, text }) => (
            <button key={id} type="button" onClick={() => setStartNext(withSuggestion(startNext, text, MOST_LETTERS))}>
              {text}
            </button>
          ))}
        </p>
      )}
      <Sureness moment="after" />
      <div className={css.actions}>
        <button type="submit" className="main">
          {say('keepIt')}
        </button>
        <button type="button" onClick={skip}>
          {say('skip')}
        </button>
        <button type="button" className="plain" onClick={onBack}>
          {say('backToNote')}
        </button>
      </div>
    </form>
  )
}

function Field({
  words,
  value,
  change,
}: {
  readonly words: Sentence
  readonly value: string
  readonly change: (text: string) => void
}) {
  const say = useWords()
  return (
    <label className={css.field}>
      <span>{say(words)}</span>
      <textarea rows={2} value={value} maxLength={MOST_LETTERS} onChange={({ target }) => change(target.value)} />
    </label>
  )
}
