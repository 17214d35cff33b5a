import { countersOf, type DepthScale, isSecure, scaleAsOf } from '@track/descriptors'
import { compareCodeUnits, plusDays } from '@track/kernel'
import type { PageNote } from '../page-note.js'
import { sayDay } from '../say-day.js'
import { changeDays, type NotedInput, type Period, placesOf, scalesOfSubject } from './noted-input.js'

/** From where a depth counts as secured, in the scales that the subjects of the columns are recorded in. */
export function scaleChanges(input: NotedInput, { first, last }: Period): PageNote[] {
  const { scales, asKnown } = input
  const { columns } = input.definition
  const scalesOfColumns = columns.map(({ subjectId, measure }) =>
    measure.kind === 'secured' || (measure.kind === 'on-track' && asksOfSecured(input, measure.ruleId))
      ? scalesOfSubject(input, subjectId)
      : [],
  )
  return [...new Set(scalesOfColumns.flat())].sort(compareCodeUnits).flatMap((scaleId) => {
    const versions = scales.filter(({ id }) => id === scaleId)
    return changeDays(versions, { first, last }).flatMap((day) => {
      const eve = plusDays(day, -1)
      const before = scaleAsOf(versions, { scaleId, asOf: eve, asKnown })
      const after = scaleAsOf(versions, { scaleId, asOf: day, asKnown })
      if (!before || !after || !movesTheLine(before, after)) return []
      return {
        kind: 'scale-changed' as const,
        text: `In “${after.name}” secured begins at “${lineOf(before)}” until ${sayDay(eve)} and at “${lineOf(after)}” from ${sayDay(day)}.`,
        on: day,
        columns: placesOf(scalesOfColumns, (ids) => ids.includes(scaleId)),
        ids: [scaleId],
      }
    })
  })
}

export function asksOfSecured({ rules }: NotedInput, ruleId: string): boolean {
  return rules.some(({ id, rule }) => id === ruleId && countersOf(rule).some(({ depth }) => depth === null))
}

function movesTheLine(before: DepthScale, after: DepthScale): boolean {
  if (before.secureFrom !== after.secureFrom) return true
  return before.codes.some(({ id }) => {
    const secure = isSecure(after, id)
    return secure !== undefined && secure !== isSecure(before, id)
  })
}

function lineOf({ codes, secureFrom }: DepthScale): string {
  return codes.find(({ id }) => id === secureFrom)?.label ?? secureFrom
}
