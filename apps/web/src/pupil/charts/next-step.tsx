import { useId } from 'react'
import { ReadLine } from '../parts/voice'
import type { ChartFamily } from './chart-families'
import css from './charts.module.css'
import { labelOf } from './label-of'
import { useChartWords } from './use-chart-words'

/**
 * What I go for with my next piece: the next step up from where I put the last one, and what a piece there shows. What I said I would
 * grow is there too where nothing else on the page says it.
 */
export function NextStep({
  family: { chart, lines },
  hasGrow = false,
}: {
  readonly family: ChartFamily
  readonly hasGrow?: boolean
}) {
  const { tell } = useChartWords()
  const id = useId()
  const last = lines.filter(({ own }) => own).at(-1)
  // On a chart of before the step is of that chart: nothing says what it is on the one of now.
  if (!last?.next || (last.on.id !== chart.id && last.mapped === 'not comparable')) return null
  const { levelId, isTop, qualifiers } = last.next
  return (
    <section className={css.next} aria-labelledby={id}>
      <h2 id={id}>{tell('myNext')}</h2>
      <p>{isTop ? tell('atTop') : tell('goFor', { label: labelOf(last.on, levelId) })}</p>
      {!isTop && (
        <>
          <p className={css.quiet}>{tell('itShows', { label: labelOf(last.on, levelId) })}</p>
          <ul>
            {qualifiers.map(({ id: key, text }) => (
              <li key={key}>
                <span>{text}</span> <ReadLine text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
      {hasGrow && last.grow !== null && (
        <p>
          <strong>{tell('iGrow')}:</strong> {last.grow}
        </p>
      )}
    </section>
  )
}
