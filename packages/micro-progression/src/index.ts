export { Advice, CalendarDate, Id, Instant, Issue } from '@track/kernel'
export { Chart, ChartLevel, Exemplar } from './chart.js'
export { Comparison } from './comparison.js'
export { ERROR_CODES } from './errors.js'
export { type NewPlacement, Placement, PlacingAnswer, Work } from './placement.js'
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
