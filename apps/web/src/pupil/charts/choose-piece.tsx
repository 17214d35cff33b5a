import { type ChangeEvent, type FormEvent, useId, useState } from 'react'
import { useApp } from '../note/note-context'
import { focusAtOnce } from '../parts/keep-focus'
import { useWords } from '../words/use-words'
import css from './charts.module.css'
import { shrink } from './shrink'
import { useChartWords } from './use-chart-words'

/** What is held up: a photograph, a picture, the paper in one's hand, or words typed in. */
export interface Piece {
  readonly picture: Blob | null
  readonly text: string | null
}

export function ChoosePiece({
  onChosen,
  onBack,
}: {
  readonly onChosen: (piece: Piece) => void
  readonly onBack: () => void
}) {
  const app = useApp()
  const say = useWords()
  const { tell } = useChartWords()
  const [picture, setPicture] = useState<Blob | null>(null)
  const [isWrong, setWrong] = useState(false)
  const [text, setText] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const id = useId()

  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    // The same one can be taken again.
    target.value = ''
    if (!file) return
    const taken = await shrink(file)
    setWrong(taken === null)
    if (taken) setPicture(taken)
  }
  const turn = async () => {
    const turned = picture && (await shrink(picture, { turned: true }))
    if (turned) setPicture(turned)
  }
  const typed = (event: FormEvent) => {
    event.preventDefault()
    if (text?.trim()) return onChosen({ picture: null, text: text.trim() })
    setAsking(true)
    document.getElementById(`${id}-text`)?.focus()
  }

  const isEmpty = isAsking && text?.trim() === ''

  if (picture)
    return (
      <section className={css.part} aria-labelledby={`${id}-which`}>
        <h2 id={`${id}-which`}>{tell('myPiece')}</h2>
        <p className={css.taken}>
          <img src={app.pictures.show(picture)} alt={tell('myPiece')} />
        </p>
        <p className={css.quiet}>{tell('pictureIsYours')}</p>
        <div className={css.actions}>
          <button ref={focusAtOnce} type="button" className="main" onClick={() => onChosen({ picture, text: null })}>
            {tell('goOn')}
          </button>
          <button type="button" onClick={turn}>
            {tell('turnIt')}
          </button>
          <button type="button" onClick={() => setPicture(null)}>
            {tell('notThisPiece')}
          </button>
        </div>
      </section>
    )
  return (
    <section className={css.part} aria-labelledby={`${id}-which`}>
      <h2 id={`${id}-which`}>{tell('whichPiece')}</h2>
      <p role="alert" className={isWrong ? css.trouble : 'visually-hidden'}>
        {isWrong && tell('notAPicture')}
      </p>
      <div className={css.ways}>
        <label className={css.file}>
          <input type="file" accept="image/*" capture="environment" onChange={take} />
          <span>{tell('takePhoto')}</span>
        </label>
        <label className={css.file}>
          <input type="file" accept="image/*" onChange={take} />
          <span>{tell('choosePicture')}</span>
        </label>
        <button type="button" onClick={() => onChosen({ picture: null, text: null })}>
          {tell('onPaper')}
        </button>
        {text === null && (
          <button type="button" onClick={() => setText('')}>
            {tell('typeIt')}
          </button>
        )}
      </div>
      {text !== null && (
        <form className={css.typed} onSubmit={typed}>
          <label htmlFor={`${id}-text`}>{tell('myPiece')}</label>
          <textarea
            ref={focusAtOnce}
            id={`${id}-text`}
            rows={5}
            maxLength={5000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <p role="alert" className={isEmpty ? css.trouble : 'visually-hidden'}>
            {isEmpty && tell('needsWords')}
          </p>
          <button type="submit" className="main">
            {tell('goOn')}
          </button>
        </form>
      )}
      <button type="button" className="plain" onClick={onBack}>
        {say('cancel')}
      </button>
    </section>
  )
}
