export { CalendarDate, Id, Instant, Issue } from '@track/kernel'
export { checkConditions, type RuleSurroundings } from './check-conditions.js'
export { checkCorrespondence } from './check-correspondence.js'
export { checkDescriptorSet, checkDescriptorSetChange } from './check-descriptor-set.js'
export { checkScale, checkScaleChange } from './check-scale.js'
export { checkWording, shippedGuard } from './check-wording.js'
export { compareOutcomes, type OutcomeChanges, type OutcomePair, type PolicyOutcome } from './compare-outcomes.js'
export { Condition, Conditions } from './condition.js'
export { Correspondence } from './correspondence.js'
export { type CategoryCount, categoryOf, countByCategory } from './count-by-category.js'
export { DepthCode, DepthScale, DepthSymbol } from './depth-scale.js'
export { depthScalePresets } from './depth-scale-presets.js'
export { Descriptor, DescriptorSet, SetChoice, SetMeaning } from './descriptor-set.js'
export { descriptorSetAsOf } from './descriptor-set-as-of.js'
export { descriptorSetPresets } from './descriptor-set-presets.js'
export { ERROR_CODES } from './errors.js'
export type { AsOf, Version } from './in-force.js'
export { isOnTrack } from './is-on-track.js'
export { isRetired } from './is-retired.js'
export { Measure } from './measure.js'
export {
  type ConditionsAnswer,
  type Count,
  type CountedFacts,
  type Counter,
  countersOf,
  meetsByCounts,
} from './meets-by-counts.js'
export {
  countObjectives,
  meetsConditions,
  type ObjectiveFact,
  type PupilFacts,
  type ScaleInForce,
} from './meets-conditions.js'
export { namedAs } from './named-as.js'
export { OnTrackRule } from './on-track-rule.js'
export { onTrackRuleAsOf } from './on-track-rule-as-of.js'
export { isSecure, rankOf } from './rank-of.js'
export { type MarkReading, readMark } from './read-mark.js'
export { Reason } from './reason.js'
export { type NamesOfReasons, reasonText } from './reason-text.js'
export { scaleAsOf } from './scale-as-of.js'
export { setOf } from './set-of.js'
export { type Suggestion, suggestDescriptor } from './suggest-descriptor.js'
export { usesNumbers, withoutNumbers } from './uses-numbers.js'
export { Audience, WordingGuard } from './wording-guard.js'
