import { longDay } from '../note/day-name'
import type { ChartFamily } from './chart-families'
import css from './charts.module.css'
import { placesOf } from './draft'
import { labelOf } from './label-of'
import { GlowAndGrow, Reached } from './my-pieces'
import { NextStep } from './next-step'
import { useChartWords } from './use-chart-words'

/** The pupil's way as a strip of paper: on A4 upright, and only there. */
export function Strip({ family, name }: { readonly family: ChartFamily; readonly name: string }) {
  const { tell, placed } = useChartWords()
  const { chart, lines } = family
  // Numbered as they stand below. What lies on a chart of before is no place on this one.
  const numbered = lines.flatMap(({ own, on, work }, place) =>
    own && on.id === chart.id ? [{ own, id: work.id, number: place + 1 }] : [],
  )
  return (
    <article className={css.strip} aria-label={tell('myStrip')}>
      <p>{name}</p>
      <h2>{chart.prompt}</h2>
      <ol className={css.ruler}>
        {placesOf(chart).map(({ levelId, betweenId }) => (
          <li key={`${levelId} ${betweenId}`}>
            <span className={css.dots}>
              {numbered
                .filter(({ own }) => own.levelId === levelId && own.betweenId === betweenId)
                .map(({ id, number }) => (
                  <i key={id}>{number}</i>
                ))}
            </span>
            <strong>{betweenId === null && labelOf(chart, levelId)}</strong>
          </li>
        ))}
      </ol>
      <ol className={css.stripLines}>
        {lines.map((line, place) => (
          <li key={line.work.id}>
            <strong className={css.number}>{place + 1}</strong>
            <div>
              <p>
                {longDay(line.work.doneOn)} {line.isStart && <strong>{tell('myStart')}</strong>}
              </p>
              <p>
                <strong>{line.own ? placed(line.on, line.own, ['putAt', 'putIt']) : tell('notPlaced')}</strong>{' '}
                {line.on.id !== chart.id && tell('onOldChart')}
              </p>
              <Reached line={line} />
              <GlowAndGrow line={line} />
            </div>
          </li>
        ))}
      </ol>
      <NextStep family={family} />
    </article>
  )
}
