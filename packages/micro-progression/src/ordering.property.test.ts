import { array, assert, constantFrom, integer, nat, property, record as recordOf, shuffledSubarray } from 'fast-check'
import { expect, test } from 'vitest'
import { answerOf, byNumber, decision, judgeAlone, pile, qualityIn, rungsOf, truthOf, write } from '../test/team.js'
import { compareEntries } from './compare-entries.js'
import { currentOrder } from './current-order.js'
import { decisionsExpected } from './decisions-expected.js'
import { insertionOf } from './insertion.js'
import { mergeSessions } from './merge-sessions.js'
import { nextPair } from './next-pair.js'
import type { Session } from './session.js'
import { stateOf } from './state-of.js'

const distinct = integer({ min: 2, max: 12 }).chain((size) =>
  shuffledSubarray(
    Array.from({ length: size }, (_, index) => index),
    { minLength: size },
  ),
)
const withTies = array(nat(5), { minLength: 2, maxLength: 12 })
const collections = nat(3)
/** A minute, since other tests run beside these on two cores. */
const TIME = 60_000

test(
  'whoever always knows the better one puts the pieces in their true order (A1-10, A1-11, PRO-3)',
  () => {
    assert(
      property(distinct, collections, (qualities, classes) => {
        const start = pile(qualities, { collections: classes })
        const session = judgeAlone(start, answerOf(qualityIn(qualities)))
        expect(rungsOf(session)).toEqual(truthOf(qualities))
        expect(currentOrder(session)).toMatchObject({ basis: 'chain', unplaced: [] })
        // A class of one nominates nothing, so that its piece may lie beyond the ends.
        const most = [0, stateOf(start).nominations.length].map((nominations) =>
          decisionsExpected({ pieces: qualities.length, nominations }),
        )
        expect(stateOf(session).decisions.length).toBeLessThanOrEqual(Math.max(...most))
      }),
      { numRuns: 30 },
    )
  },
  TIME,
)

test(
  'pieces that are about the same end on one rung (A1-10)',
  () => {
    assert(
      property(withTies, (qualities) => {
        const session = judgeAlone(pile(qualities), answerOf(qualityIn(qualities)))
        expect(rungsOf(session)).toEqual(truthOf(qualities))
      }),
      { numRuns: 30 },
    )
  },
  TIME,
)

test(
  'judges at once never get one pair twice and never wait while a piece without a place is free (A1-06, PRO-3)',
  () => {
    const turns = array(recordOf({ who: nat(4), does: constantFrom('ask', 'answer', 'answer', 'answer', 'skip') }), {
      minLength: 60,
      maxLength: 60,
    })
    assert(
      property(distinct, collections, turns, (qualities, classes, script) => {
        const answer = answerOf(qualityIn(qualities))
        let session = pile(qualities, { collections: classes })
        let turn = 0
        const take = (judge: string) => {
          const before = stateOf(session)
          const next = nextPair(session, { judge, id: `i${turn}` })
          if ('none' in next) {
            const held = new Set(before.openIssues.flatMap(({ left, right }) => [left, right]))
            const { open, rungs } = insertionOf(before)
            const isFree = open.some(({ pieceId }) => !held.has(pieceId)) && rungs.length > 0
            const hasSkipped = before.releasedIssues.some(({ by }) => by === judge)
            expect(isFree && before.phase === 'insert' && !hasSkipped).toBe(false)
            return
          }
          const { left, right } = next.pair
          const others = before.openIssues.filter(({ by }) => by !== judge)
          expect(others.some((open) => [open.left, open.right].sort().join() === [left, right].sort().join())).toBe(
            false,
          )
          session = write(session, [next.entry], judge)
          expect(nextPair(session, { judge, id: 'again' })).toEqual(next)
        }
        const give = (judge: string, does: string) => {
          const own = stateOf(session).openIssues.find(({ by }) => by === judge)
          if (own === undefined) return
          const { issueId, left, right } = own
          const entry =
            does === 'skip'
              ? ({ kind: 'release', id: `r${turn}`, issueId, reason: 'skip' } as const)
              : { ...decision(left, right, answer(own), `d${turn}`), issueId }
          session = write(session, [entry], judge)
          if (does !== 'skip') return
          const next = nextPair(session, { judge, id: `x${turn}` })
          if ('pair' in next)
            expect([next.pair.left, next.pair.right].sort().join()).not.toBe([left, right].sort().join())
        }
        for (const { who, does } of script) {
          turn += 1
          if (does === 'ask') take(`judge-${who}`)
          else {
            give(`judge-${who}`, does)
            take(`judge-${who}`)
          }
        }
        // The laptops that were closed give their pairs back, and one judge ends it.
        for (const { issueId } of stateOf(session).openIssues)
          session = write(session, [{ kind: 'release', id: `left-${issueId}`, issueId, reason: 'left' }], 'ms-a')
        // What was read entry by entry is what the whole log says.
        expect(stateOf(session)).toEqual(stateOf({ ...session }))
        expect(rungsOf(judgeAlone(session, answer))).toEqual(truthOf(qualities))
      }),
      { numRuns: 8 },
    )
  },
  TIME,
)

test(
  'copies of a log merge to one state in whatever order they come (A1-06)',
  () => {
    assert(
      property(distinct, array(nat(3), { minLength: 200, maxLength: 200 }), (qualities, deals) => {
        const whole = judgeAlone(pile(qualities, { collections: 2 }), answerOf(qualityIn(qualities)), {
          judges: ['a', 'b'],
        })
        const copyOf = (keeps: (deal: number) => boolean): Session => ({
          ...whole,
          log: whole.log.filter((_, index) => keeps(deals[index % deals.length] ?? 0)),
        })
        const copies = [copyOf((deal) => deal !== 1), copyOf((deal) => deal > 0), copyOf((deal) => deal === 1)] as const
        const merged = mergeSessions([copies[0], copies[1], copies[2]])
        expect(merged.log).toEqual([...whole.log].sort(compareEntries))
        expect(mergeSessions([copies[2], copies[0], copies[1]])).toEqual(merged)
        expect(stateOf({ ...merged, log: merged.log.toReversed() })).toEqual(stateOf(whole))
        expect(currentOrder({ ...merged, log: merged.log.toReversed() })).toEqual(currentOrder(whole))
      }),
      { numRuns: 30 },
    )
  },
  TIME,
)

test(
  'what was undone by a revision is as if it had never been, and can be undone in its turn (A1-11, PRO-3)',
  () => {
    assert(
      property(
        distinct,
        nat(),
        nat(),
        constantFrom('same', 'left', 'right', 'withdrawn'),
        (qualities, at, to, outcome) => {
          const session = judgeAlone(pile(qualities), answerOf(qualityIn(qualities)))
          const before = currentOrder(session)
          const { decisions } = stateOf(session)
          const revised = decisions[at % decisions.length]
          if (revised === undefined || revised.outcome === outcome) return
          const changed = write(session, [{ kind: 'revision', id: 'v1', of: revised.decisionId, outcome }])
          const undone = write(changed, [{ kind: 'revision', id: 'v2', of: 'v1', outcome: 'withdrawn' }])
          expect(currentOrder(undone)).toEqual(before)

          const [pieceId, besideId] = [`p${to % qualities.length}`, `p${(to + 1) % qualities.length}`]
          const moved = write(undone, [{ kind: 'move', id: 'm', pieceId, place: 'above', besideId }])
          const rungs = rungsOf(moved)
          expect(rungs.findIndex((rung) => rung.includes(pieceId))).toBe(
            rungs.findIndex((rung) => rung.includes(besideId)) + 1,
          )
          expect(rungs.flat().sort(byNumber)).toEqual(qualities.map((_, index) => `p${index}`))
          const back = write(moved, [{ kind: 'revision', id: 'v3', of: 'm', outcome: 'withdrawn' }])
          expect(currentOrder(back)).toEqual(before)
        },
      ),
      { numRuns: 30 },
    )
  },
  TIME,
)
