import { longDay } from '../note/day-name'
import type { ChartFamily } from './chart-families'
import css from './charts.module.css'
import { GlowAndGrow, Reached } from './my-pieces'
import { NextStep } from './next-step'
import { useChartWords } from './use-chart-words'

/** The pupil's way as a strip of paper: on A4 upright, and only there. */
export function Strip({ family, name }: { readonly family: ChartFamily; readonly name: string }) {
  const { tell, placed } = useChartWords()
  const { chart, lines } = family
  const onIt = lines.filter(({ own, on }) => own && on.id === chart.id)
  return (
    <article className={css.strip} aria-label={tell('myStrip')}>
      <p>{name}</p>
      <h1>{chart.prompt}</h1>
      <ol className={css.ruler}>
        {chart.levels.map(({ level }, place) => (
          <li key={level.id}>
            <span className={css.dots}>
              {onIt.map(
                ({ own, work }) =>
                  own!.levelId === level.id && (
                    <i key={work.id} data-between={own!.betweenId !== null || undefined}>
                      {lines.findIndex((line) => line.work.id === work.id) + 1}
                    </i>
                  ),
              )}
            </span>
            <strong data-first={place === 0 || undefined}>{level.label}</strong>
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
