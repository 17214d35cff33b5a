import {
  answer,
  ask,
  type Chart,
  type PlacingAnswer,
  startPlacing,
  undoAnswer,
  type Work,
} from '@track/micro-progression'
import { v7 as newId } from 'uuid'
import type { Draft, DraftPlace, Unsent } from './own-charts'

/** A new piece that nothing has been said of. Its id tells which of two of one day came first. */
export function beginDraft(
  chart: Pick<Chart, 'id'>,
  {
    pupilId,
    today,
    text,
    picture,
  }: {
    readonly pupilId: string
    readonly today: Work['doneOn']
    readonly text: string | null
    readonly picture: Blob | null
  },
): Draft {
  const words = text === null ? {} : { words: { text } }
  const work = { id: newId(), pupilId, chartId: chart.id, doneOn: today, imageId: null, ...words }
  return { ...EMPTY, work, isNew: true, picture }
}

/** The same piece once more: what was said of it before is kept, and what is said last counts. */
export function placeAgain(work: Work): Draft {
  return { ...EMPTY, work, isNew: false, picture: null }
}

const EMPTY = { step: 'compare', answers: [], place: null, qualifierIds: [], glows: [''], grow: '' } as const

/** The question that is open, or null when the place is found. */
export function askedOf(
  chart: Chart,
  draft: Pick<Draft, 'answers'>,
): { readonly exemplarId: string; readonly levelId: string } | null {
  const asked = ask(placingOf(chart, draft))
  return 'result' in asked ? null : asked
}

/** With the last answer that was needed, the place is known and what is asked next is why. */
export function withAnswer(chart: Chart, draft: Draft, given: PlacingAnswer): Draft {
  const next = answer(placingOf(chart, draft), given)
  const asked = ask(next)
  const answered = { ...draft, answers: next.answers }
  return 'result' in asked ? withPlace(chart, answered, placeFrom(asked.result)) : answered
}

/** The place chosen by hand, low to high: at each level, and between each and the next. */
export function placesOf(chart: Pick<Chart, 'levels'>): readonly DraftPlace[] {
  return chart.levels.flatMap(({ level, exemplars }, place) => {
    const at = {
      levelId: level.id,
      betweenId: null,
      nearestId: exemplars[0]!.pieceId,
      probability: null,
      rule: 'hand' as const,
    }
    const above = chart.levels[place + 1]
    return above ? [at, { ...at, betweenId: above.level.id }] : [at]
  })
}

/** What was ticked for a place above is not cited for one below. */
export function withPlace(chart: Chart, draft: Draft, place: DraftPlace): Draft {
  const offered = new Set(levelsUpTo(chart, place).flatMap(({ qualifiers }) => qualifiers.map(({ id }) => id)))
  return { ...draft, place, step: 'cite', qualifierIds: draft.qualifierIds.filter((id) => offered.has(id)) }
}

/** From the line of places to the questions: what was answered stays, and where all was, the last one is asked again. */
export function backToAsking(chart: Chart, draft: Draft): Draft {
  const answers = askedOf(chart, draft) ? draft.answers : undoAnswer(placingOf(chart, draft)).answers
  return { ...draft, step: 'compare', place: null, answers }
}

/** One back: to the question before, to the line where the place was chosen by hand, or from there to where it was opened. */
export function oneBack(chart: Chart, draft: Draft): Draft {
  switch (draft.step) {
    case 'reflect':
      return { ...draft, step: 'cite' }
    case 'cite':
      if (draft.place?.rule === 'hand') return { ...draft, step: 'by-hand' }
      return { ...draft, step: 'compare', place: null, answers: undoAnswer(placingOf(chart, draft)).answers }
    case 'by-hand': {
      const asked = ask(placingOf(chart, draft))
      if ('result' in asked) return withPlace(chart, draft, placeFrom(asked.result))
      return { ...draft, step: 'compare', place: null }
    }
    case 'compare':
      return { ...draft, answers: undoAnswer(placingOf(chart, draft)).answers }
  }
}

/** The levels whose sentences a piece at this place can meet, its own first. */
export function levelsUpTo(
  chart: Chart,
  { levelId, betweenId }: Pick<DraftPlace, 'levelId' | 'betweenId'>,
): Chart['levels'] {
  const top = chart.levels.findIndex(({ level }) => level.id === (betweenId ?? levelId))
  return chart.levels.slice(0, top + 1).toReversed()
}

/** A finished draft on its way. By hand there is no question that the place follows from. */
export function finished({ work, isNew, picture, answers, place, qualifierIds, glows, grow }: Draft): Unsent {
  const said = { glows: glows.map((glow) => glow.trim()).filter((glow) => glow !== ''), grow: grow.trim() }
  return {
    ...{ work, isNew, picture },
    placement: {
      ...{ id: newId(), workId: work.id, chartId: work.chartId, pupilId: work.pupilId, by: 'pupil' },
      ...place!,
      answers: place!.rule === 'hand' ? [] : [...answers],
      qualifierIds: [...qualifierIds],
      words: said,
    },
  }
}

function placeFrom({ levelId, betweenId, nearestId, probability }: Omit<DraftPlace, 'rule'>): DraftPlace {
  return { levelId, betweenId, nearestId, probability, rule: 'halving' }
}

function placingOf(chart: Chart, { answers }: Pick<Draft, 'answers'>) {
  return { ...startPlacing(chart, { rule: 'halving' }), answers }
}
