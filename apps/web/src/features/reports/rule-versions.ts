import type { DescriptorList, Page } from '@track/api-contract'
import { type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'

type Rules = DescriptorList['rules']

/** The version of a rule that counts at each date of a page, as it was known when the page was worked out. */
export function versionsAtDates(
  { definition, asKnown }: Pick<Page, 'definition' | 'asKnown'>,
  { ruleId, rules }: { readonly ruleId: string; readonly rules: Rules },
): readonly (OnTrackRule | undefined)[] {
  return definition.dates.map(({ on }) => onTrackRuleAsOf(rules, { ruleId, asOf: on, asKnown }))
}

/** The one version that counts at every date: its heading says once what it asks. */
export function sameVersion(
  { measure }: Page['columns'][number],
  page: Pick<Page, 'definition' | 'asKnown'>,
  rules: Rules,
): OnTrackRule | undefined {
  if (measure.kind !== 'on-track') return undefined
  const [first, ...others] = versionsAtDates(page, { ruleId: measure.ruleId, rules })
  return others.every((version) => JSON.stringify(version?.rule) === JSON.stringify(first?.rule)) ? first : undefined
}

/** The same where it is not one rule at every date: beside such numbers stands what each of them asks. */
export function differingVersions(
  { measure }: Page['columns'][number],
  page: Pick<Page, 'definition' | 'asKnown'>,
  rules: Rules,
): readonly (OnTrackRule | undefined)[] | undefined {
  if (measure.kind !== 'on-track') return undefined
  const versions = versionsAtDates(page, { ruleId: measure.ruleId, rules })
  return new Set(versions.map((version) => JSON.stringify(version?.rule))).size > 1 ? versions : undefined
}
