import { type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'
import { type CalendarDate, plusDays } from '@track/kernel'
import { namesOn } from '../page-names.js'
import type { PageNote } from '../page-note.js'
import { sayDay } from '../say-day.js'
import { plainPercentOf, sayRule } from '../say-rule.js'
import { changeDays, type NotedInput, type Period, placesOf } from './noted-input.js'

/** From which day on a rule of the columns asks for something else. A new name alone is no change. */
export function ruleChanges(input: NotedInput, { first, last }: Period): PageNote[] {
  const { rules, asKnown } = input
  const { columns } = input.definition
  const ruleIds = new Set(columns.flatMap(({ measure }) => (measure.kind === 'on-track' ? measure.ruleId : [])))
  return [...ruleIds].flatMap((ruleId) => {
    const versions = rules.filter(({ id }) => id === ruleId)
    return changeDays(versions, { first, last }).flatMap((day) => {
      const eve = plusDays(day, -1)
      const before = onTrackRuleAsOf(versions, { ruleId, asOf: eve, asKnown })
      const after = onTrackRuleAsOf(versions, { ruleId, asOf: day, asKnown })
      if (!after || JSON.stringify(before?.rule) === JSON.stringify(after.rule)) return []
      return {
        kind: 'rule-changed' as const,
        text: sayRuleChange(input, { before, after, eve, day }),
        on: day,
        columns: placesOf(columns, ({ measure }) => measure.kind === 'on-track' && measure.ruleId === ruleId),
        ids: [ruleId],
      }
    })
  })
}

function sayRuleChange(
  input: NotedInput,
  {
    before,
    after,
    eve,
    day,
  }: {
    readonly before: OnTrackRule | undefined
    readonly after: OnTrackRule
    readonly eve: CalendarDate
    readonly day: CalendarDate
  },
): string {
  const asks = (version: OnTrackRule, asOf: CalendarDate) =>
    sayRule(version.rule, namesOn(input, { rule: version.rule, asOf }))
  if (!before)
    return `“${after.name}” counts from ${sayDay(day)}: ${asks(after, day)}. Until ${sayDay(eve)} there was no rule.`
  const [percentBefore, percentAfter] = [plainPercentOf(before.rule), plainPercentOf(after.rule)]
  if (percentBefore !== undefined && percentAfter !== undefined)
    return `“${after.name}” is ${percentBefore} % until ${sayDay(eve)} and ${percentAfter} % from ${sayDay(day)}.`
  return `“${after.name}” changed on ${sayDay(day)}. Until ${sayDay(eve)}: ${asks(before, eve)}. From ${sayDay(day)}: ${asks(after, day)}.`
}
