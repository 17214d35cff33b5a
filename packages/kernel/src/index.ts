export {
  daysBetween,
  isCalendarDate,
  plusDays,
  plusMonths,
  weekday,
} from './calendar-date.js'
export { CalendarDate } from './calendar-date-schema.js'
export { compareCodeUnits } from './compare-code-units.js'
export { ERROR_CODES } from './errors.js'
export { Id } from './id.js'
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
