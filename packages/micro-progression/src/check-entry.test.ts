import { expect, test } from 'vitest'
import { decision, piece, sessionOf, write } from '../test/team.js'
import { checkEntry } from './check-entry.js'
import { currentOrder } from './current-order.js'
import { record } from './record.js'
import type { NewEntry, Session } from './session.js'
import { stateOf } from './state-of.js'

const three = sessionOf([piece('p', 'c'), piece('q', 'c'), piece('r', 'd'), decision('q', 'p'), decision('r', 'q')])
const problem = (entry: NewEntry, session: Session = three, by = 'ms-a') =>
  checkEntry(session, entry, { by })?.code ?? null

test('a class nominates one lowest and one highest of its own, and they differ (A1-07, PRO-2)', () => {
  const nomination = { kind: 'nomination', id: 'n', collectionId: 'c', lowest: 'p', highest: 'q' } as const
  expect(problem(nomination)).toBeNull()
  expect(problem({ ...nomination, highest: 'p' })).toBe('micro-progression/lowest-is-highest')
  expect(problem({ ...nomination, highest: 'r' })).toBe('micro-progression/piece-of-another-collection')
  expect(problem({ ...nomination, highest: 'nobody' })).toBe('micro-progression/unknown-piece')
})

test('a decision that contradicts another is never refused (A1-10)', () => {
  expect(problem(decision('p', 'q', 'left', 'again'))).toBeNull()
  expect(problem(decision('p', 'r', 'left', 'circle'), three, 'ms-b')).toBeNull()
})

test('withdrawn and unknown pieces are compared no more, and the log stays whole', () => {
  const withdrawn = write(three, [{ kind: 'withdraw', id: 'w', pieceId: 'q' }])
  expect(problem(decision('p', 'q', 'left', 'late'), withdrawn)).toBe('micro-progression/piece-withdrawn')
  expect(problem({ kind: 'withdraw', id: 'w2', pieceId: 'q' }, withdrawn)).toBe('micro-progression/piece-withdrawn')
  expect(problem(decision('p', 'nobody'))).toBe('micro-progression/unknown-piece')
  expect(problem(decision('p', 'p'))).toBe('micro-progression/beside-itself')
  expect(record(withdrawn, decision('p', 'q', 'left', 'late'), { by: 'ms-a' })).not.toHaveProperty('session')
  expect(stateOf(withdrawn).decisions.map(({ counts }) => counts)).toEqual([false, false])
  const back = write(withdrawn, [{ kind: 'revision', id: 'v', of: 'w', outcome: 'withdrawn' }])
  expect(currentOrder(back)).toEqual(currentOrder(three))
})

test('nothing is judged before somebody looked at every picture for names (A1-13)', () => {
  const session = sessionOf([piece('p'), piece('q'), piece('r', null, 'photo')])
  const issue = { kind: 'issue', id: 'i', left: 'p', right: 'q', purpose: 'insert' } as const
  expect(problem(issue, session)).toBe('micro-progression/names-not-checked')
  expect(problem(decision('r', 'q'), session)).toBe('micro-progression/names-not-checked')
  const covered = write(session, [{ kind: 'checked', id: 'k', pieceId: 'r', imageId: 'covered' }])
  expect(problem(issue, covered)).toBeNull()
  expect(stateOf(covered).pieces[2]).toMatchObject({ imageId: 'covered', isChecked: true })
})

test('a pair is in one pair of hands, and only they answer it', () => {
  const issue = { kind: 'issue', id: 'i', left: 'p', right: 'r', purpose: 'check' } as const
  const open = write(three, [issue])
  const answered = { ...decision('p', 'r', 'right', 'x'), issueId: 'i' }
  expect(problem({ ...issue, id: 'j', left: 'r', right: 'p' }, open, 'ms-b')).toBe('micro-progression/pair-in-flight')
  expect(problem(answered, open, 'ms-b')).toBe('micro-progression/issue-of-another')
  expect(problem({ ...answered, left: 'q' }, open)).toBe('micro-progression/issue-of-another-pair')
  expect(problem({ ...answered, issueId: 'nothing' }, open)).toBe('micro-progression/issue-not-open')
  expect(problem(answered, open)).toBeNull()

  // Anybody gives a closed laptop's pair back; what its judge had decided meanwhile still counts.
  const release = { kind: 'release', id: 'l', issueId: 'i', reason: 'left' } as const
  const released = write(open, [release], 'ms-b')
  expect(problem({ ...release, id: 'l2' }, released)).toBe('micro-progression/issue-not-open')
  expect(problem(answered, released)).toBeNull()
  expect(problem({ ...answered, id: 'y' }, write(released, [answered]))).toBe('micro-progression/issue-not-open')
})

test('exemplars stand higher from level to level (A1-14, PRO-4)', () => {
  const exemplar = (levelId: string, ...pieceIds: string[]) =>
    ({ kind: 'exemplar', id: `x-${levelId}`, levelId, pieceIds, method: 'hand' }) as const
  const chosen = write(three, [exemplar('l1', 'q')])
  expect(problem(exemplar('l0', 'p'), chosen)).toBeNull()
  expect(problem(exemplar('l0', 'r'), chosen)).toBe('micro-progression/exemplars-out-of-order')
  expect(problem(exemplar('l2', 'p'), chosen)).toBe('micro-progression/exemplars-out-of-order')
  expect(problem(exemplar('l2', 'q'), chosen)).toBe('micro-progression/exemplars-out-of-order')
  expect(problem(exemplar('l9', 'q'), chosen)).toBe('micro-progression/unknown-level')
  expect(problem({ ...exemplar('l1'), id: 'none' }, chosen)).toBeNull()

  const more = write(chosen, [piece('s'), piece('t', null, 'photo')])
  expect(problem(exemplar('l2', 's'), more)).toBe('micro-progression/exemplar-without-place')
  expect(problem(exemplar('l2', 't'), more)).toBe('micro-progression/names-not-checked')
})

test('a revision changes something that is there', () => {
  const revision = { kind: 'revision', id: 'v', of: 'q-p', outcome: 'right' } as const
  expect(problem(revision)).toBeNull()
  expect(problem({ ...revision, of: 'nothing' })).toBe('micro-progression/nothing-to-revise')
  expect(problem({ ...revision, outcome: 'left' })).toBe('micro-progression/revision-changes-nothing')
  expect(problem({ ...revision, of: 'piece-p' })).toBe('micro-progression/only-decisions-change')
  const revised = write(three, [revision])
  expect(problem({ ...revision, id: 'v2' }, revised)).toBe('micro-progression/revision-changes-nothing')
  expect(problem({ ...revision, id: 'v2', outcome: 'left' }, revised)).toBeNull()
})

test('what means nothing is refused by name', () => {
  expect(problem({ ...piece('p'), id: 'another' })).toBe('micro-progression/piece-known')
  expect(problem({ kind: 'move', id: 'm', pieceId: 'p', place: 'above', besideId: 'p' })).toBe(
    'micro-progression/beside-itself',
  )
  expect(problem({ kind: 'proceed', id: 'g', without: ['nowhere'] })).toBe('micro-progression/unknown-collection')
  const qualifiers = {
    kind: 'qualifiers',
    id: 'f',
    levelId: 'l0',
    words: { qualifiers: [{ id: 'f0', text: ' ' }] },
  } as const
  expect(problem({ ...qualifiers, words: { qualifiers: [{ id: 'f0', text: ' ' }] } })).toBe(
    'micro-progression/qualifier-empty',
  )
  expect(problem({ kind: 'consent', id: 'y', pieceId: 'nobody', given: true })).toBe('micro-progression/unknown-piece')
  expect(problem({ kind: 'qualifiers', id: 'f', levelId: 'l9' })).toBe('micro-progression/unknown-level')
})

test('the same entry twice is the same session, and one id is one entry', () => {
  const again = record(three, decision('q', 'p'), { by: 'ms-a' })
  expect('session' in again && again.session).toBe(three)
  expect(problem(decision('q', 'p', 'right'))).toBe('micro-progression/id-reused')
  expect(record(three, decision('q', 'p'), { by: 'ms-b' })).toMatchObject({
    issue: { code: 'micro-progression/id-reused' },
  })
})
