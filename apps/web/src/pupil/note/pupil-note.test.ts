import type { PupilDay } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import { expect, test } from 'vitest'
import { NOTE } from '../../testing/fake-pupil-server'
import { pupilNotes } from './pupil-note'

const day: PupilDay = {
  ...{ pupilId: 'ada', name: 'Ada', today: '2026-03-02', whatWorked: [], usualSize: null },
  notes: [{ publication: NOTE, code: 'K7MW-2QRD', before: { tasks: [], own: [], startNext: null }, acts: [] }],
}
const act = (id: string, kind: 'tick' | 'untick', at: string) =>
  ({ id, kind, taskId: 'wall', at, publicationId: 'fractions', pupilId: 'ada', by: 'pupil', via: 'screen' }) as NewAct
const wall = (mine: readonly NewAct[]) =>
  pupilNotes(day, { confirmed: [], mine }).today[0]!.microtrack.lines.find(({ id }) => id === 'wall')!

test('a clock that is three days off, forwards or back, changes nothing of what was done in which order', () => {
  const [late, early] = ['2026-03-05T09:00:00.000Z', '2026-02-27T09:00:00.000Z']
  expect(wall([act('a', 'tick', late), act('b', 'untick', early)]).isDone).toBe(false)
  expect(wall([act('a', 'tick', late), act('b', 'untick', early), act('c', 'tick', early)]).isDone).toBe(true)
  expect(wall([act('a', 'tick', early)]).isDone).toBe(true)
})

test('what the server has is not counted again while it is still waiting here', () => {
  const done = act('a', 'tick', '2026-03-02T09:00:00.000Z')
  const kept = { ...done, recordedAt: '2026-03-02T09:00:01.000Z', recordedBy: 'ada' } as never
  const { today } = pupilNotes(day, { confirmed: [kept], mine: [done, act('b', 'untick', done.at)] })
  expect(today[0]!.acts.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(today[0]!.microtrack.lines[0]!.isDone).toBe(false)
})
