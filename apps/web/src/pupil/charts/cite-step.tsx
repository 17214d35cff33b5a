import type { Chart } from '@track/micro-progression'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../note/note-context'
import { ReadLine } from '../parts/voice'
import css from './charts.module.css'
import { levelsUpTo, oneBack } from './draft'
import { labelOf } from './label-of'
import type { Draft } from './own-charts'
import { ExemplarPaper, OwnPaper } from './paper'
import { useChartWords } from './use-chart-words'

/** Where it falls, and why: the sentences of the chart that the piece shows. */
export function CiteStep({ chart, draft }: { readonly chart: Chart; readonly draft: Draft }) {
  const app = useApp()
  const { tell, placed } = useChartWords()
  const [isAsking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const place = draft.place!
  const { nearestId, levelId } = place
  const nearestLevel = chart.levels.find(({ exemplars }) => exemplars.some(({ pieceId }) => pieceId === nearestId))
  const cited = draft.qualifierIds
  const toggle = (id: string) =>
    app.hold({ ...draft, qualifierIds: cited.includes(id) ? cited.filter((one) => one !== id) : [...cited, id] })
  const goOn = () => (cited.length > 0 ? app.hold({ ...draft, step: 'reflect' }) : setAsking(true))

  return (
    <section className={css.part} aria-labelledby="piece-is">
      <h2 id="piece-is" ref={heading} tabIndex={-1} className={css.found}>
        {placed(chart, place, ['pieceAt', 'pieceIs'])}
      </h2>
      <div className={css.sides} data-small>
        <div className={css.side}>
          <p className={css.caption}>{tell('myPiece')}</p>
          <OwnPaper work={draft.work} picture={draft.picture} />
        </div>
        <div className={css.side}>
          <p className={css.caption}>{tell('at', { label: labelOf(chart, nearestLevel?.level.id ?? levelId) })}</p>
          <ExemplarPaper chart={chart} levelId={nearestLevel?.level.id ?? levelId} exemplarId={nearestId} />
        </div>
      </div>
      <fieldset className={css.cite} aria-describedby="tick-one">
        <legend>{tell('why')}</legend>
        {levelsUpTo(chart, place).map(({ level, qualifiers }) => (
          <div key={level.id}>
            <p className={css.caption}>{tell('at', { label: level.label })}</p>
            {qualifiers.map(({ id, text }) => (
              <div key={id} className={css.sentence}>
                <label>
                  <input type="checkbox" checked={cited.includes(id)} onChange={() => toggle(id)} />
                  <span>{text}</span>
                </label>
                <ReadLine text={text} />
              </div>
            ))}
          </div>
        ))}
      </fieldset>
      <p id="tick-one" role="alert" className={isAsking && cited.length === 0 ? css.trouble : 'visually-hidden'}>
        {isAsking && cited.length === 0 && tell('tickOne')}
      </p>
      <div className={css.actions}>
        <button type="button" className="main" onClick={goOn}>
          {tell('goOn')}
        </button>
        <button type="button" onClick={() => app.hold(oneBack(chart, draft))}>
          {tell('backOne')}
        </button>
        {place.rule !== 'hand' && (
          <button type="button" className="plain" onClick={() => app.hold({ ...draft, step: 'by-hand' })}>
            {tell('chooseMyself')}
          </button>
        )}
      </div>
    </section>
  )
}
