import { summaryOf, type TaskDone } from '@track/microtrack'
import type { Sentence } from '../words/sentences'
import { useWords } from '../words/use-words'
import css from './note.module.css'
import { useDo, useNote } from './note-context'
import { SurePair } from './sureness'

/** The end of a note: what was done, what the pupil can do now, which ways they tried, and what comes next. */
export function SummaryPage({ onBack }: { readonly onBack: () => void }) {
  const { microtrack } = useNote()
  const act = useDo()
  const say = useWords()
  const { isParked, isClosed, exit, lines } = microtrack
  return (
    <section className={css.summary} aria-labelledby="what-you-did">
      <Summary />
      {isParked && (
        <p role="status" className={css.said}>
          {say('isOnTheWall')}{' '}
          <button type="button" className="plain" onClick={() => act({ kind: 'park', parked: false })}>
            {say('offTheWall')}
          </button>
        </p>
      )}
      {isClosed && (
        <p role="status" className={css.said}>
          {say('isClosed')}
        </p>
      )}
      <div className={css.actions}>
        {!isParked && !isClosed && (
          <button type="button" className="main" onClick={() => act({ kind: 'park', parked: true })}>
            {say('onTheWall')}
          </button>
        )}
        {!isClosed && exit !== null && lines.every(({ isDone }) => isDone) && (
          <button type="button" onClick={() => act({ kind: 'close' })}>
            {say('closeNote')}
          </button>
        )}
        <button type="button" className="plain" onClick={onBack}>
          {say('backToNote')}
        </button>
      </div>
    </section>
  )
}

/** What a note comes to, in the pupil's own words where there are any. No number is compared with anything. */
export function Summary() {
  const { microtrack } = useNote()
  const say = useWords()
  const { tasksDone, criteriaMet, waysTried, success, next } = summaryOf(microtrack)
  return (
    <>
      <h2 id="what-you-did">{say('whatYouDid')}</h2>
      <Tasks of={tasksDone.planned} />
      <Tasks of={tasksDone.own} heading="addedByYou" />
      <Tasks of={tasksDone.movedOn} heading="movedOn" />
      <Words heading="success" of={success ? [success] : []} />
      <Words heading="nowYouCan" of={criteriaMet.map(({ text }) => text)} />
      <SurePair />
      <Words
        heading="waysTried"
        of={waysTried.map(({ text, isFinished }) => (isFinished ? `${text} (${say('doneMark')})` : text))}
      />
      <Words
        heading="comesNext"
        of={[...(next.startNext ? [next.startNext] : []), ...next.tasks.map(({ text }) => text)]}
      />
    </>
  )
}

function Tasks({ of, heading }: { readonly of: readonly TaskDone[]; readonly heading?: Sentence }) {
  const say = useWords()
  if (of.length === 0) return null
  return (
    <>
      {heading && <h3>{say(heading)}</h3>}
      <ul className={css.accomplished}>
        {of.map(({ id, text, done, of: all }) => (
          <li key={id}>
            {text || say('gone')}{' '}
            {done < all && <span className={css.details}>{say('pinSoFar', { count: done, of: all })}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Words({ heading, of }: { readonly heading: Sentence; readonly of: readonly string[] }) {
  const say = useWords()
  if (of.length === 0) return null
  return (
    <>
      <h3>{say(heading)}</h3>
      <ul className={css.plainList}>
        {[...new Set(of)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  )
}
