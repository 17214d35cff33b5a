import { type FormEvent, useState } from 'react'
import { focusAtOnce } from '../parts/keep-focus'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo } from './note-context'

/** Work that nobody planned counts like any other: written down as done, or to do. */
export function AlsoDid() {
  const act = useDo()
  const say = useWords()
  const [text, setText] = useState<string | null>(null)
  if (text === null)
    return (
      <div>
        <button type="button" className={css.also} onClick={() => setText('')}>
          <span aria-hidden="true">+</span> {say('alsoDid')}
        </button>
      </div>
    )
  const add = (done: boolean) => {
    const words = text.trim()
    if (words !== '') act({ kind: 'add', taskId: crypto.randomUUID(), done, words: { text: words } })
    setText(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add(true)
  }
  return (
    <div>
      <form className={css.write} onSubmit={submit}>
        <label>
          <span>{say('whatDidYouDo')}</span>
          <input
            value={text}
            maxLength={300}
            enterKeyHint="done"
            onChange={({ target }) => setText(target.value)}
            ref={focusAtOnce}
          />
        </label>
        <button type="submit" className="main">
          {say('iDidIt')}
        </button>
        <button type="button" onClick={() => add(false)}>
          {say('iWillDoIt')}
        </button>
        <button type="button" className="plain" onClick={() => setText(null)}>
          {say('cancel')}
        </button>
      </form>
    </div>
  )
}
