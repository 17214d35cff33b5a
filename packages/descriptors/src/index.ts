export { CalendarDate, Id, Instant, Issue } from '@track/kernel'
export { checkScale, checkScaleChange } from './check-scale.js'
export { Condition, Conditions } from './condition.js'
export { Correspondence } from './correspondence.js'
export { DepthCode, DepthScale, DepthSymbol } from './depth-scale.js'
export { depthScalePresets } from './depth-scale-presets.js'
export { Descriptor, DescriptorSet, SetChoice, SetMeaning } from './descriptor-set.js'
export { ERROR_CODES } from './errors.js'
export type { AsOf, Version } from './in-force.js'
export { isOnTrack } from './is-on-track.js'
export { Measure } from './measure.js'
export {
  type Count,
  type CountedFacts,
  type Counter,
  countersOf,
  meetsByCounts,
  type Outcome,
} from './meets-by-counts.js'
export {
  countObjectives,
  meetsConditions,
  type ObjectiveFact,
  type PupilFacts,
  type ScaleInForce,
} from './meets-conditions.js'
export { OnTrackRule } from './on-track-rule.js'
export { onTrackRuleAsOf } from './on-track-rule-as-of.js'
export { isSecure, rankOf } from './rank-of.js'
export { type MarkReading, readMark } from './read-mark.js'
export { Reason } from './reason.js'
export { scaleAsOf } from './scale-as-of.js'
export { Audience, WordingGuard } from './wording-guard.js'
