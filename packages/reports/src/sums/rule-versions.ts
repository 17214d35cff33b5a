import type { OnTrackRule } from '@track/descriptors'
import { TrackError } from '@track/kernel'
import type { PageInput } from '../page-input.js'
import { fewestSecured } from './fewest-secured.js'

/** A version of an on-track rule, with the fewest secured objectives that meet it: see `fewestSecured`. */
export interface RuleVersion {
  readonly rule: OnTrackRule
  readonly fewest: Int32Array | null
}

/** Every version of a rule that is known. */
export function ruleVersions(
  { rules, asKnown }: Pick<PageInput, 'rules' | 'asKnown'>,
  { ruleId, taughtUpTo }: { readonly ruleId: string; readonly taughtUpTo: number },
): RuleVersion[] {
  const versions = rules.filter(({ id }) => id === ruleId)
  if (versions.length === 0)
    throw new TrackError('reports/unknown-rule', 'No version of this on-track rule was given', { ruleId })
  return versions
    .filter(({ recordedAt }) => asKnown === undefined || recordedAt <= asKnown)
    .map((rule) => ({ rule, fewest: fewestSecured(rule.rule, { taughtUpTo }) }))
}
