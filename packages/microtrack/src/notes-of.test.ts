import { expect, test } from 'vitest'
import { deepFreeze, log, monday, type Said, task } from '../test/acts.js'
import { type GivenNote, NOTES_BACK, notesOf, type Publication } from './index.js'

/** A note of so many tasks on a day of March, `d02` on the 2nd, in maths of 4 Oak unless said otherwise. */
function given(
  day: string,
  taskIds: readonly string[] = [],
  {
    endsOn = `2026-03-${day}` as Publication['endsOn'],
    ...more
  }: Partial<GivenNote & Pick<Publication, 'endsOn'>> = {},
) {
  const startsOn = `2026-03-${day}` as Publication['startsOn']
  const tasks = taskIds.map((id) => task(id))
  const publication: Publication = { ...monday, id: `d${day}`, tasks, moveOn: [], startsOn, endsOn }
  return deepFreeze({ classId: '4-oak', subjectId: 'maths' as string | null, publication, ...more })
}
const on = (day: string, said: Said): Said => ({ ...said, publicationId: `d${day}` })
const tick = (day: string, taskId: string) => on(day, { kind: 'tick', taskId })
const startingAt = (day: string, startNext: string) =>
  on(day, { kind: 'exit', helped: 'yes', skipped: false, words: { startNext } })

/** The tasks that came along to each of Ada's notes. */
function cameAlong(notes: readonly GivenNote[], ...said: readonly Said[]): Readonly<Record<string, readonly string[]>> {
  const found = notesOf(notes, log(...said), { pupilId: 'ada' })
  return Object.fromEntries(
    found.map(({ publication, before }) => [publication.id, before.tasks.map((t) => t.task.id)]),
  )
}

test('what was not done comes along to the next note and is on its list (A0-48)', () => {
  const notes = [given('02', ['wall', 'three']), given('03', ['cards'])]
  const [, next] = notesOf(notes, log(tick('02', 'wall')), { pupilId: 'ada' })
  expect(next!.before.tasks.map(({ fromPublicationId, task }) => [fromPublicationId, task.id])).toEqual([
    ['d02', 'three'],
  ])
  expect(next!.note.lines.map(({ id, from }) => [id, from])).toEqual([
    ['three', 'carried'],
    ['cards', 'template'],
  ])
})

test('nothing comes along from another class or another subject; what has no subject belongs to each', () => {
  const begun = given('02', ['wall', 'three'])
  const otherwise = (more: Partial<GivenNote>) => cameAlong([begun, given('03', [], more)], tick('02', 'wall')).d03
  expect(otherwise({})).toEqual(['three'])
  expect(otherwise({ classId: '4-elm' })).toEqual([])
  expect(otherwise({ subjectId: 'reading' })).toEqual([])
  expect(otherwise({ subjectId: null })).toEqual(['three'])
  const unnamed = given('02', ['wall', 'three'], { subjectId: null })
  expect(cameAlong([unnamed, given('03')], tick('02', 'wall')).d03).toEqual(['three'])
})

test('another subject between two notes takes nothing up', () => {
  const notes = [given('02', ['wall', 'three']), given('03', [], { subjectId: 'reading' }), given('04')]
  expect(cameAlong(notes, tick('02', 'wall'))).toEqual({ d02: [], d03: [], d04: ['three'] })
})

test('a note that still runs brings nothing along until its time is over, the agreed time as well (A0-10, A0-48)', () => {
  const notes = [given('02', ['wall', 'three']), given('03'), given('04')]
  const longer = on('02', { kind: 'propose', proposalId: 'p', change: { about: 'more-time', endsOn: '2026-03-03' } })
  const agreed = on('02', { kind: 'accept', proposalId: 'p', by: 'teacher' })
  expect(cameAlong(notes, tick('02', 'wall'), longer, agreed)).toEqual({ d02: [], d03: [], d04: ['three'] })
  const week = given('02', ['wall', 'three'], { endsOn: '2026-03-03' })
  expect(cameAlong([week, given('03'), given('04')], tick('02', 'wall'))).toEqual({ d02: [], d03: [], d04: ['three'] })
})

test('it comes along to every first note that follows, and no more once one has taken it up', () => {
  const [one, two] = [given('03'), given('03')]
  const twin = { ...two, publication: { ...two.publication, id: 'twin' } }
  const notes = [given('02', ['wall', 'three']), one, twin, given('04')]
  const build = on('03', { kind: 'build', taskIds: [], carried: [] })
  expect(cameAlong(notes, tick('02', 'wall'), build)).toEqual({
    d02: [],
    d03: ['three'],
    twin: ['three'],
    d04: ['three'],
  })
  expect(cameAlong([notes[0]!, one, given('04')], tick('02', 'wall'), build).d04).toEqual([])
})

test('of several notes that ended, each task comes once, and the last words about where to start', () => {
  const week = given('02', ['wall', 'three'], { endsOn: '2026-03-03' })
  const notes = [week, given('03', ['three', 'cards']), given('04')]
  const said = [startingAt('02', 'The ninths'), startingAt('03', 'The tenths')]
  const [, , next] = notesOf(notes, log(...said), { pupilId: 'ada' })
  expect(next!.before.tasks.map(({ task }) => task.id)).toEqual(['wall', 'three', 'cards'])
  expect(next!.before.startNext).toBe('The tenths')
})

test('what nobody took up in six notes stays where it is, so that a list never grows without end', () => {
  expect(NOTES_BACK).toBe(6)
  const days = ['02', '03', '04', '05', '06', '09', '10', '11']
  const notes = days.map((day) => given(day, day === '02' ? ['wall', 'three'] : [`new${day}`]))
  const found = Object.values(cameAlong(notes, tick('02', 'wall')))
  expect(found).toEqual([[], ...Array.from({ length: 6 }, () => ['three']), []])
})

test('the order in which notes are given does not matter, and what else is known of them stays', () => {
  const notes = [given('02', ['wall', 'three']), given('03'), given('04')].map((one) => ({ ...one, isMine: true }))
  const acts = log(tick('02', 'wall'), startingAt('03', 'The ninths'))
  const found = notesOf(notes, acts, { pupilId: 'ada' })
  expect(notesOf(notes.toReversed(), acts.toReversed(), { pupilId: 'ada' })).toEqual(found)
  expect(found.map(({ publication, isMine }) => [publication.id, isMine])).toEqual([
    ['d02', true],
    ['d03', true],
    ['d04', true],
  ])
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  expect(notesOf([], acts, { pupilId: 'ada' })).toEqual([])
})
