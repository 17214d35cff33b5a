import { isOnTrack, type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'
import { type CalendarDate, TrackError } from '@track/kernel'
import type { PageColumn } from './page-definition.js'
import type { PageInput } from './page-input.js'
import type { PageTally } from './tally-page.js'

/** Why a pupil of the group is not behind a number. */
export type NotCountedReason = 'nothing-taught' | 'no-judgement' | 'no-rule' | 'no-mark' | 'code' | 'not-matched'

/** What one pupil brings to one number of the page: a share of objectives, a mark, or a reason for neither. */
export type PupilOutcome =
  | { readonly kind: 'share'; readonly secured: number; readonly taught: number; readonly onTrack: boolean | null }
  | { readonly kind: 'mark'; readonly value: number; readonly observedOn: CalendarDate }
  | { readonly kind: 'not-counted'; readonly reason: Exclude<NotCountedReason, 'code'> }
  | {
      readonly kind: 'not-counted'
      readonly reason: 'code'
      readonly code: string
      readonly observedOn: CalendarDate
    }

/**
 * What each pupil brings to one column on one date: the only place that decides who is counted.
 *
 * No judgement at all on what was taught, or nothing taught, is unknown. With at least one, a taught objective that nobody
 * assessed counts as not secured.
 */
export function outcomeOf(
  { definition, rules, asKnown }: Pick<PageInput, 'definition' | 'rules' | 'asKnown'>,
  tally: PageTally,
  { column, date }: { readonly column: PageColumn; readonly date: number },
): (pupilId: string) => PupilOutcome {
  const { measure, subjectId } = column
  switch (measure.kind) {
    case 'mean-mark': {
      const marks = tally.marks[measure.measureId]
      return (pupilId) => {
        const over = marks?.[pupilId]
        const mark = over?.[date]
        if (!over || !mark) return notCounted('no-mark')
        const { value, observedOn } = mark
        if (typeof value === 'string') return { kind: 'not-counted', reason: 'code', code: value, observedOn }
        if (measure.matched && !over.every((other) => typeof other?.value === 'number'))
          return notCounted('not-matched')
        return { kind: 'mark', value, observedOn }
      }
    }
    case 'secured': {
      const tallies = tally.subjects[subjectId]
      return (pupilId) => {
        const { taught, assessed, secured } = tallies?.[pupilId]?.[date] ?? NOTHING
        if (taught === 0) return notCounted('nothing-taught')
        if (assessed === 0) return notCounted('no-judgement')
        return { kind: 'share', secured, taught, onTrack: null }
      }
    }
    case 'on-track': {
      const rule = ruleOn({ rules, asKnown, ruleId: measure.ruleId, asOf: definition.dates[date]!.on })
      const share = outcomeOf({ definition, rules, asKnown }, tally, {
        column: { subjectId, measure: { kind: 'secured', average: 'per-pupil' } },
        date,
      })
      return (pupilId) => {
        if (!rule) return notCounted('no-rule')
        const outcome = share(pupilId)
        return outcome.kind === 'share' ? { ...outcome, onTrack: isOnTrack(rule, outcome) ?? null } : outcome
      }
    }
  }
}

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

const NOTHING = { taught: 0, assessed: 0, secured: 0 }

function notCounted(reason: Exclude<NotCountedReason, 'code'>): PupilOutcome {
  return { kind: 'not-counted', reason }
}
