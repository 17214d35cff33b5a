import { type NamesOfReasons, type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { PageDefinition, PageMeasure } from '../page-definition.js'
import { sayDay } from '../say-day.js'
import { sayRule } from '../say-rule.js'
import { dateHeading, type NamedColumn } from './column-heading.js'

/** Every version of the rules that a page names, and what the school calls what they ask for. */
export interface RulesInWords {
  readonly rules: readonly OnTrackRule[]
  readonly names?: NamesOfReasons | undefined
}

interface Page {
  readonly definition: {
    readonly dates: readonly Readonly<PageDefinition['dates'][number]>[]
    readonly membership?: PageDefinition['membership'] | undefined
    readonly minimumGroup?: number | undefined
  }
  readonly columns: readonly NamedColumn[]
  readonly asKnown?: string | undefined
}

/** What the numbers of a page mean, as it stands under them on paper: who is counted and who is left out, by which rule, rounded how. */
export function sayNumbers({ definition, columns, asKnown }: Page, said: RulesInWords | undefined): string[] {
  const { dates, membership, minimumGroup = 0 } = definition
  const has = (asks: (measure: PageMeasure) => boolean) => columns.some(({ measure }) => asks(measure))
  const days = dates.map(({ on }) => on).sort()
  const last = days.length > 0 ? sayDay(days.at(-1)!) : ''
  const lines: [boolean, string][] = [
    [
      true,
      'n is the pupils counted; the n of a group is all who are in it. Blank means nothing to count, because nothing was assessed or taught yet; it is never 0.',
    ],
    [
      membership === 'current',
      `The same pupils in every column: a group is those who are in it on ${last}, the last date.`,
    ],
    [membership === 'as-at-each-date', `A group is, at each date, whoever was in it then. Its n is that of ${last}.`],
    [
      has((measure) => measure.kind === 'secured' && measure.average === 'per-pupil'),
      '% secured: the share of the objectives taught by then, in each pupil’s own programme, that the pupil has secured. The number is the mean of the pupils’ shares.',
    ],
    [
      has((measure) => measure.kind === 'secured' && measure.average === 'pooled'),
      '% secured, pooled: of all the objectives taught by then to all the pupils, the share that is secured.',
    ],
    ...sayRules({ dates, columns, asKnown }, said).map((line): [boolean, string] => [true, line]),
    [
      has((measure) => measure.kind === 'mean-mark' && !measure.matched),
      'A mean is of each pupil’s latest mark by then. Pupils with a code in place of a mark are left out.',
    ],
    [
      has((measure) => measure.kind === 'mean-mark' && measure.matched),
      'A mean of the same pupils is of those with a mark at every date, so it never moves because somebody was away.',
    ],
    [
      has(({ kind }) => kind === 'described' || kind === 'category'),
      'A column of words: of the pupils who have a word by then, the share whose latest is one of these.',
    ],
    [
      has(({ kind }) => kind === 'progress'),
      'What changed is counted from the first date of the page, in each pupil’s own programme; the number is the mean of the pupils.',
    ],
    [
      columns.some(({ show }) => show === 'count'),
      '“How many” is a count, not a share: a larger group has larger numbers.',
    ],
    [
      columns.some(({ change }) => change),
      'A change is the later number less the earlier one, worked out from the exact numbers: of percentages in percentage points. It is blank where nobody had a number on the earlier day: blank never means no change, which is 0.',
    ],
    [
      columns.some(({ change }) => change?.pupils === 'raw'),
      'Both numbers of a change are of whoever was counted then, so that it may also move because somebody came or left: n before is the pupils counted on the earlier date, n those on the later one.',
    ],
    [
      minimumGroup > 0,
      `[c]: fewer than ${minimumGroup} pupils, or a number from which theirs could be worked out. Not shown.`,
    ],
    [
      true,
      'Worked out exactly and rounded once, half away from zero: percentages to whole numbers, everything else to one decimal.',
    ],
  ]
  return lines.flatMap(([holds, text]) => (holds ? [text] : []))
}

/** The version of each rule that counts at each date, dates with the same version together. */
function sayRules(
  { dates, columns, asKnown }: { readonly dates: Page['definition']['dates'] } & Pick<Page, 'columns' | 'asKnown'>,
  said: RulesInWords | undefined,
): string[] {
  if (!said) return []
  const ruleIds = new Set(columns.flatMap(({ measure }) => (measure.kind === 'on-track' ? measure.ruleId : [])))
  return [...ruleIds].flatMap((ruleId) => {
    const versionOn = (asOf: CalendarDate) => onTrackRuleAsOf(said.rules, { ruleId, asOf, asKnown })
    const versions = [...new Set(dates.map(({ on }) => versionOn(on)))]
    return versions.flatMap((version) => {
      if (!version) return []
      const at = dates.flatMap((date) => (versionOn(date.on) === version ? dateHeading(date) : [])).join(', ')
      const { name, effectiveFrom, rule } = version
      return `On track at ${at}: “${name}”, in force since ${sayDay(effectiveFrom)}: ${sayRule(rule, said.names ?? {})}.`
    })
  })
}
