import { array, assert, nat, property, record as recordOf } from 'fast-check'
import { expect, test } from 'vitest'
import { decision, judgeAlone, piece, pile } from '../test/team.js'
import { currentOrder } from './current-order.js'
import { nextPair } from './next-pair.js'
import { record } from './record.js'
import type { NewEntry, Session } from './session.js'
import { stateOf } from './state-of.js'

const QUALITIES = [3, 1, 4, 0, 5, 2]

test('whatever is written, a session read on entry by entry is the one read as a whole', { timeout: 60_000 }, () => {
  const writes = array(recordOf({ kind: nat(11), a: nat(7), b: nat(7) }), { minLength: 5, maxLength: 25 })
  assert(
    property(writes, nat(12), (script, begun) => {
      let session: Session = pile(QUALITIES, { collections: 2 })
      if (begun > 6) session = judgeAlone(session, ({ left, right }) => (left < right ? 'left' : 'right'))
      for (const [at, { kind, a, b }] of script.entries()) {
        const result = record(session, entryOf(session, { kind, a, b, id: `w${at}` }), { by: `judge-${a % 2}` })
        if ('issue' in result) continue
        session = result.session
        const whole = { ...session }
        expect(stateOf(session)).toEqual(stateOf(whole))
        expect(currentOrder(session)).toEqual(currentOrder(whole))
        expect(nextPair(session, { judge: 'ms-a', id: 'i' })).toEqual(nextPair(whole, { judge: 'ms-a', id: 'i' }))
      }
    }),
    { numRuns: 60 },
  )
})

type Write = { readonly kind: number; readonly a: number; readonly b: number; readonly id: string }

function entryOf(session: Session, { kind, a, b, id }: Write): NewEntry {
  const [pieceId, besideId] = [`p${a}`, `p${b}`]
  const levelId = session.levels[a % session.levels.length]?.id ?? ''
  const { openIssues } = stateOf(session)
  const open = openIssues[b % Math.max(1, openIssues.length)]
  const earlier = session.log[(a * 8 + b) % session.log.length]?.id ?? ''
  const entries: readonly NewEntry[] = [
    { ...piece(`q${a}`, 'c0'), id },
    { kind: 'checked', id, pieceId, imageId: null, words: { text: `Said ${b}` } },
    { kind: 'withdraw', id, pieceId },
    { kind: 'consent', id, pieceId, given: b > 3 },
    { kind: 'nomination', id, collectionId: `c${a % 2}`, lowest: pieceId, highest: besideId },
    { kind: 'move', id, pieceId, place: a > b ? 'above' : 'with', besideId },
    { kind: 'exemplar', id, levelId, pieceIds: [besideId], method: 'hand' },
    { kind: 'issue', id, left: pieceId, right: besideId, purpose: 'check' },
    { kind: 'release', id, issueId: open?.issueId ?? 'none', reason: 'left' },
    { ...decision(pieceId, besideId, a > b ? 'left' : 'same', id), issueId: null },
    { ...decision(open?.left ?? 'p0', open?.right ?? 'p1', 'right', id), issueId: open?.issueId ?? null },
    { kind: 'revision', id, of: earlier, outcome: b > 4 ? 'withdrawn' : 'left' },
  ]
  return entries[kind] as NewEntry
}
