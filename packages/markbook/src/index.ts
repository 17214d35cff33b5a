export { CalendarDate, Id, Instant, Issue } from '@track/kernel'
export { calculate, type ObservedRank } from './calculation/calculate.js'
export { Calculation } from './calculation/calculation.js'
export { calculationAsOf } from './calculation/calculation-as-of.js'
export { CalculationChoice } from './calculation/calculation-choice.js'
export { checkEntry } from './check-entry.js'
export { compareEntries } from './compare-entries.js'
export { type ConcurrentCell, concurrentCells } from './concurrent-cells.js'
export { Entry, type EntryLike, type NewEntry, Track, Via } from './entry.js'
export { type EntryKind, entryKind } from './entry-kind.js'
export { ERROR_CODES } from './errors.js'
export { type HistoryLine, historyOf } from './history-of.js'
export { isConcurrent } from './is-concurrent.js'
export { judgementsAsOf } from './judgements-as-of.js'
export { type JudgementsAtDates, type JudgementsOfPupil, judgementsAtDates } from './judgements-at-dates.js'
export { mergeLogs } from './merge-logs.js'
export { percentileOf, standardisedOf } from './percentile.js'
export {
  changesBetween,
  type ObjectiveChanges,
  type Progress,
  progressBetween,
  type RanksOfObjectives,
} from './progress-between.js'
export { pupilFacts, type ReadingPolicy, standingIn } from './pupil-facts.js'
export { samePayload } from './same-payload.js'
export { type ScoreChange, scoreChange } from './score-change.js'
export { type SeldomChanging, seldomChanges } from './seldom-changes.js'
export { type AsOf, isSameCell, lineInForce, stateAsOf } from './state-as-of.js'
export { type StatesAtDates, type StatesOfPupils, statesAsOf, statesAtDates } from './states-as-of.js'
export { voidsOf } from './voids-of.js'
