import { type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'
import { type CalendarDate, compareCodeUnits, TrackError } from '@track/kernel'
import type { Calculation } from '@track/markbook'
import type { CalculationVersion, PageInput } from './page-input.js'

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

/** How several judgements become one in a subject on a day: as the subject says, else as the school does, else the latest. */
export function calculationOn({
  calculations = [],
  asKnown,
  subjectId,
  asOf,
}: Pick<PageInput, 'calculations' | 'asKnown'> & {
  readonly subjectId: string
  readonly asOf: CalendarDate
}): Calculation {
  const inForce = calculations
    .filter(
      (version) =>
        (version.subjectId === null || version.subjectId === subjectId) &&
        version.effectiveFrom <= asOf &&
        (asKnown === undefined || version.recordedAt <= asKnown),
    )
    .sort(compareVersions)
    .at(-1)
  return inForce?.calculation ?? LATEST
}

const LATEST: Calculation = { method: 'latest' }

/** A subject's own after the school's, whichever is younger; of one scope by day, then by writing. */
function compareVersions(a: CalculationVersion, b: CalculationVersion): number {
  return (
    Number(a.subjectId !== null) - Number(b.subjectId !== null) ||
    compareCodeUnits(a.effectiveFrom, b.effectiveFrom) ||
    compareCodeUnits(a.recordedAt, b.recordedAt) ||
    compareCodeUnits(JSON.stringify(a.calculation), JSON.stringify(b.calculation))
  )
}
