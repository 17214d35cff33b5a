import type { Line, TaskOption } from '@track/microtrack'
import { useState } from 'react'
import { LineSymbol } from '../../ui/line-symbol'
import { ReadLine } from '../parts/voice'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo, useNote } from './note-context'
import { Tick } from './tick'

type ChoiceOf = NonNullable<Line['choice']>

/**
 * The ways of doing a line. While nothing is chosen they lie open; then the way taken stands alone, and another can be tried at any
 * time. What was tried before stays there, and what was done stays done.
 */
export function Choice({ line, choice }: { readonly line: Line; readonly choice: ChoiceOf }) {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  const { options, choose, chosenIds, attempts } = choice
  const chosen = options.filter(({ id }) => chosenIds.includes(id))
  const earlier = options.filter(
    ({ id }) => !chosenIds.includes(id) && attempts.some(({ optionId }) => optionId === id),
  )
  const wasDone = (id: string) => attempts.some(({ optionId, doneAt }) => optionId === id && doneAt !== null)
  const isChoosing = isOpen || (chosen.length < choose && !line.isDone)

  return (
    <div className={css.choice}>
      {isChoosing ? (
        <Ways line={line} choice={choice} onChosen={() => setOpen(false)} />
      ) : (
        chosen.map((option) => (
          <Way
            key={option.id}
            option={option}
            taskId={line.id}
            isDone={wasDone(option.id)}
            // The line's own tick says it while there is only one way on it.
            hasTick={choose > 1 || (line.isDone && !wasDone(option.id)) || attempts.length > 1}
          />
        ))
      )}
      {earlier.length > 0 && (
        <p className={css.tried}>
          {say('alsoTried')}:{' '}
          {earlier.map(({ id, text }) => (wasDone(id) ? `${text} (${say('doneMark')})` : text)).join(', ')}
        </p>
      )}
      {!isChoosing && options.length > chosen.length && (
        <button type="button" className="plain" onClick={() => setOpen(true)}>
          {say('anotherWay')}
        </button>
      )}
      {isOpen && (
        <button type="button" className="plain" onClick={() => setOpen(false)}>
          {say('keepThisWay')}
        </button>
      )}
    </div>
  )
}

function Ways({
  line,
  choice: { options, choose, chosenIds },
  onChosen,
}: {
  readonly line: Line
  readonly choice: ChoiceOf
  readonly onChosen: () => void
}) {
  const act = useDo()
  const say = useWords()
  const { symbols, readingBand } = useNote().microtrack
  const isOne = choose === 1
  const pick = (id: string) => {
    if (isOne) {
      act({ kind: 'choose', taskId: line.id, optionIds: [id] })
      onChosen()
    } else if (chosenIds.includes(id))
      act({ kind: 'choose', taskId: line.id, optionIds: chosenIds.filter((one) => one !== id) })
    else act({ kind: 'choose', taskId: line.id, optionIds: [...chosenIds, id].slice(-choose) })
  }
  return (
    <fieldset className={css.ways}>
      <legend>
        {isOne ? say('chooseOne') : say('chooseSome', { count: choose })}
        <span className="visually-hidden">: {line.text}</span>
      </legend>
      {options.map((option) => (
        <div key={option.id} className={css.wayToChoose}>
          <label>
            <input
              type={isOne ? 'radio' : 'checkbox'}
              name={`ways-${line.id}`}
              checked={chosenIds.includes(option.id)}
              onChange={() => pick(option.id)}
            />
            {option.symbol && (symbols || readingBand === 'early') && <LineSymbol name={option.symbol} />}
            <span>
              {option.text} <Details of={option} />
            </span>
          </label>
          <ReadLine text={option.text} />
        </div>
      ))}
    </fieldset>
  )
}

function Way({
  option,
  taskId,
  isDone,
  hasTick,
}: {
  readonly option: TaskOption
  readonly taskId: string
  readonly isDone: boolean
  readonly hasTick: boolean
}) {
  const act = useDo()
  const say = useWords()
  const tick = () => act({ kind: isDone ? 'untick' : 'tick', taskId, optionId: option.id })
  return (
    <p className={css.way}>
      {hasTick && <Tick label={say('doneThisWay', { text: option.text })} isDone={isDone} onTick={tick} />}
      <span>
        {option.text} <Details of={option} />
      </span>
      {option.link && (
        <a
          href={option.link}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={say('newWindow', { text: option.text })}
        >
          {say('openLink')}
        </a>
      )}
    </p>
  )
}

function Details({ of: { partner, minutes } }: { readonly of: TaskOption }) {
  const say = useWords()
  const said = [partner && say('withWhom', { partner }), minutes && say('minutes', { count: minutes })].filter(Boolean)
  return said.length > 0 && <span className={css.details}>{said.join(', ')}</span>
}
