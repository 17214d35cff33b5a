import { expect, test } from 'vitest'
import { aChoice, aLine, aNote, anExit } from '../test/notes.js'
import { type Dial, dialOf, suggestDial } from './index.js'

const start = dialOf([], { pupilId: 'ada', classId: '4b', on: '2026-03-02' })

function note(
  day: number,
  { isDone = true, helped = 'yes' }: { isDone?: boolean; helped?: 'yes' | 'partly' | 'no' | null } = {},
) {
  return aNote({
    publicationId: `p${day}`,
    startsOn: `2026-03-0${day}` as `${number}-${number}-${number}`,
    lines: [aLine({ id: 't1', isDone: false }), aLine({ id: 't2', isDone, choice: aChoice(['cards', 'game']) })],
    exit: anExit({ helped }),
  })
}

test('one more is suggested when every choice of three notes was finished and two exit tickets say it helped (A0-30)', () => {
  expect(suggestDial([note(3), note(2, { helped: 'partly' }), note(4, { helped: 'no' })], start)).toEqual({
    suggestion: 'one-more-option',
    because: { notes: 3, choices: 3, choicesFinished: 3, exitTickets: 3, choiceHelped: 2 },
  })
})

test('nothing is suggested of too few notes, of a choice not finished, or when one ticket only says it helped (A0-30)', () => {
  expect(suggestDial([], start).suggestion).toBeNull()
  expect(suggestDial([note(2), note(3)], start).suggestion).toBeNull()
  expect(suggestDial([note(2), note(3), note(4, { isDone: false })], start).suggestion).toBeNull()
  expect(suggestDial([note(2), note(3, { helped: null }), note(4, { helped: 'no' })], start).suggestion).toBeNull()
})

test('only the last three notes with a choice count', () => {
  const without = aNote({ publicationId: 'p9', startsOn: '2026-03-09', lines: [aLine({ id: 't1' })] })
  const notes = [without, note(1, { isDone: false }), note(2), note(3), note(4)]
  expect(suggestDial(notes, start).suggestion).toBe('one-more-option')
})

test('options and choices grow in turns up to five choices of eight (A0-30)', () => {
  const notes = [note(2), note(3), note(4)]
  const dials = [{ groups: start.groups, options: start.options }]
  for (;;) {
    const dial: Dial = { ...start, ...dials.at(-1)! }
    const { suggestion } = suggestDial(notes, dial)
    if (suggestion === null) break
    dials.push({
      groups: dial.groups + (suggestion === 'one-more-group' ? 1 : 0),
      options: dial.options + (suggestion === 'one-more-option' ? 1 : 0),
    })
  }
  expect(dials.map(({ groups, options }) => `${groups} of ${options}`)).toEqual([
    '1 of 3',
    '1 of 4',
    '2 of 4',
    '2 of 5',
    '3 of 5',
    '3 of 6',
    '4 of 6',
    '4 of 7',
    '5 of 7',
    '5 of 8',
  ])
  expect(suggestDial(notes, { ...start, groups: 0, options: 2 }).suggestion).toBe('one-more-group')
})

test('a dial just turned rests until three notes have been tried with it', () => {
  const setting = {
    id: 's1',
    classId: '4b',
    pupilId: null,
    groups: 1,
    options: 4,
    kinds: ['practice'],
    from: '2026-03-03',
    recordedAt: '2026-03-02T16:00:00.000Z',
    recordedBy: 'ms-okafor',
  } as const
  const dial: Dial = { groups: 1, options: 4, kinds: ['practice'], setting }
  expect(suggestDial([note(2), note(3), note(4)], dial)).toMatchObject({ suggestion: null, because: { notes: 2 } })
  expect(suggestDial([note(3), note(4), note(5)], dial).suggestion).toBe('one-more-group')
})

test('the notes of two pupils are not mixed', () => {
  const code = expect.objectContaining({ code: 'microtrack/mixed-pupils' })
  expect(() => suggestDial([note(2), aNote({ pupilId: 'ben' })], start)).toThrow(code)
})
