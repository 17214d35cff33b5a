import { isOnTrack, isSecure, type ObjectiveFact, onTrackRuleAsOf, rankOf } from '@track/descriptors'
import { calculate, calculationAsOf, judgementsAsOf, stateAsOf } from '@track/markbook'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyFullInput, type LoggedInput, onTrack } from '../test/fixtures.js'
import { type PageInput, pupilsBehindCell } from './index.js'

it('answers each pupil as the rule does, asked one objective, word and mark at a time', () => {
  fc.assert(
    fc.property(anyFullInput, (full) => {
      const input = { ...full, definition: { ...full.definition, columns: [onTrack], minimumGroup: 0 } }
      for (const [date, { on }] of input.definition.dates.entries()) {
        const { counted, notCounted } = pupilsBehindCell(input, { groupId: 'all', column: 0, date })
        const rule = onTrackRuleAsOf(input.rules, { ruleId: 'rule', asOf: on })!
        for (const { pupilId, onTrack } of counted) expect(onTrack).toBe(isOnTrack(rule, factsOf(input, pupilId, date)))
        for (const { pupilId } of notCounted) expect(isOnTrack(rule, factsOf(input, pupilId, date))).toBeNull()
      }
    }),
  )
})

function factsOf(input: LoggedInput, pupilId: string, date: number) {
  const asOf = input.definition.dates[date]!.on
  const [scale] = input.scales
  const listOf = (lists: PageInput['taught']) =>
    lists.find((list) => list.subjectId === 'maths' && list.pupilIds.includes(pupilId))?.objectiveIds[date] ?? []
  const [taught, planned] = [listOf(input.taught), listOf(input.planned!)]
  const own = input.entries.filter((entry) => entry.pupilId === pupilId && entry.track === 'teacher')
  const calculation = calculationAsOf(input.calculations ?? [], { subjectId: 'maths', asOf, asKnown: input.asKnown })
  const objectives = [...new Set([...taught, ...planned])].map((id): ObjectiveFact => {
    const ranks = judgementsAsOf(
      own.filter(({ objectiveId }) => objectiveId === id),
      { asOf },
    ).flatMap(({ value }) => (isSecure(scale!, String(value)) === undefined ? [] : rankOf(scale!, String(value))!))
    const latest = own.filter(({ objectiveId }) => objectiveId === id)
    const known = calculation.method === 'latest' ? stateIsRead(latest) : ranks.length > 0
    const rank = known ? (calculate(ranks, calculation) ?? -1) : null
    const { tags = [], scaleId } = input.objectives.find((objective) => objective.id === id)!
    return { id, tags, taught: taught.includes(id), scaleId, rank, secure: rank === null ? null : rank >= 2 }
  })
  const recorded = (measureId: string) =>
    stateAsOf(
      own.filter((entry) => entry.measureId === measureId),
      { asOf },
    )?.value ?? null
  return {
    objectives,
    scales: objectives.length > 0 ? [scale!] : [],
    words: { attainment: recorded('attainment') as string | null },
    marks: { test: recorded('test') },
  }

  function stateIsRead(entries: LoggedInput['entries']): boolean {
    return isSecure(scale!, String(stateAsOf(entries, { asOf })?.value)) !== undefined
  }
}
