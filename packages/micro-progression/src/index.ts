export { Advice, CalendarDate, Id, Instant, Issue } from '@track/kernel'
export { boundOf } from './bound-of.js'
export { Chart, ChartLevel, Exemplar } from './chart.js'
export { type ChartAdvice, chartCheck, type Neighbours } from './chart-check.js'
export { checkAnonymity, type Recognised, type RollEntry, type Spot } from './check-anonymity.js'
export { checkEntry } from './check-entry.js'
export { checkPairSlope } from './check-pair-slope.js'
export { checkPlacement, checkReflection } from './check-placement.js'
export { circularTriads } from './circular-triads.js'
export { compareEntries } from './compare-entries.js'
export { comparePlacements, type PlacementView } from './compare-placements.js'
export { Comparison } from './comparison.js'
export { comparisonsOf } from './comparisons-of.js'
export { type Connectivity, connectivityOf } from './connectivity-of.js'
export { currentOrder, type Order } from './current-order.js'
export { decisionsExpected } from './decisions-expected.js'
export { type Discussion, discussionList } from './discussion-list.js'
export { type Drift, driftOf } from './drift-of.js'
export { type EmpiricalBayes, empiricalBayes } from './empirical-bayes.js'
export { errorOfDifference } from './error-of-difference.js'
export { ERROR_CODES } from './errors.js'
export {
  type Estimate,
  type EstimateOptions,
  type Estimator,
  estimate,
  type NoEstimate,
} from './estimate.js'
export { type Fit, type JudgeFit, judgeFit, pieceFit } from './fit-of.js'
export { type HistoryLine, historyOf } from './history-of.js'
export { checkExemplars, type ExemplarsOfLevel, exemplarsInOrder, levelsOf, type Rungs } from './levels-of.js'
export { type Mapped, mapPlacement } from './map-placement.js'
export { mergeSessions } from './merge-sessions.js'
export { newSession } from './new-session.js'
export { type NextPair, type NoPair, nextPair } from './next-pair.js'
export { type NewPlacement, Placement, PlacingAnswer, Work } from './placement.js'
export { answer, ask, startPlacing, undoAnswer } from './placing.js'
export type { Asked, Placing, PlacingResult, Prior } from './placing-state.js'
export { type Bookmark, type Candidate, type Proposal, proposeLevels } from './propose-levels.js'
export { type ChartDraft, type ChartIssue, type Confirmations, type DraftPiece, publishChart } from './publish-chart.js'
export type { QualityPrior } from './quality-prior.js'
export { type Readiness, type ReadinessGoal, readiness } from './readiness.js'
export { record } from './record.js'
export { type Reliability, reliabilityOf } from './reliability-of.js'
export { reviseChart } from './revise-chart.js'
export { type Separation, separationOf } from './separation-of.js'
export {
  Anchor,
  Entry,
  type EntryOf,
  Level,
  type NewEntry,
  Outcome,
  Purpose,
  Qualifier,
  Session,
} from './session.js'
export type {
  EffectiveDecision,
  ExemplarChoice,
  Move,
  Nomination,
  OpenIssue,
  Phase,
  ReleasedIssue,
  SessionPiece,
  SessionState,
} from './session-state.js'
export { type Halves, type SplitHalf, splitHalf } from './split-half.js'
export { standingPlacements } from './standing-placements.js'
export { stateOf } from './state-of.js'
export { type Target, targetOf } from './target-of.js'
export { type CaseRubric, toCaseRubric } from './to-case-rubric.js'
