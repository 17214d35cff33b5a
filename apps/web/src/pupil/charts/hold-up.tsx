import type { Chart } from '@track/micro-progression'
import { useState } from 'react'
import { useApp } from '../note/note-context'
import css from './charts.module.css'
import { CiteStep } from './cite-step'
import { askedOf, backToAsking, oneBack, placesOf, withAnswer, withPlace } from './draft'
import type { Draft } from './own-charts'
import { ExemplarPaper, OwnPaper, useSwipe } from './paper'
import { PlaceLine } from './place-line'
import { ReflectStep } from './reflect-step'
import { useChartWords } from './use-chart-words'

/** A piece held up to the chart: compared side by side, placed, told why, glow and grow. Everything said lies in the draft. */
export function HoldUp({
  chart,
  draft,
  lastGrow,
  onPlaced,
}: {
  readonly chart: Chart
  readonly draft: Draft
  readonly lastGrow: string | null
  readonly onPlaced: (workId: string) => void
}) {
  const app = useApp()
  switch (draft.step) {
    case 'compare':
    case 'by-hand':
      return <Compare key={`${draft.step} ${draft.answers.length}`} chart={chart} draft={draft} />
    case 'cite':
      return <CiteStep chart={chart} draft={draft} />
    case 'reflect':
      return (
        <ReflectStep
          chart={chart}
          draft={draft}
          lastGrow={lastGrow}
          onKeep={(placed) => {
            app.place(placed)
            onPlaced(placed.work.id)
          }}
        />
      )
  }
}

/** My piece and one from the chart, both in sight; the chart can be walked along meanwhile. */
function Compare({ chart, draft }: { readonly chart: Chart; readonly draft: Draft }) {
  const app = useApp()
  const { tell, placed } = useChartWords()
  const asked = draft.step === 'compare' ? askedOf(chart, draft) : null
  const start = asked?.levelId ?? draft.place?.levelId ?? chart.levels[Math.floor(chart.levels.length / 2)]!.level.id
  const [shownId, setShown] = useState(start)
  const at = chart.levels.findIndex(({ level }) => level.id === shownId)
  const look = (place: number) => {
    const next = chart.levels[place]
    if (next) setShown(next.level.id)
  }
  const swipe = useSwipe({ left: () => look(at + 1), right: () => look(at - 1) })
  const { label } = chart.levels[at]!.level
  const isAsked = asked?.levelId === shownId
  const byHand = () => app.hold({ ...draft, step: 'by-hand', place: null })

  return (
    <section className={css.part} aria-label={tell('holdUp')}>
      <div className={css.sides}>
        <div className={css.side}>
          <p className={css.caption}>{tell('myPiece')}</p>
          <OwnPaper work={draft.work} picture={draft.picture} />
        </div>
        <div className={css.side} {...swipe}>
          <div className={css.along}>
            <button
              type="button"
              aria-label={tell('lookDown')}
              aria-disabled={at === 0 || undefined}
              onClick={() => look(at - 1)}
            >
              <Arrow back />
            </button>
            <p className={css.caption} aria-live="polite">
              {tell('at', { label })}
            </p>
            <button
              type="button"
              aria-label={tell('lookUp')}
              aria-disabled={at === chart.levels.length - 1 || undefined}
              onClick={() => look(at + 1)}
            >
              <Arrow />
            </button>
          </div>
          <ExemplarPaper
            key={shownId}
            chart={chart}
            levelId={shownId}
            exemplarId={isAsked ? asked?.exemplarId : undefined}
          />
        </div>
      </div>
      {draft.step === 'compare' ? (
        <div className={css.asking}>
          <h2>{tell(isAsked ? 'question' : 'lookingAround')}</h2>
          {isAsked ? (
            <div className={css.answers}>
              {(
                [
                  ['not-yet', 'notYetAsGood'],
                  ['same', 'same'],
                  ['better', 'better'],
                ] as const
              ).map(([given, words]) => (
                <button key={given} type="button" onClick={() => app.hold(withAnswer(chart, draft, given))}>
                  {tell(words)}
                </button>
              ))}
            </div>
          ) : (
            <div className={css.answers}>
              <button type="button" className="main" onClick={() => asked && setShown(asked.levelId)}>
                {tell('backToQuestion')}
              </button>
            </div>
          )}
          <div className={css.more}>
            {draft.answers.length > 0 && (
              <button type="button" className="plain" onClick={() => app.hold(oneBack(chart, draft))}>
                {tell('backOne')}
              </button>
            )}
            <button type="button" className="plain" onClick={byHand}>
              {tell('chooseMyself')}
            </button>
            <button type="button" className="plain" onClick={() => app.hold(null)}>
              {tell('notThisPiece')}
            </button>
          </div>
        </div>
      ) : (
        <div className={css.asking}>
          <h2>{tell('whereIsIt')}</h2>
          <PlaceLine
            chart={chart}
            places={placesOf(chart)}
            chosen={draft.place}
            choose={(place) => {
              setShown(place.levelId)
              app.hold({ ...draft, place })
            }}
          />
          <p role="status" className={css.found}>
            {draft.place && placed(chart, draft.place, ['pieceAt', 'pieceIs'])}
          </p>
          <div className={css.actions}>
            {draft.place && (
              <button type="button" className="main" onClick={() => app.hold(withPlace(chart, draft, draft.place!))}>
                {tell('goOn')}
              </button>
            )}
            <button type="button" onClick={() => app.hold(oneBack(chart, draft))}>
              {tell('backOne')}
            </button>
            <button type="button" className="plain" onClick={() => app.hold(backToAsking(chart, draft))}>
              {tell('askMe')}
            </button>
            <button type="button" className="plain" onClick={() => app.hold(null)}>
              {tell('notThisPiece')}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}

function Arrow({ back = false }: { readonly back?: boolean }) {
  return (
    <svg width="1.25rem" height="1.25rem" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={back ? 'M15 5l-7 7 7 7' : 'M9 5l7 7-7 7'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
