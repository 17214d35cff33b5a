export { Advice, CalendarDate, Id, Instant, Issue } from '@track/kernel'
export { Chart, ChartLevel, Exemplar } from './chart.js'
export { type ChartAdvice, chartCheck, type Neighbours } from './chart-check.js'
export { checkAnonymity, type Recognised, type RollEntry, type Spot } from './check-anonymity.js'
export { checkPlacement, checkReflection } from './check-placement.js'
export { comparePlacements, type PlacementView } from './compare-placements.js'
export { Comparison } from './comparison.js'
export { ERROR_CODES } from './errors.js'
export { type HistoryLine, historyOf } from './history-of.js'
export { checkExemplars, type ExemplarsOfLevel, exemplarsInOrder, levelsOf, type Rungs } from './levels-of.js'
export { type Mapped, mapPlacement } from './map-placement.js'
export { type NewPlacement, Placement, PlacingAnswer, Work } from './placement.js'
export {
  type Asked,
  answer,
  ask,
  type Placing,
  type PlacingResult,
  type Prior,
  startPlacing,
  undoAnswer,
} from './placing.js'
export { type Bookmark, type Candidate, type Proposal, proposeLevels } from './propose-levels.js'
export { type ChartDraft, type ChartIssue, type Confirmations, type DraftPiece, publishChart } from './publish-chart.js'
export { reviseChart } from './revise-chart.js'
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
export { standingPlacements } from './standing-placements.js'
export { type Target, targetOf } from './target-of.js'
export { type CaseRubric, toCaseRubric } from './to-case-rubric.js'
