import { i18n } from '@lingui/core'
import type { Chart, Placement } from '@track/micro-progression'
import { useContext } from 'react'
import { Band } from '../words/use-words'
import { CHART_SENTENCES, type ChartSentence } from './chart-sentences'
import { labelOf } from './label-of'

/** Says what belongs to a chart in the words of the pupil's reading band. */
export function useChartWords() {
  const band = useContext(Band)
  const tell = (sentence: ChartSentence, values?: Readonly<Record<string, string | number>>): string => {
    const message = CHART_SENTENCES[sentence][band]
    return i18n._(message.id, values, message)
  }
  /** A place as it stands after "at" or "said": "2", or "between 2 and 3". */
  const placeName = (
    chart: Pick<Chart, 'levels'>,
    { levelId, betweenId }: Pick<Placement, 'levelId' | 'betweenId'>,
  ) => {
    const label = (id: string) => labelOf(chart, id)
    return betweenId === null ? label(levelId) : tell('between', { low: label(levelId), high: label(betweenId) })
  }
  return {
    tell,
    placeName,
    /** One sentence for a level, and another for what lies between two. */
    placed: (
      chart: Pick<Chart, 'levels'>,
      place: Pick<Placement, 'levelId' | 'betweenId'>,
      [at, between]: readonly [ChartSentence, ChartSentence],
    ) => tell(place.betweenId === null ? at : between, { place: placeName(chart, place) }),
  }
}
