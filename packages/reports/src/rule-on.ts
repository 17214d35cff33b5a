import { type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'
import { type CalendarDate, TrackError } from '@track/kernel'
import type { PageInput } from './page-input.js'

/** The version of an on-track rule in force on a day; undefined before the first one takes effect. */
export function ruleOn({
  rules,
  asKnown,
  ruleId,
  asOf,
}: Pick<PageInput, 'rules' | 'asKnown'> & { readonly ruleId: string; readonly asOf: CalendarDate }):
  | OnTrackRule
  | undefined {
  if (!rules.some(({ id }) => id === ruleId))
    throw new TrackError('reports/unknown-rule', 'No version of this on-track rule was given', { ruleId })
  return onTrackRuleAsOf(rules, { ruleId, asOf, asKnown })
}
