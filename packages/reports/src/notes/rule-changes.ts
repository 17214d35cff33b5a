import { type OnTrackRule, onTrackRuleAsOf } from '@track/descriptors'
import { type CalendarDate, plusDays } from '@track/kernel'
import { namesOn } from '../page-names.js'
import type { PageNote } from '../page-note.js'
import { plainPercentOf, sayRule } from '../say-rule.js'
import { changeDays, type NotedInput, type Period, placesOf } from './noted-input.js'

/** From which day on a rule of the columns asks for something else. A new name alone is no change. */
export function ruleChanges(input: NotedInput, { first, last, say }: Period): PageNote[] {
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
        text: sayRuleChange(input, { before, after, eve, day, say }),
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
    say,
  }: {
    readonly before: OnTrackRule | undefined
    readonly after: OnTrackRule
    readonly eve: CalendarDate
    readonly day: CalendarDate
    readonly say: Period['say']
  },
): string {
  const asks = (version: OnTrackRule, asOf: CalendarDate) =>
    sayRule(version.rule, namesOn(input, { rule: version.rule, asOf }))
  if (!before)
    return `“${after.name}” counts from ${say(day)}: ${asks(after, day)}. Until ${say(eve)} there was no rule.`
  const [percentBefore, percentAfter] = [plainPercentOf(before.rule), plainPercentOf(after.rule)]
  if (percentBefore !== undefined && percentAfter !== undefined)
    return `“${after.name}” is ${percentBefore} % until ${say(eve)} and ${percentAfter} % from ${say(day)}.`
  return `“${after.name}” changed on ${say(day)}. Until ${say(eve)}: ${asks(before, eve)}. From ${say(day)}: ${asks(after, day)}.`
}
