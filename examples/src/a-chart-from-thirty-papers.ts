import {
  answer,
  ask,
  boundOf,
  checkAnonymity,
  comparisonsOf,
  currentOrder,
  estimate,
  type NewEntry,
  newSession,
  nextPair,
  proposeLevels,
  publishChart,
  record,
  type Session,
  startPlacing,
  stateOf,
  targetOf,
} from '@track/micro-progression'

/** Four teachers put thirty papers in order, cut them into levels and hang the chart up; a pupil holds the next paper up to it. */

let ids = 0
const newId = () => `id-${++ids}`
const levels = ['0', '1', '2', '3', '4'].map((label) => ({ id: `level ${label}`, label, value: Number(label) }))
let session: Session = newSession({ id: 'halves', levels })
const log = (by: string, entry: NewEntry) => {
  const result = record(session, entry, { by })
  if ('issue' in result) throw new Error(result.issue.message)
  session = result.session
}

// How good each paper is stands in for what a teacher sees on it: a number that nothing but the teachers' answers knows.
const teachers = ['Anna', 'Ben', 'Cleo', 'Dev']
const papers = Array.from({ length: 30 }, (_, place) => ({ id: `paper ${place + 1}`, good: (place * 17) % 30 }))
const goodOf = (id: string) => papers.find((paper) => paper.id === id)?.good ?? 0

for (const [place, { id: pieceId, good }] of papers.entries()) {
  const collectionId = `class ${place % 4}`
  const words = { text: `A half, shown in ${good + 1} ways` }
  log('Anna', { kind: 'piece', id: newId(), pieceId, collectionId, origin: 'pupil', imageId: null, words })
  log('Anna', { kind: 'consent', id: newId(), pieceId, given: true })
}
for (const [place, teacher] of teachers.entries()) {
  const pile = papers.filter((_, at) => at % 4 === place).sort((a, b) => a.good - b.good)
  const [lowest, highest] = [pile[0], pile.at(-1)]
  if (!lowest || !highest) throw new Error('Every class has papers')
  const collectionId = `class ${place}`
  log(teacher, { kind: 'nomination', id: newId(), collectionId, lowest: lowest.id, highest: highest.id })
}

// All four judge at once: whoever is free gets the next pair.
const judge = (teacher: string) => {
  const next = nextPair(session, { judge: teacher, id: newId() })
  if (!('pair' in next)) return
  log(teacher, next.entry)
  const { left, right } = next.pair
  const outcome = goodOf(left) > goodOf(right) ? 'left' : 'right'
  log(teacher, { kind: 'decision', id: newId(), issueId: next.entry.id, left, right, outcome })
}
const everybodyJudges = () => {
  for (const teacher of teachers) judge(teacher)
}
const decisions = () => stateOf(session).decisions.length
while (stateOf(session).phase !== 'check') everybodyJudges()
console.log(`${decisions()} decisions to a first order; sorting ${papers.length} papers needs about ${boundOf(30)}`)
// As many again, each where it tells most.
while (decisions() < 2 * boundOf(30)) everybodyJudges()
const { rungs } = currentOrder(session)
console.log(`Lowest: ${rungs[0]}; highest: ${rungs.at(-1)}`)

const { quality, standardError } = estimate(comparisonsOf(session))
const pieces = stateOf(session).pieces.map(({ pieceId: id, origin, text, imageId, consent, isChecked }) => {
  const measured = { quality: quality[id] ?? null, standardError: standardError[id] ?? null }
  return { id, origin, text, imageId, mayHang: consent === true, isChecked, ...measured }
})
const inOrder = rungs.flat().flatMap((id) => pieces.find((piece) => piece.id === id) ?? [])
const proposals = proposeLevels(
  inOrder.map(({ id, mayHang, ...measured }) => ({ id, ...measured, mayShow: mayHang })),
  levels,
  { method: 'equal-interval' },
)
for (const { levelId, pieceId } of proposals) console.log(`${levelId}: ${pieceId}`)

const draft = {
  levels: levels.map((level, place) => ({
    level,
    exemplarIds: proposals.flatMap(({ levelId, pieceId }) => (levelId === level.id && pieceId ? [pieceId] : [])),
    qualifiers: [{ id: `qualifier ${place}`, text: `Shows a half in ${place * 7 + 1} ways or more` }],
  })),
  rungs,
  pieces,
}
const texts = pieces.map(({ id, text }) => ({ where: id, text: text ?? '' }))
const about = {
  id: 'wall',
  sessionId: session.id,
  version: 1,
  prompt: 'In how many ways can you show a half?',
  publishedAt: '2026-03-06T15:30:00.000Z' as const,
  anonymity: checkAnonymity({ texts }, [{ id: 'ada', names: ['Ada', 'Bell'] }]),
}
const confirmations = { handwriting: [], lowestOwnClass: false, loneNames: [] }
const refused = publishChart(draft, { ...about, confirmations })
if ('issues' in refused) for (const { message } of refused.issues) console.log(`Not yet: ${message}`)
const published = publishChart(draft, { ...about, confirmations: { ...confirmations, lowestOwnClass: true } })
if (!('chart' in published)) throw new Error('Something still keeps it back')
const { chart, advice } = published
for (const { message } of advice) console.log(message)

// Ada's next paper shows a half in 17 ways.
let placing = startPlacing(chart, { rule: 'halving' })
let asked = ask(placing)
for (; !('result' in asked); asked = ask(placing)) {
  const better = 16 >= goodOf(asked.exemplarId)
  console.log(`At least as good as ${asked.exemplarId} (${asked.levelId})? ${better ? 'Yes' : 'Not yet'}`)
  placing = answer(placing, better ? 'better' : 'not-yet')
}
const { levelId, betweenId } = asked.result
const target = targetOf(chart, { levelId })
console.log(`It falls ${betweenId ? `between ${levelId} and ${betweenId}` : `at ${levelId}`}`)
console.log(`Next: ${target.levelId}. ${target.qualifiers.map(({ text }) => text).join('. ')}`)
