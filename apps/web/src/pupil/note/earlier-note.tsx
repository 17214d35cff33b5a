import { useWords } from '../words/use-words'
import { longDay } from './day-name'
import { GaugeMark } from './gauge-mark'
import css from './note.module.css'
import { useNote } from './note-context'
import { Outcome } from './outcome'
import { Summary } from './summary-page'

/** A note of before, to read: what it was for and what came of it. */
export function EarlierNote() {
  const { criteria, startsOn } = useNote().microtrack
  const say = useWords()
  return (
    <>
      <p className={css.how}>{longDay(startsOn)}</p>
      <Outcome />
      <section aria-labelledby="i-will-know" className={css.criteria}>
        <h2 id="i-will-know">{say('iWillKnow')}</h2>
        <ol className={css.plainList}>
          {criteria.map(({ id, text, gauge }) => (
            <li key={id} className={css.read}>
              <GaugeMark gauge={gauge} /> {text}
            </li>
          ))}
        </ol>
      </section>
      <section className={css.summary} aria-labelledby="what-you-did">
        <Summary />
      </section>
    </>
  )
}
