import { type FormEvent, useState } from 'react'
import { useApp } from '../note/note-context'
import { Trouble } from '../parts/trouble'
import { Waiting } from '../parts/waiting'
import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './door.module.css'

/** Where a device begins: the code of the class, typed or scanned. */
export function Door({ trouble, waiting }: { readonly trouble: Sentence | null; readonly waiting: number }) {
  const app = useApp()
  const say = useWords()
  const [code, setCode] = useState('')
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '') void app.openDoor({ classCode: code.trim() })
  }
  return (
    <main className={css.door}>
      <h1>{say('doorTitle')}</h1>
      <form className={css.form} onSubmit={enter}>
        <p id="code-asked">{say('codeAsked')}</p>
        <label className={css.field}>
          <span>{say('classCode')}</span>
          <input
            value={code}
            onChange={({ target }) => setCode(target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            aria-describedby="code-asked"
          />
        </label>
        <Trouble of={trouble} />
        <button type="submit" className="main">
          {say('comeIn')}
        </button>
      </form>
      <Waiting count={waiting} />
    </main>
  )
}
