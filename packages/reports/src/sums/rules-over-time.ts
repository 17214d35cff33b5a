import { onTrackRuleAsOf } from '@track/descriptors'
import { type CalendarDate, compareCodeUnits, TrackError } from '@track/kernel'
import type { PageInput } from '../page-input.js'
import { fewestSecured } from './fewest-secured.js'

/** An on-track rule from a day on, until the next one: the fewest secured objectives that meet it. See `fewestSecured`. */
export interface RuleFrom {
  readonly from: CalendarDate
  readonly fewest: Int32Array | null
}

/** The rule that is in force from each day on which it changes, earliest first. */
export function rulesOverTime(
  { rules, asKnown }: Pick<PageInput, 'rules' | 'asKnown'>,
  { ruleId, taughtUpTo }: { readonly ruleId: string; readonly taughtUpTo: number },
): RuleFrom[] {
  const versions = rules.filter(({ id }) => id === ruleId)
  if (versions.length === 0)
    throw new TrackError('reports/unknown-rule', 'No version of this on-track rule was given', { ruleId })
  const days = new Set(versions.map(({ effectiveFrom }) => effectiveFrom))
  return [...days].sort(compareCodeUnits).flatMap((from) => {
    const inForce = onTrackRuleAsOf(versions, { ruleId, asOf: from, asKnown })
    return inForce ? { from, fewest: fewestSecured(inForce.rule, { taughtUpTo }) } : []
  })
}
