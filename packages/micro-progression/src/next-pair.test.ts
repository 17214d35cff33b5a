import { expect, test } from 'vitest'
import { currentOrder } from './current-order.js'
import { newSession } from './new-session.js'
import { nextPair } from './next-pair.js'
import { record } from './record.js'
import type { NewEntry, Session } from './session.js'
import { stateOf } from './state-of.js'

const LEVELS = [0, 1, 2, 3, 4].map((value) => ({ id: `l${value}`, label: String(value), value }))

function write(session: Session, entry: NewEntry, by = 'ms-a'): Session {
  const result = record(session, entry, { by })
  if ('issue' in result) throw new Error(result.issue.code)
  return result.session
}

test('nine papers of three classes are in order after at most fourteen insertions (E17, PRO-3, A1-08, A1-09, A1-10)', () => {
  const truth = ['r04', 'r01', 'r07', 'r02', 'r05', 'r08', 'r03', 'r06', 'r09']
  let session = newSession({ id: 's', levels: LEVELS })
  for (const [index, pieceId] of [...truth].sort().entries())
    session = write(session, {
      kind: 'piece',
      id: `piece-${pieceId}`,
      pieceId,
      collectionId: 'ABC'[Math.floor(index / 3)] as string,
      origin: 'pupil',
      imageId: null,
    })
  for (const [collectionId, lowest, highest] of [
    ['A', 'r01', 'r03'],
    ['B', 'r04', 'r06'],
    ['C', 'r07', 'r09'],
  ] as const)
    session = write(session, { kind: 'nomination', id: `nomination-${collectionId}`, collectionId, lowest, highest })

  const purposes: string[] = []
  while (stateOf(session).phase !== 'check') {
    const next = nextPair(session, { judge: 'ms-a', id: `i${purposes.length}` })
    if (!('pair' in next)) throw new Error(next.none)
    purposes.push(next.purpose)
    session = write(session, next.entry)
    const { left, right } = next.pair
    session = write(session, {
      kind: 'decision',
      id: `d${purposes.length}`,
      issueId: next.entry.id,
      left,
      right,
      outcome: truth.indexOf(left) > truth.indexOf(right) ? 'left' : 'right',
    })
  }
  expect(purposes.filter((purpose) => purpose === 'extreme')).toHaveLength(4)
  expect(purposes.filter((purpose) => purpose === 'insert').length).toBeLessThanOrEqual(14)
  expect(currentOrder(session)).toEqual({ rungs: truth.map((id) => [id]), basis: 'chain', unplaced: [] })
})
