import { plusDays, weekday } from '@track/kernel'
import type { AdjustmentChange, CalendarDate } from '@track/microtrack'
import { type FormEvent, useState } from 'react'
import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo, useNote } from './note-context'

type About = AdjustmentChange['about']

const KINDS: readonly { readonly about: About; readonly words: Sentence }[] = [
  { about: 'more-time', words: 'moreTime' },
  { about: 'leave-out', words: 'leaveOut' },
  { about: 'instead', words: 'instead' },
  { about: 'outcome', words: 'otherOutcome' },
  { about: 'criterion', words: 'otherCriterion' },
]

/** Asks the teacher for a change. It is made once the teacher says yes. */
export function AskChange({ today }: { readonly today: CalendarDate }) {
  const note = useNote().microtrack
  const act = useDo()
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  const [about, setAbout] = useState<About>('more-time')
  const [which, setWhich] = useState('')
  const [text, setText] = useState('')

  if (!isOpen)
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {say('askChange')}
      </button>
    )
  const toChoose = about === 'criterion' ? note.criteria : note.lines.filter(({ isDone }) => !isDone)
  const chosen = toChoose.some(({ id }) => id === which) ? which : (toChoose[0]?.id ?? '')
  const needsWhich = about === 'leave-out' || about === 'instead' || about === 'criterion'
  const needsWords = about === 'instead' || about === 'outcome' || about === 'criterion'
  const send = (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    if ((needsWords && words === '') || (needsWhich && chosen === '')) return
    const proposalId = crypto.randomUUID()
    const change = changeOf(about, { chosen, endsOn: dayAfter(note.endsOn > today ? note.endsOn : today) })
    act({ kind: 'propose', proposalId, change, ...(needsWords && { words: { text: words } }) })
    setOpen(false)
    setText('')
    scrollTo(0, 0)
  }
  return (
    <form className={css.ask} onSubmit={send}>
      <fieldset>
        <legend>{say('changeWhat')}</legend>
        {KINDS.map((kind) => (
          <label key={kind.about} className={css.pick}>
            <input type="radio" name="change" checked={about === kind.about} onChange={() => setAbout(kind.about)} />
            <span>{say(kind.words)}</span>
          </label>
        ))}
      </fieldset>
      {needsWhich && (
        <label className={css.field}>
          <span>{say('whichStep')}</span>
          <select value={chosen} onChange={({ target }) => setWhich(target.value)}>
            {toChoose.map(({ id, text: words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      {needsWords && (
        <label className={css.field}>
          <span>{say('newWords')}</span>
          <textarea rows={2} value={text} maxLength={300} onChange={({ target }) => setText(target.value)} />
        </label>
      )}
      <p className={css.actions}>
        <button type="submit" className="main">
          {say('send')}
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          {say('cancel')}
        </button>
      </p>
    </form>
  )
}

function changeOf(
  about: About,
  { chosen, endsOn }: { readonly chosen: string; readonly endsOn: CalendarDate },
): AdjustmentChange {
  switch (about) {
    case 'more-time':
      return { about, endsOn }
    case 'leave-out':
    case 'instead':
      return { about, taskId: chosen }
    case 'criterion':
      return { about, criterionId: chosen }
    case 'outcome':
      return { about }
  }
}

/** The next day that is not of a weekend; the teacher knows of holidays. */
function dayAfter(day: CalendarDate): CalendarDate {
  const next = plusDays(day, 1)
  return weekday(next) > 5 ? dayAfter(next) : next
}
