import { type Chart, checkPlacement, checkReflection, type PlacingAnswer } from '@track/micro-progression'
import { expect, test } from 'vitest'
import {
  askedOf,
  backToAsking,
  beginDraft,
  finished,
  levelsUpTo,
  oneBack,
  placeAgain,
  placesOf,
  withAnswer,
  withPlace,
} from './draft'
import type { Draft } from './own-charts'

const WALL: Chart = {
  ...{
    id: 'wall',
    sessionId: 's',
    version: 1,
    revisesId: null,
    prompt: 'Why?',
    publishedAt: '2026-03-01T09:00:00.000Z',
  },
  levels: [0, 1, 2, 3, 4].map((place) => ({
    level: { id: `L${place}`, label: String(place), value: place },
    exemplars: [
      { pieceId: `p${place}`, origin: 'rewritten', text: '…', imageId: null, quality: null, standardError: null },
    ],
    qualifiers: [{ id: `q${place}`, text: `Shows ${place}` }],
    isApart: null,
  })),
}
const begun = () => beginDraft(WALL, { pupilId: 'ada', today: '2026-03-02', text: null, picture: null })
const answered = (...answers: readonly PlacingAnswer[]) =>
  answers.reduce<Draft>((draft, given) => withAnswer(WALL, draft, given), begun())

test('at most three questions by halving lead to a place, at a step or between two (A1-18, PRO-7)', () => {
  expect(askedOf(WALL, begun())?.levelId).toBe('L2')
  const between = answered('better', 'not-yet')
  expect([between.step, between.place?.levelId, between.place?.betweenId]).toEqual(['cite', 'L2', 'L3'])
  const top = answered('better', 'better', 'better')
  expect([top.place?.levelId, top.place?.betweenId, top.answers.length]).toEqual(['L4', null, 3])
  expect(answered('same').place).toMatchObject({ levelId: 'L2', nearestId: 'p2', rule: 'halving' })
})

test('goes one back from every step to the one before, and from a place found to the question that found it (A1-18)', () => {
  const cite = answered('better', 'not-yet')
  const back = oneBack(WALL, cite)
  expect([back.step, back.place, askedOf(WALL, back)?.levelId]).toEqual(['compare', null, 'L3'])
  const byHand = withPlace(WALL, begun(), placesOf(WALL)[3]!)
  expect(oneBack(WALL, byHand).step).toBe('by-hand')
  expect(oneBack(WALL, oneBack(WALL, byHand)).step).toBe('compare')
  expect(oneBack(WALL, { ...cite, step: 'reflect' }).step).toBe('cite')
})

test('to choose the place oneself and be asked instead loses no answer (A1-18)', () => {
  const byHand: Draft = { ...answered('better'), step: 'by-hand', place: placesOf(WALL)[1]! }
  for (const back of [backToAsking(WALL, byHand), oneBack(WALL, byHand)]) {
    expect([back.step, back.place, back.answers.length]).toEqual(['compare', null, 1])
    expect(askedOf(WALL, back)?.levelId).toBe('L3')
  }
  // Where all is answered, one back is the place that was found, and to be asked is the last question.
  const found: Draft = { ...answered('better', 'not-yet'), step: 'by-hand', place: placesOf(WALL)[1]! }
  expect(oneBack(WALL, found)).toMatchObject({
    step: 'cite',
    place: { levelId: 'L2', betweenId: 'L3', rule: 'halving' },
  })
  expect(askedOf(WALL, backToAsking(WALL, found))?.levelId).toBe('L3')
})

test('the line has a place at every step and between each two, low to high (A1-18)', () => {
  expect(placesOf(WALL).map(({ levelId, betweenId }) => [levelId, betweenId])).toEqual([
    ['L0', null],
    ['L0', 'L1'],
    ['L1', null],
    ['L1', 'L2'],
    ['L2', null],
    ['L2', 'L3'],
    ['L3', null],
    ['L3', 'L4'],
    ['L4', null],
  ])
})

test('what can be cited is of the place and below; what was ticked above it is let go (A1-23)', () => {
  const high = { ...withPlace(WALL, begun(), placesOf(WALL)[8]!), qualifierIds: ['q4', 'q1'] }
  const low = withPlace(WALL, high, placesOf(WALL)[2]!)
  expect(levelsUpTo(WALL, low.place!).map(({ level }) => level.id)).toEqual(['L1', 'L0'])
  expect(low.qualifierIds).toEqual(['q1'])
})

test('what is sent is what the chart asks for: cited, with one grow and a glow or more, and nothing blank (A1-21, A1-23, PRO-8)', () => {
  const draft = { ...answered('better', 'not-yet'), qualifierIds: ['q2'], glows: [' Neat ', ' '], grow: ' Say why ' }
  const { work, placement, isNew } = finished(draft)
  expect(checkPlacement(WALL, work, placement)).toEqual([])
  expect(checkReflection(placement.words)).toEqual([])
  expect([isNew, placement.words]).toEqual([true, { glows: ['Neat'], grow: 'Say why' }])
  expect(placement.answers.map(({ answer }) => answer)).toEqual(['better', 'not-yet'])
})

test('a piece is placed again as the piece it is; by hand no answer is claimed (A1-18)', () => {
  const again = placeAgain(finished({ ...answered('same'), qualifierIds: ['q2'] }).work)
  const byHand = withPlace(WALL, withAnswer(WALL, again, 'better'), placesOf(WALL)[1]!)
  const { work, isNew, placement } = finished({ ...byHand, qualifierIds: ['q0'] })
  expect([work.id, isNew, placement.answers, placement.rule]).toEqual([again.work.id, false, [], 'hand'])
})
