import { describe, expect, test } from 'vitest'
import { aChoice, aCriterion, aLine, aNote, anExit, at } from '../test/notes.js'
import { isBegun } from './index.js'
import type { Adjustment, Microtrack } from './microtrack.js'

const chosen = aLine({ id: 't1', choice: aChoice(['cards', 'game'], { attempts: [['cards', null]] }) })
const ticked = aLine({ id: 't1', isDone: true })
const answers = [{ text: 'Yes', recordedAt: at('09:10') }]
const checkIn = { standing: 'going-well', text: null, recordedAt: at('09:10'), recordedBy: 'tia' } as const

const begun: Readonly<Record<string, Partial<Microtrack>>> = {
  'a list that was made': { isBuilt: true },
  'a tick': { lines: [aLine({ id: 't0' }), ticked] },
  'a way chosen': { lines: [chosen] },
  'a tick on what may be moved on to': { moveOn: [ticked] },
  'a way chosen of what may be moved on to': { moveOn: [chosen] },
  'an exit ticket': { exit: anExit({ skipped: true }) },
  'being ready to show it': { readyAt: at('09:10') },
  'asking to talk': { askedAt: at('09:10') },
  'confidence before': { confidence: { before: 1, after: null } },
  'confidence after': { confidence: { before: null, after: 4 } },
  'a check-in': { checkIns: [checkIn] },
  'a gauge': { criteria: [aCriterion('c1', [['not-yet', at('09:10')]])] },
  'an answer': { questions: [{ id: 'q1', text: 'Is your way working?', answers }] },
  'a proposal of the pupil': { adjustments: [adjustment({ proposedBy: 'pupil', status: 'withdrawn' })] },
  'a proposal that was agreed to': { adjustments: [adjustment({ status: 'accepted' })] },
  'a proposal that was declined': { adjustments: [adjustment({ status: 'declined' })] },
}
const notBegun: Readonly<Record<string, Partial<Microtrack>>> = {
  'what was only given out': {
    lines: [aLine({ id: 't1', choice: aChoice(['cards', 'game']) })],
    moveOn: [aLine({ id: 'm1', from: 'move-on' })],
    criteria: [aCriterion('c1')],
    questions: [{ id: 'q1', text: 'Is your way working?', answers: [] }],
  },
  'hanging on the wall': { isParked: true },
  'being closed': { isClosed: true },
  'a proposal of a teacher that waits': { adjustments: [adjustment({ status: 'proposed' })] },
  'a proposal of a teacher that was taken back': { adjustments: [adjustment({ status: 'withdrawn' })] },
  'an adjustment by a teacher alone': { adjustments: [adjustment({ status: 'by-teacher-alone' })] },
}

describe('a note is begun', () => {
  test.each(Object.entries(begun))('by %s', (_, note) => expect(isBegun(aNote(note))).toBe(true))
  test.each(Object.entries(notBegun))('not by %s', (_, note) => expect(isBegun(aNote(note))).toBe(false))
})

function adjustment(more: Partial<Adjustment>): Adjustment {
  const change = { about: 'outcome' } as const
  const [proposedAt, settledAt] = [at('09:10'), at('09:12')]
  return { id: 'p', change, text: null, proposedBy: 'teacher', proposedAt, status: 'accepted', settledAt, ...more }
}
