export {
  CalendarDate,
  daysBetween,
  isCalendarDate,
  plusDays,
  plusMonths,
  weekday,
} from './calendar-date.js'
export { compareCodeUnits, Id } from './id.js'
export { Instant } from './instant.js'
export { Advice, Issue } from './issue.js'
export {
  addRationals,
  compareRationals,
  meanOfRationals,
  type Rational,
  rational,
  rationalOf,
  roundRational,
  toNumber,
  toPercent,
} from './rational.js'
export { isTrackError, TrackError, type TrackErrorCode } from './track-error.js'
