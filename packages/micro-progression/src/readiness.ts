import type { Advice } from '@track/kernel'
import { boundOf } from './bound-of.js'
import { currentOrder } from './current-order.js'
import { decisionsExpected } from './decisions-expected.js'
import { decisionsModelOf } from './decisions-model.js'
import { ERROR_CODES } from './errors.js'
import { expectedTau as expectedTauOf } from './expected-tau.js'
import { piecesToCompare } from './pieces-to-compare.js'
import { scalesOf } from './scales-of.js'
import type { Session } from './session.js'
import type { SessionState } from './session-state.js'
import { stateOf } from './state-of.js'

/** When the order is good enough. */
export type ReadinessGoal = {
  /** How much of the order should be right (Kendall's tau, expected); 0.8 by default. Real judges hardly ever reach 0.9. */
  readonly expectedTau?: number
  /** In how many decisions every piece should have been. */
  readonly appearances?: number
}

export type Readiness = {
  readonly ready: boolean
  /** What is missing, in words; the codes stand in ERROR_CODES. */
  readonly missing: readonly Advice[]
  /** About how many decisions still. */
  readonly about: number
  /** How far, from 0 to 1: 1 exactly when ready. */
  readonly fraction: number
  /** How much of the order is right, as far as the decisions themselves can tell; null with fewer than two pieces. */
  readonly expectedTau: number | null
}

/**
 * Is the order good enough for a chart, and if not, what is missing and about how many decisions?
 *
 * Every piece has its place, everything was compared with everything else directly or through others, and as much of the order is right
 * as the goal says. Twice the decisions that any order needs are enough in any case, and so is every pair compared: after that a team
 * learns more by talking about the contradictions.
 *
 * @example
 * ```ts
 * import { newSession, readiness } from '@track/micro-progression'
 *
 * const session = newSession({ id: 's', levels: [{ id: 'l0', label: '0', value: 0 }, { id: 'l1', label: '1', value: 1 }] })
 * const { ready, missing, fraction } = readiness(session)
 * ready // => false
 * missing.map(({ code }) => code) // => ['micro-progression/too-few-pieces']
 * fraction // => 0
 * ```
 */
export function readiness(session: Readonly<Session>, goal: ReadinessGoal = {}): Readiness {
  const state = stateOf(session)
  const pieces = piecesToCompare(state)
  const live = pieces.length
  const counted = state.decisions.filter(({ counts }) => counts)
  const model = decisionsModelOf(state)
  const anchors = Object.fromEntries(pieces.flatMap(({ pieceId, anchor }) => (anchor ? [[pieceId, anchor]] : [])))
  const expectedTau = expectedTauOf(model.pairs, { start: model.quality, anchors })

  const pairs = (live * (live - 1)) / 2
  const compared = model.pairs.first.length
  const enough = Math.min(2 * boundOf(live), pairs)
  const wanted = goal.expectedTau ?? 0.8
  const isTauReached =
    (expectedTau ?? 0) >= wanted ||
    compared >= pairs ||
    (goal.expectedTau === undefined && counted.length >= 2 * boundOf(live))
  const appearances = appearancesMissing(state, goal.appearances ?? 0)
  const unplaced = currentOrder(session).unplaced.length
  const bridgesNeeded = Math.max(0, scalesOf(state, model.pairs).length - 1)

  const codes = reasonsBefore(state)
  if (codes.length === 0) {
    if (unplaced > 0) codes.push('micro-progression/unplaced')
    else if (bridgesNeeded > 0) codes.push('micro-progression/bridge-missing')
    if (!isTauReached) codes.push('micro-progression/order-unsure')
    if (appearances > 0) codes.push('micro-progression/seen-too-rarely')
  }
  const ready = codes.length === 0
  const first = Math.max(0, decisionsExpected({ pieces: live, nominations: state.nominations.length }) - counted.length)
  const left = ready
    ? 0
    : Math.max(
        1,
        isTauReached ? 0 : stillFor({ done: counted.length, tau: expectedTau ?? 0, wanted, enough, goal }),
        Math.ceil(appearances / 2),
        unplaced > 0 ? first : 0,
        bridgesNeeded,
      )
  return {
    ready,
    missing: codes.map((code) => ({ code, message: ERROR_CODES[code] })),
    about: left,
    fraction: ready ? 1 : counted.length / (counted.length + left),
    expectedTau,
  }
}

type Missing =
  | 'micro-progression/too-few-pieces'
  | 'micro-progression/names-not-checked'
  | 'micro-progression/nominations-missing'
  | 'micro-progression/unplaced'
  | 'micro-progression/bridge-missing'
  | 'micro-progression/order-unsure'
  | 'micro-progression/seen-too-rarely'

function reasonsBefore({ phase, pieces, nominationsMissing }: SessionState): Missing[] {
  const live = pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  if (live.length < 2) return ['micro-progression/too-few-pieces']
  if (phase === 'collect') return ['micro-progression/names-not-checked']
  return nominationsMissing.length > 0 ? ['micro-progression/nominations-missing'] : []
}

/** What is wrong with the order shrinks about with the root of the decisions; by default never more than to twice the bound. */
function stillFor({
  done,
  tau,
  wanted,
  enough,
  goal,
}: {
  readonly done: number
  readonly tau: number
  readonly wanted: number
  readonly enough: number
  readonly goal: ReadinessGoal
}): number {
  const upToEnough = Math.max(1, enough - done)
  if (done === 0 || wanted >= 1) return upToEnough
  const byTau = Math.ceil(done * (((1 - tau) / (1 - wanted)) ** 2 - 1))
  return goal.expectedTau === undefined ? Math.min(upToEnough, Math.max(1, byTau)) : Math.max(1, byTau)
}

function appearancesMissing(state: SessionState, wanted: number): number {
  const seen = new Map(piecesToCompare(state).map(({ pieceId }) => [pieceId, 0]))
  for (const { left, right, counts } of state.decisions)
    if (counts) for (const id of [left, right]) seen.set(id, (seen.get(id) ?? 0) + 1)
  return [...seen.values()].reduce((sum, times) => sum + Math.max(0, wanted - times), 0)
}
