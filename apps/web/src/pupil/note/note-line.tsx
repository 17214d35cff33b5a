import type { Line } from '@track/microtrack'
import { type FormEvent, useState } from 'react'
import { LineSymbol } from '../../ui/line-symbol'
import { focusAtOnce } from '../parts/keep-focus'
import { ReadLine } from '../parts/voice'
import { useWords } from '../words/use-words'
import { Choice } from './choice'
import css from './note.module.css'
import { useDo, useNote } from './note-context'
import { Tick } from './tick'

/** One line of the list: a tick, its words, and all that a pupil may do about it. What is done stays, struck through. */
export function NoteLine({ line, isNext }: { readonly line: Line; readonly isNext: boolean }) {
  const { microtrack } = useNote()
  const { criteria, symbols, readingBand } = microtrack
  const act = useDo()
  const say = useWords()
  const { id, text, original, isDone, done, choice, symbol } = line
  const words = text || say('gone')
  const isPicture = symbol !== null && (symbols || readingBand === 'early')
  const served = criteria.flatMap((criterion, place) =>
    line.criterionIds.includes(criterion.id) ? [{ number: place + 1, text: criterion.text }] : [],
  )
  const tick = () => {
    const [only] = choice?.choose === 1 ? choice.chosenIds : []
    if (isDone) act({ kind: 'untick', taskId: id })
    else act({ kind: 'tick', taskId: id, ...(only !== undefined && { optionId: only }) })
  }

  return (
    <li className={css.line} data-next={isNext || undefined} data-done={isDone || undefined}>
      <Tick label={say('tick', { text: words })} isDone={isDone} isPartly={done > 0} onTick={tick} />
      <div className={css.body}>
        {isNext && <p className={css.nextMark}>{say('next')}</p>}
        <p className={css.words}>
          {isPicture && <LineSymbol name={symbol} size="1.75rem" />}
          <span className={css.text}>{words}</span>
        </p>
        {original !== null && (
          <p className={css.original}>
            {say('firstWords')}: {original}
          </p>
        )}
        <p className={css.about}>
          {served.map(({ number, text: criterion }) => (
            <span key={number} className={css.serves}>
              <span aria-hidden="true">{number}</span>
              <span className="visually-hidden">{say('helps', { text: criterion })}</span>
            </span>
          ))}
          {line.getsMeReady && <span>{say('getsMeReady')}</span>}
          {line.from === 'carried' && <span>{say('fromBefore')}</span>}
          {line.from === 'own' && <span>{say(line.createdBy === 'teacher' ? 'fromTeacher' : 'mine')}</span>}
          {line.doneBy === 'teacher' && <span>{say('tickedByTeacher')}</span>}
          {line.seenBy.includes('teacher') && <span>{say('seenByTeacher')}</span>}
          {line.seenBy.includes('partner') && <span>{say('seenByPartner')}</span>}
        </p>
        {choice && <Choice line={line} choice={choice} />}
        {line.from === 'own' && line.createdBy === 'pupil' && !microtrack.isClosed && <OwnLine line={line} />}
      </div>
      <ReadLine text={words} />
    </li>
  )
}

/** A line of one's own can be put in other words or taken off again. */
function OwnLine({ line: { id, text } }: { readonly line: Line }) {
  const act = useDo()
  const say = useWords()
  const [words, setWords] = useState<string | null>(null)
  if (words === null)
    return (
      <p className={css.own}>
        <button type="button" className="plain" onClick={() => setWords(text)}>
          {say('changeWords')}
        </button>
        <button type="button" className="plain" onClick={() => act({ kind: 'remove', taskId: id })}>
          {say('takeOff')}
        </button>
      </p>
    )
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== text) act({ kind: 'reword', taskId: id, words: { text: words.trim() } })
    setWords(null)
  }
  return (
    <form className={css.write} onSubmit={save}>
      <input
        aria-label={say('changeWords')}
        value={words}
        maxLength={300}
        onChange={({ target }) => setWords(target.value)}
        ref={focusAtOnce}
      />
      <button type="submit">{say('save')}</button>
      <button type="button" className="plain" onClick={() => setWords(null)}>
        {say('cancel')}
      </button>
    </form>
  )
}
