import { describe, expect, test } from 'vitest'
import { instant, log, monday, type Said } from '../test/acts.js'
import { type Act, carryOver, microtrackOf } from './index.js'

const after = (...said: readonly Said[]) => microtrackOf(monday, log(...said), { pupilId: 'ada' })
const propose = (change: (Act & { kind: 'propose' })['change'], text?: string, by: Act['by'] = 'pupil') =>
  ({ kind: 'propose', proposalId: 'p1', change, by, ...(text === undefined ? {} : { words: { text } }) }) as const
const settle = (kind: 'accept' | 'decline' | 'withdraw', by: Act['by']) => ({ kind, proposalId: 'p1', by }) as const

describe('an adjustment takes two keys (A0-49)', () => {
  const words = propose({ about: 'criterion', criterionId: 'c1' }, 'I can show it with cubes')

  test('proposed alone it changes nothing', () => {
    const note = after(words)
    expect(note.criteria[0]).toMatchObject({ text: 'I can show it with a drawing', original: null })
    expect(note.adjustments).toEqual([
      {
        id: 'p1',
        change: { about: 'criterion', criterionId: 'c1' },
        text: 'I can show it with cubes',
        proposedBy: 'pupil',
        proposedAt: instant(0),
        status: 'proposed',
        settledAt: null,
      },
    ])
  })

  test.each([
    ['pupil', 'teacher'],
    ['teacher', 'pupil'],
  ] as const)('proposed by the %s it is accepted by the %s alone, with both times', (by, other) => {
    const proposal = { ...words, by }
    expect(after(proposal, settle('accept', by)).adjustments[0]!.status).toBe('proposed')
    expect(after(proposal, settle('accept', 'partner')).adjustments[0]!.status).toBe('proposed')
    expect(after(proposal, settle('withdraw', other)).adjustments[0]!.status).toBe('proposed')
    expect(after(proposal, settle('accept', other)).adjustments[0]).toMatchObject({
      status: 'accepted',
      proposedAt: instant(0),
      settledAt: instant(1),
    })
    expect(after(proposal, settle('decline', other)).adjustments[0]!.status).toBe('declined')
    expect(after(proposal, settle('withdraw', by)).adjustments[0]!.status).toBe('withdrawn')
  })

  test('once settled it stays settled', () => {
    const note = after(words, settle('withdraw', 'pupil'), settle('accept', 'teacher'))
    expect(note.adjustments[0]).toMatchObject({ status: 'withdrawn', settledAt: instant(1) })
    expect(note.criteria[0]!.original).toBeNull()
  })

  test('a teacher may adjust alone for a pupil who cannot answer, and that stays marked; a pupil may not', () => {
    const adjust = { ...words, kind: 'adjust' } as const
    const note = after({ ...adjust, by: 'teacher' }, settle('decline', 'pupil'))
    expect(note.adjustments[0]!.status).toBe('by-teacher-alone')
    expect(note.criteria[0]!.text).toBe('I can show it with cubes')
    expect(after({ ...adjust, by: 'pupil' }).adjustments).toEqual([])
  })
})

describe('what was agreed', () => {
  const agreed = (...said: Parameters<typeof propose>) => [propose(...said), settle('accept', 'teacher')] as const

  test('stands in place of the words, and the first words stay readable beside them (A0-46)', () => {
    const note = after(...agreed({ about: 'outcome' }, 'I can find halves'))
    expect(note.outcome).toEqual({ text: 'I can find halves', original: 'I can find equivalent fractions' })
  })

  test('keeps the very first words through a second change', () => {
    const second = { ...propose({ about: 'outcome' }, 'I can find thirds'), proposalId: 'p2' }
    const note = after(...agreed({ about: 'outcome' }, 'I can find halves'), second, {
      kind: 'accept',
      proposalId: 'p2',
      by: 'teacher',
    })
    expect(note.outcome).toEqual({ text: 'I can find thirds', original: 'I can find equivalent fractions' })
  })

  test('leaves the first words where the new ones were erased', () => {
    expect(after(...agreed({ about: 'outcome' })).outcome.original).toBeNull()
  })

  test('gives more time and never less (A0-48)', () => {
    expect(after(...agreed({ about: 'more-time', endsOn: '2026-03-05' })).endsOn).toBe('2026-03-05')
    expect(after(...agreed({ about: 'more-time', endsOn: '2026-02-20' })).endsOn).toBe('2026-03-02')
  })

  test('leaves a task out, unless it was done: work never disappears', () => {
    const leaveOut = agreed({ about: 'leave-out', taskId: 'wall' })
    const note = after(...leaveOut)
    expect(note.lines.map(({ id }) => id)).not.toContain('wall')
    expect(note.leftOff.map(({ id, text }) => [id, text])).toEqual([['wall', 'Do wall']])
    expect(note.credit.plannedTotal).toBe(5)
    expect(carryOver(note).tasks.map(({ task }) => task.id)).not.toContain('wall')
    expect(after(...leaveOut, { kind: 'tick', taskId: 'wall' }).credit).toMatchObject({
      plannedDone: 1,
      plannedTotal: 6,
    })
    expect(after(...agreed({ about: 'leave-out', taskId: 'puzzle' })).moveOn.map(({ id }) => id)).toEqual(['teach'])
  })

  test('puts another task in place of one; of a choice it makes one to tick, and keeps its credit', () => {
    const instead = agreed({ about: 'instead', taskId: 'practise' }, 'Write a story about halves')
    const line = (...said: readonly Said[]) => after(...said).lines.find(({ id }) => id === 'practise')
    expect(line(...instead)).toMatchObject({
      text: 'Write a story about halves',
      original: 'Do practise',
      choice: null,
    })
    expect(line(...instead, { kind: 'tick', taskId: 'practise' })?.isDone).toBe(true)
    expect(line({ kind: 'tick', taskId: 'practise', optionId: 'cards' }, ...instead)?.done).toBe(1)
  })
})
