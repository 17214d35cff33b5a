export { DepthCode, DepthScale, DepthSymbol } from './depth-scale.js'
export { Measure } from './measure.js'
export { OnTrackRule } from './on-track-rule.js'
