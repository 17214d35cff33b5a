import type { PupilDay } from '@track/api-contract'
import { type CalendarDate, headlineOf } from '@track/microtrack'
import { useEffect, useRef, useState } from 'react'
import { ReadAll, WithVoice } from '../parts/voice'
import { useWords } from '../words/use-words'
import { AlsoDid } from './also-did'
import { AskChange } from './ask-change'
import { BuildList } from './build-list'
import { Criteria } from './criteria'
import { ExitTicket } from './exit-ticket'
import css from './note.module.css'
import { useDo, useNote } from './note-context'
import { NoteLine } from './note-line'
import { Outcome } from './outcome'
import { Proposals } from './proposals'
import { Questions } from './questions'
import { SummaryPage } from './summary-page'
import { TeacherSays } from './teacher-says'
import { WhatWorked } from './what-worked'

interface Day {
  readonly today: CalendarDate
  readonly whatWorked: PupilDay['whatWorked']
  readonly usualSize: number | null
}

/** Today's note, in its three parts: what I learn, how I know, my list; and what a pupil does about it. */
export function NotePage({ today, whatWorked, usualSize }: Day) {
  const { microtrack } = useNote()
  const [page, setPage] = useState<'list' | 'build' | 'exit' | 'summary'>(
    microtrack.isClosed ? 'summary' : microtrack.next.kind === 'build' ? 'build' : 'list',
  )
  const top = useRef<HTMLHeadingElement>(null)
  const shown = useRef(page)
  useEffect(() => {
    // Another page of the note begins at its top, for eyes and for screen readers.
    if (shown.current !== page) {
      top.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    shown.current = page
  }, [page])
  const say = useWords()
  const { outcome, criteria, lines } = microtrack
  const aloud = () =>
    [outcome.text, say('iWillKnow'), ...criteria.map(({ text }) => text), ...lines.map(({ text }) => text)].join('. ')

  return (
    <WithVoice>
      <Outcome heading={top} />
      {page === 'list' || page === 'build' ? (
        <>
          <ReadAll text={aloud} />
          <Criteria />
          <TeacherSays />
          <Proposals />
          {page === 'build' ? (
            <BuildList usualSize={usualSize} onBuilt={() => setPage('list')} />
          ) : (
            <List
              today={today}
              toBuild={() => setPage('build')}
              toExit={() => setPage('exit')}
              toSummary={() => setPage('summary')}
            />
          )}
          {page === 'list' && <WhatWorked ways={whatWorked} />}
        </>
      ) : page === 'exit' ? (
        <ExitTicket onDone={() => setPage('summary')} onBack={() => setPage('list')} />
      ) : (
        <SummaryPage onBack={() => setPage('list')} />
      )}
    </WithVoice>
  )
}

function List({
  today,
  toBuild,
  toExit,
  toSummary,
}: {
  readonly today: CalendarDate
  readonly toBuild: () => void
  readonly toExit: () => void
  readonly toSummary: () => void
}) {
  const { microtrack } = useNote()
  const act = useDo()
  const say = useWords()
  const { lines, moveOn, next, isMoveOnOpen, startNext, readyAt, askedAt, exit } = microtrack
  const nextId = 'lineId' in next ? next.lineId : null
  const { done, toGo } = headlineOf(microtrack.credit)
  return (
    <>
      <section aria-labelledby="my-list" className={css.steps}>
        <h2 id="my-list">{say('mySteps')}</h2>
        {startNext && !exit && (
          <p className={css.startHere}>
            <strong>{say('startHere')}:</strong> {startNext}
          </p>
        )}
        <ol className={css.lines}>
          {lines.map((line) => (
            <NoteLine key={line.id} line={line} isNext={line.id === nextId} />
          ))}
        </ol>
        <AlsoDid />
      </section>
      {isMoveOnOpen && moveOn.length > 0 && (
        <section aria-labelledby="more-to-try" className={css.steps}>
          <h2 id="more-to-try">{say('moreToTry')}</h2>
          <ol className={css.lines}>
            {moveOn.map((line) => (
              <NoteLine key={line.id} line={line} isNext={line.id === nextId} />
            ))}
          </ol>
        </section>
      )}
      <Questions />
      <section className={css.foot}>
        <p className={css.headline} role="status">
          {toGo > 0 ? say('headline', { done, toGo }) : say('headlineAll', { done })}
        </p>
        <div className={css.actions}>
          {readyAt === null ? (
            <button
              type="button"
              className={next.kind === 'show' ? 'main' : undefined}
              onClick={() => act({ kind: 'ready', ready: true })}
            >
              {say('readyToShow')}
            </button>
          ) : (
            <p className={css.said}>
              {say('readySaid')}{' '}
              <button type="button" className="plain" onClick={() => act({ kind: 'ready', ready: false })}>
                {say('readyUndo')}
              </button>
            </p>
          )}
          {askedAt === null ? (
            <button type="button" onClick={() => act({ kind: 'ask', asks: true })}>
              {say('talk')}
            </button>
          ) : (
            <p className={css.said}>
              {say('talkSaid')}{' '}
              <button type="button" className="plain" onClick={() => act({ kind: 'ask', asks: false })}>
                {say('talkUndo')}
              </button>
            </p>
          )}
          <button
            type="button"
            className={next.kind === 'reflect' ? 'main' : undefined}
            onClick={exit && !exit.skipped ? toSummary : toExit}
          >
            {say('lookBack')}
          </button>
        </div>
        <div className={css.more}>
          <button type="button" className="plain" onClick={toBuild}>
            {say('changeMyList')}
          </button>
          <AskChange today={today} />
        </div>
      </section>
    </>
  )
}
