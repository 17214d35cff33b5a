import type { Chart } from '@track/micro-progression'
import { useId } from 'react'
import css from './charts.module.css'
import type { DraftPlace } from './own-charts'
import { useChartWords } from './use-chart-words'

/** Every place on the chart, low to high: at each step of it, and between two. */
export function PlaceLine({
  chart,
  places,
  chosen,
  choose,
}: {
  readonly chart: Chart
  readonly places: readonly DraftPlace[]
  readonly chosen: DraftPlace | null
  readonly choose: (place: DraftPlace) => void
}) {
  const { tell, placeName } = useChartWords()
  const name = useId()
  return (
    <fieldset className={css.line}>
      <legend className="visually-hidden">{tell('theLine')}</legend>
      {places.map((place) => (
        <label key={`${place.levelId} ${place.betweenId}`} data-between={place.betweenId !== null || undefined}>
          <input
            type="radio"
            name={name}
            checked={chosen?.levelId === place.levelId && chosen.betweenId === place.betweenId}
            onChange={() => choose(place)}
          />
          <span>{placeName(chart, place)}</span>
        </label>
      ))}
    </fieldset>
  )
}
