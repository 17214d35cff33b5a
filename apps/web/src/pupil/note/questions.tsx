import { type FormEvent, useState } from 'react'
import { ReadLine } from '../parts/voice'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo, useNote } from './note-context'

/** What the teacher asks, to help find out whether a way is working; and what the pupil says. */
export function Questions() {
  const { questions } = useNote().microtrack
  const say = useWords()
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="teacher-asks" className={css.questions}>
      <h2 id="teacher-asks">{say('teacherAsks')}</h2>
      {questions.map(({ id, text, answers }) => (
        <div key={id} className={css.question}>
          <p className={css.asked}>
            {text || say('gone')} <ReadLine text={text} />
          </p>
          {answers.map((answer) => (
            <p key={answer.recordedAt} className={css.answered}>
              <span>{say('youSaid')}:</span> {answer.text || say('gone')}
            </p>
          ))}
          <Answer questionId={id} />
        </div>
      ))}
    </section>
  )
}

function Answer({ questionId }: { readonly questionId: string }) {
  const act = useDo()
  const say = useWords()
  const [text, setText] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    act({ kind: 'answer', questionId, words: { text: text.trim() } })
    setText('')
  }
  return (
    <form className={css.write} onSubmit={send}>
      <label>
        <span>{say('yourAnswer')}</span>
        <textarea rows={2} value={text} maxLength={1000} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit">{say('send')}</button>
    </form>
  )
}
