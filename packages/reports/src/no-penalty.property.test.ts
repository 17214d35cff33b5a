import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyFullInput, type LoggedInput } from '../test/fixtures.js'
import { calculatePage, explainCell, pageNotes, pupilsBehindCell, type TaughtList } from './index.js'

it('says the same of a pupil whatever the programme or year is called in which the same things were judged', () => {
  fc.assert(
    fc.property(anyFullInput, fc.subarray(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']), (input, moved) => {
      const relabelled = workElsewhere(input, new Set(moved))
      expect(calculatePage(relabelled)).toEqual(calculatePage(input))
      const [columns, dates] = [input.definition.columns.keys(), input.definition.dates.keys()]
      for (const column of columns)
        for (const date of dates) {
          const cell = { groupId: 'all', column, date }
          expect(pupilsBehindCell(relabelled, cell)).toEqual(pupilsBehindCell(input, cell))
          expect(explainCell(relabelled, cell)).toEqual(explainCell(input, cell))
        }
      expect(pageNotes(relabelled)).toEqual(pageNotes(input))
    }),
    { numRuns: 60 },
  )
})

/**
 * Gives some pupils objectives of another year in the place of each of theirs: the same scale, tags and judgements under another
 * id, which also sorts elsewhere.
 */
function workElsewhere(input: LoggedInput, moved: ReadonlySet<string>): LoggedInput {
  const elsewhere = (id: string) => `a-year-below-${[...id].reverse().join('')}`
  const relabel = (lists: readonly TaughtList[]): TaughtList[] =>
    lists.map(({ subjectId, pupilIds, objectiveIds }) => ({
      subjectId,
      pupilIds,
      objectiveIds: moved.has(pupilIds[0]!) ? objectiveIds.map((ids) => ids.map(elsewhere)) : objectiveIds,
    }))
  return {
    ...input,
    taught: relabel(input.taught),
    planned: relabel(input.planned!),
    entries: input.entries.map((entry) =>
      moved.has(entry.pupilId) && entry.objectiveId !== null
        ? { ...entry, objectiveId: elsewhere(entry.objectiveId) }
        : entry,
    ),
    objectives: [...input.objectives, ...input.objectives.map((one) => ({ ...one, id: elsewhere(one.id) }))],
    revisions: input.revisions!.map((revision) => ({
      ...revision,
      replacedIds: [...revision.replacedIds, ...revision.replacedIds.map(elsewhere)],
      addedIds: [...revision.addedIds, ...revision.addedIds.map(elsewhere)],
    })),
  }
}
