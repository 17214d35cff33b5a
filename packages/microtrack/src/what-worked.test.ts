import type { Instant } from '@track/kernel'
import { expect, test } from 'vitest'
import { log, monday } from '../test/acts.js'
import { aChoice, aCriterion, aLine, aNote, at } from '../test/notes.js'
import { microtrackOf, whatWorked } from './index.js'

function note(
  id: string,
  ways: readonly (readonly [string, Instant | null])[],
  gauges: Parameters<typeof aCriterion>[1] = [],
) {
  const choice = aChoice(
    ways.map(([way]) => way),
    { attempts: ways },
  )
  return aNote({
    publicationId: id,
    criteria: [aCriterion('c1', gauges), aCriterion('c2', [['got-it', at('09:30')]])],
    lines: [aLine({ id: 't1', criterionIds: ['c1'], choice })],
  })
}

test('what was gauged "got it" after a way was finished is counted, with the number of uses (A0-33)', () => {
  const notes = [
    note('p1', [['Flash cards', at('09:20')]], [['got-it', at('09:30')]]),
    note('p2', [['flash  cards ', at('09:20')]], [['got-it', at('09:10')]]),
    note(
      'p3',
      [['FlashCards', at('09:40')]],
      [
        ['not-yet', at('09:10')],
        ['got-it', at('09:40')],
        ['nearly', at('09:50')],
      ],
    ),
  ]
  expect(whatWorked(notes)).toEqual([{ kind: 'practice', text: 'FlashCards', uses: 3, criteria: 3, gotIt: 2 }])
})

test('a way used fewer than three times is not there at all (A0-33)', () => {
  const twice = [note('p1', [['cards', at('09:20')]]), note('p2', [['cards', at('09:20')]])]
  expect(whatWorked(twice)).toEqual([])
  expect(whatWorked([...twice, note('p3', [['cards', null]])])).toEqual([])
  expect(whatWorked([...twice, note('p3', [['cards', at('09:20')]])])).toHaveLength(1)
})

test('another way tried is a use of its own (A0-34)', () => {
  const both = ['p1', 'p2', 'p3'].map((id) =>
    note(id, [
      ['online game', at('09:15')],
      ['cards', at('09:25')],
    ]),
  )
  expect(whatWorked(both).map(({ text, uses }) => [text, uses])).toEqual([
    ['cards', 3],
    ['online game', 3],
  ])
})

test('it is told from notes as they were kept (A0-33)', () => {
  const notes = ['mon', 'tue', 'wed'].map((id) => {
    const acts = log(
      { kind: 'choose', taskId: 'practise', optionIds: ['cards'] },
      { kind: 'tick', taskId: 'practise', optionId: 'cards' },
      { kind: 'gauge', criterionId: 'c1', gauge: id === 'tue' ? 'nearly' : 'got-it' },
    )
    const ofDay = acts.map((act) => ({ ...act, publicationId: id }))
    return microtrackOf({ ...monday, id }, ofDay, { pupilId: 'ada' })
  })
  expect(whatWorked(notes)).toEqual([{ kind: 'practice', text: 'With cards', uses: 3, criteria: 3, gotIt: 2 }])
})

test('the same words in another kind of choice are another way', () => {
  const shown = ['p1', 'p2', 'p3'].map((id) =>
    aNote({
      publicationId: id,
      lines: [
        aLine({ id: 't1', choice: aChoice(['poster'], { kind: 'demonstrate', attempts: [['poster', at('09:10')]] }) }),
      ],
      moveOn: [
        aLine({ id: 'm1', from: 'move-on', choice: aChoice(['poster'], { attempts: [['poster', at('09:20')]] }) }),
      ],
    }),
  )
  expect(whatWorked(shown).map(({ kind, uses }) => [kind, uses])).toEqual([
    ['practice', 3],
    ['demonstrate', 3],
  ])
})

test('ways are told in the order of their words, never of their counts, and no word says that one thing came of another (A0-33)', () => {
  const often = ['p1', 'p2', 'p3', 'p4'].map((id) => note(id, [['Zebra game', at('09:20')]], [['got-it', at('09:30')]]))
  const seldom = ['q1', 'q2', 'q3'].map((id) => note(id, [['art', at('09:20')]]))
  const told = whatWorked([...often, ...seldom])
  expect(told.map(({ text }) => text)).toEqual(['art', 'Zebra game'])
  expect(told).toEqual(whatWorked([...seldom, ...often].toReversed()))
  expect(Object.keys(told[0]!)).toEqual(['kind', 'text', 'uses', 'criteria', 'gotIt'])
})

test('it is one pupil’s own', () => {
  const code = expect.objectContaining({ code: 'microtrack/mixed-pupils' })
  expect(() => whatWorked([aNote(), aNote({ pupilId: 'ben' })])).toThrow(code)
})
