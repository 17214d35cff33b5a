import { type Act, type Microtrack, microtrackOf, type Publication } from '@track/microtrack'
import { expect, test } from 'vitest'
import { chosenOn, deedsOf, isDoneOn, NOTHING_TYPED, toggleLine, toggleWay, undoingOf } from './paper-draft'
import { paperLinesOf } from './paper-lines'
import type { Deed } from './use-acts'

const task = { criterionIds: ['c1'], getsMeReady: false, optional: false }
const options = ['cards', 'game', 'strips'].map((id) => ({ id, text: id }))
const publication: Publication = {
  ...{ id: 'mon', outcome: 'I can find equivalent fractions', readingBand: 'middle', moveOn: [], questions: [] },
  ...{ variants: [], startsOn: '2026-03-02', endsOn: '2026-03-02', publishedAt: '2026-03-01T16:00:00.000Z' },
  criteria: [
    { id: 'c1', text: 'I can show it' },
    { id: 'c2', text: 'I can explain why' },
  ],
  tasks: [
    { ...task, id: 'wall', text: 'Warm up' },
    { ...task, id: 'practise', text: 'Practise', choice: { kind: 'practice', choose: 1, options } },
    { ...task, id: 'show', text: 'Show', choice: { kind: 'demonstrate', choose: 2, options } },
  ],
  pupils: [{ pupilId: 'ada', variantId: null }],
}
const newId = () => 'x1'
/** The note after these deeds are in its log. */
const after = (...batches: readonly (readonly Deed[])[]): Microtrack => {
  const acts = batches.flat().map((deed, place) => {
    const at = `2026-03-02T09:00:0${place}.000Z`
    return { ...deed, id: `a${place}`, at, recordedAt: at, recordedBy: 'teacher' } as Act
  })
  return microtrackOf(publication, acts, { pupilId: 'ada' })
}

test('letters the ways right through a sheet, and never uses the key of the criteria', () => {
  const letters = paperLinesOf(after([])).flatMap(({ ways }) => ways.map(({ letter }) => letter))
  expect(letters).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('records as the pupil’s own what a sheet says and the note does not, and nothing when they agree', () => {
  const note = after([])
  expect(deedsOf(note, NOTHING_TYPED, { newId })).toEqual([])
  const [wall, practise] = note.lines
  const draft = {
    ...toggleWay(toggleLine(toggleLine(NOTHING_TYPED, wall!), practise!), practise!, 'game'),
    ...{ gauges: { c2: 'nearly' as const }, also: ['  Helped Cai ', ' '], startNext: 'line four' },
  }
  const deeds = deedsOf(note, draft, { newId })
  expect(deeds.map(({ kind }) => kind)).toEqual(['tick', 'choose', 'tick', 'add', 'gauge', 'exit'])
  expect(deeds.every(({ by, via, pupilId }) => by === 'pupil' && via === 'paper' && pupilId === 'ada')).toBe(true)
  const then = after(deeds)
  expect(then.lines.map(({ isDone }) => isDone)).toEqual([true, true, false, true])
  expect(then.startNext).toBe('line four')
  expect(deedsOf(then, { ...draft, also: [] }, { newId })).toEqual([])
})

test('takes back nothing that the pupil did on a screen while the sheet was typed', () => {
  const draft = toggleLine(NOTHING_TYPED, after([]).lines[0]!)
  const meanwhile = after([
    { kind: 'tick', taskId: 'practise', publicationId: 'mon', pupilId: 'ada', by: 'pupil', via: 'screen' },
  ])
  expect(deedsOf(meanwhile, draft, { newId })).toMatchObject([{ kind: 'tick', taskId: 'wall' }])
})

test('takes back what was typed on the wrong note', () => {
  const note = after([])
  const [wall, practise] = note.lines
  const draft = { ...toggleWay(toggleLine(NOTHING_TYPED, wall!), practise!, 'game'), also: ['Helped Cai'] }
  const deeds = deedsOf(note, draft, { newId })
  const back = after(deeds, undoingOf(deeds, note))
  expect(back.lines.map((line) => [line.id, isDoneOn(NOTHING_TYPED, line), chosenOn(NOTHING_TYPED, line)])).toEqual(
    note.lines.map(({ id }) => [id, false, []]),
  )
})

test('makes room for a way where no more may be chosen', () => {
  const [, practise, show] = after([]).lines
  const pick = (line: typeof practise, ...ids: string[]) =>
    ids.reduce((draft, id) => toggleWay(draft, line!, id), NOTHING_TYPED).chosenIds[line!.id]
  expect(pick(practise, 'cards', 'game')).toEqual(['game'])
  expect(pick(show, 'cards', 'game', 'strips')).toEqual(['game', 'strips'])
  expect(pick(show, 'cards', 'game', 'cards')).toEqual(['game'])
})
