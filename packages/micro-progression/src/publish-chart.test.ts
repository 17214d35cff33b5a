import { expect, test } from 'vitest'
import { deepFreeze, exemplars, rungs } from '../test/e17.js'
import { Chart, type ChartDraft, checkAnonymity, type DraftPiece, publishChart } from './index.js'

const piece = (id: string, more: Partial<DraftPiece> = {}): DraftPiece => ({
  id,
  origin: 'pupil',
  text: `What ${id} says`,
  imageId: null,
  quality: null,
  standardError: null,
  mayHang: true,
  isChecked: false,
  ...more,
})

/** The order of the worked case with a qualifier for every level; the lowest is rewritten. */
const draft: ChartDraft = deepFreeze({
  levels: exemplars.map(({ levelId, pieceIds }, place) => ({
    level: { id: levelId, label: String(place), value: place },
    exemplarIds: pieceIds,
    qualifiers: [{ id: `q${place}`, text: `Qualifier of ${place}` }],
  })),
  rungs,
  pieces: rungs.flat().map((id) => piece(id, id === 'r04' ? { origin: 'rewritten', mayHang: false } : {})),
})
const about: Parameters<typeof publishChart>[1] = deepFreeze({
  id: 'wall',
  sessionId: 's',
  version: 1,
  prompt: 'How can you show a half?',
  publishedAt: '2026-03-02T15:00:00.000Z',
  anonymity: { refusals: [], questions: [] },
  confirmations: { handwriting: [], lowestOwnClass: false, loneNames: [] },
})

function issuesOf(...[changed, more]: [Partial<ChartDraft>, Partial<typeof about>?]): unknown {
  const result = publishChart({ ...draft, ...changed }, { ...about, ...more })
  return 'issues' in result && result.issues.map(({ code, levelId, pieceId }) => [code.split('/')[1], levelId, pieceId])
}
const withPiece = (id: string, more: Partial<DraftPiece>) => ({
  pieces: draft.pieces.map((each) => (each.id === id ? { ...each, ...more } : each)),
})
const withLevel = (place: number, more: Partial<ChartDraft['levels'][number]>) => ({
  levels: draft.levels.map((each, at) => (at === place ? { ...each, ...more } : each)),
})

test('the chart shows each level by an exemplar and its qualifiers, low to high, from 0 (A1-12, A1-14, A1-15, E17)', () => {
  const result = publishChart(draft, about)
  if (!('chart' in result)) throw new Error('kept back')
  const { chart, advice } = result
  expect(Chart.parse(chart)).toEqual(chart)
  expect(advice).toEqual([])
  expect(chart).toMatchObject({ id: 'wall', sessionId: 's', version: 1, revisesId: null, prompt: about.prompt })
  expect(chart.levels.map(({ level, exemplars, isApart }) => [level.value, exemplars[0]!.pieceId, isApart])).toEqual([
    [0, 'r04', null],
    [1, 'r07', null],
    [2, 'r05', null],
    [3, 'r03', null],
    [4, 'r09', null],
  ])
  expect(chart.levels[1]).toEqual({
    level: { id: 'L1', label: '1', value: 1 },
    exemplars: [
      { pieceId: 'r07', origin: 'pupil', text: 'What r07 says', imageId: null, quality: null, standardError: null },
    ],
    qualifiers: [{ id: 'q1', text: 'Qualifier of 1' }],
    isApart: null,
  })
})

test('any scale will do: labels without numbers, from two levels on (A1-14, PRO-4)', () => {
  const levels = draft.levels.slice(1, 3).map((each, place) => ({
    ...each,
    level: { ...each.level, label: ['Emerging', '★★'][place]!, value: null },
  }))
  expect(issuesOf({ levels }, { confirmations: { ...about.confirmations, lowestOwnClass: true } })).toBe(false)
  expect(issuesOf({ levels: draft.levels.slice(0, 1) })).toEqual([['too-few-levels', undefined, undefined]])
})

test('a level without a qualifier is kept back, and so is one without an exemplar (A1-15, PRO-4, E17)', () => {
  expect(issuesOf(withLevel(2, { qualifiers: [] }))).toEqual([['no-qualifier', 'L2', undefined]])
  expect(issuesOf(withLevel(2, { qualifiers: [{ id: 'q', text: ' ' }] }))).toEqual([['no-qualifier', 'L2', undefined]])
  expect(issuesOf(withLevel(2, { exemplarIds: [] }))).toEqual([['no-exemplar', 'L2', undefined]])
})

test('exemplars stand at increasing positions (A1-14, PRO-4, E17)', () => {
  expect(issuesOf(withLevel(2, { exemplarIds: ['r01'] }))).toEqual([['exemplars-out-of-order', 'L2', undefined]])
  expect(issuesOf(withLevel(2, { exemplarIds: ['r07'] }))).toEqual([['exemplars-out-of-order', 'L2', undefined]])
  expect(issuesOf(withLevel(2, { exemplarIds: ['elsewhere'] }))).toEqual([['exemplar-without-place', 'L2', undefined]])
})

test('several exemplars of a level hang low to high', () => {
  const result = publishChart({ ...draft, ...withLevel(2, { exemplarIds: ['r08', 'r05'] }) }, about)
  expect('chart' in result && result.chart.levels[2]!.exemplars.map(({ pieceId }) => pieceId)).toEqual(['r05', 'r08'])
})

test('a pupil’s own piece hangs only with consent; a rewritten or carried one needs none (A1-25)', () => {
  expect(issuesOf(withPiece('r07', { mayHang: false }))).toEqual([['no-consent', 'L1', 'r07']])
  for (const origin of ['rewritten', 'carried'] as const)
    expect(issuesOf(withPiece('r07', { mayHang: false, origin }))).toBe(false)
  expect(issuesOf(withPiece('r01', { mayHang: false }))).toBe(false)
})

test('a pupil’s own work is never shown as the lowest without confirmation (A1-25)', () => {
  const own = withPiece('r04', { origin: 'pupil', mayHang: true })
  expect(issuesOf(own)).toEqual([['lowest-is-a-pupils', 'L0', 'r04']])
  expect(issuesOf(own, { confirmations: { ...about.confirmations, lowestOwnClass: true } })).toBe(false)
})

test('a picture was looked at, and a person confirmed its handwriting (A1-13, PRO-5)', () => {
  const photographed = withPiece('r05', { imageId: 'photo', text: null })
  expect(issuesOf(photographed)).toEqual([
    ['not-looked-at', 'L2', 'r05'],
    ['handwriting', 'L2', 'r05'],
  ])
  const confirmations = { ...about.confirmations, handwriting: ['r05'] }
  expect(issuesOf(photographed, { confirmations })).toEqual([['not-looked-at', 'L2', 'r05']])
  expect(issuesOf(withPiece('r05', { imageId: 'photo', isChecked: true }), { confirmations })).toBe(false)
})

test('an exemplar that shows nothing, its words erased, is kept back', () => {
  expect(issuesOf(withPiece('r05', { text: null }))).toEqual([['nothing-to-show', 'L2', 'r05']])
})

test('a pupil’s name in a text or in metadata keeps it back; a lone first name until a person says otherwise (A1-13, PRO-5, E17)', () => {
  const roll = [{ id: 'ada', names: ['Zsófia', 'Bell'], upn: 'A801200001001' }]
  const spots = {
    texts: [{ where: 'q1', text: 'As Zsófia says' }],
    metadata: [{ where: 'Author of photo', text: 'Zsofia Bell' }],
    fileNames: [{ where: 'photo', text: 'a801200001001.jpg' }],
  }
  const anonymity = checkAnonymity(spots, roll)
  const result = publishChart(draft, { ...about, anonymity })
  if (!('issues' in result)) throw new Error('published')
  expect(result.issues.map(({ code, field }) => [code.split('/')[1], field])).toEqual([
    ['upn', 'photo'],
    ['full-name', 'Author of photo'],
    ['first-name', 'q1'],
  ])
  expect(JSON.stringify(result)).not.toMatch(/zs|bell|a8012/i)
  expect(result.issues[2]!.recognised).toEqual(anonymity.questions[0])
  const asked = checkAnonymity({ texts: spots.texts }, roll)
  const loneNames = asked.questions.map(({ id }) => id)
  expect(issuesOf({}, { anonymity: asked })).toEqual([['first-name', undefined, undefined]])
  expect(issuesOf({}, { anonymity: asked, confirmations: { ...about.confirmations, loneNames } })).toBe(false)
  // No confirmation helps a name.
  expect(issuesOf({}, { anonymity, confirmations: { ...about.confirmations, loneNames } })).toEqual([
    ['upn', undefined, undefined],
    ['full-name', undefined, undefined],
  ])
})

test('levels that cannot be told apart yet are advice, and the chart hangs all the same', () => {
  const qualities: Record<string, number> = { r04: -4, r07: -2, r05: -1.5, r03: 2, r09: 4 }
  const pieces = draft.pieces.map((each) => ({ ...each, quality: qualities[each.id] ?? null, standardError: 0.4 }))
  const result = publishChart({ ...draft, pieces }, about)
  if (!('chart' in result)) throw new Error('kept back')
  expect(result.chart.levels.map(({ isApart }) => isApart)).toEqual([null, true, false, true, true])
  expect(result.advice.map(({ levelIds }) => levelIds)).toEqual([['L1', 'L2']])
})

test('a revision says which chart it takes the place of (A1-20)', () => {
  const result = publishChart(draft, { ...about, id: 'wall2', version: 2, revisesId: 'wall' })
  expect('chart' in result && [result.chart.version, result.chart.revisesId]).toEqual([2, 'wall'])
})

test('a chart says nothing of classes, and holds no id but those of its pieces (A1-13, A1-26)', () => {
  const result = publishChart(draft, about)
  expect(JSON.stringify(result)).not.toMatch(/collection|class|pupilId|mayHang|consent/)
})
