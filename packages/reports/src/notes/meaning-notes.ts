import { descriptorSetAsOf } from '@track/descriptors'
import { compareCodeUnits } from '@track/kernel'
import type { PageColumn } from '../page-definition.js'
import type { PageNote } from '../page-note.js'
import { type NotedInput, type Period, placesOf } from './noted-input.js'

/** How the words are to be read of each set that has one of the words that the columns ask about. */
export function meaningNotes(input: NotedInput, { last }: Period): PageNote[] {
  const { sets = [], asKnown } = input
  const wordsOfColumns = input.definition.columns.map((column) => new Set(wordsAskedBy(input, column)))
  return [...new Set(sets.map(({ id }) => id))].sort(compareCodeUnits).flatMap((setId) => {
    const set = descriptorSetAsOf(sets, { setId, asOf: last, asKnown })
    const columns = placesOf(wordsOfColumns, (words) => set?.descriptors.some(({ id }) => words.has(id)) ?? false)
    if (!set || columns.length === 0) return []
    return {
      kind: 'meaning' as const,
      text: `The words of “${set.name}” ${MEANINGS[set.meaning]}.`,
      columns,
      ids: [setId],
    }
  })
}

const MEANINGS = {
  competence: 'mean competence in what was taught so far',
  coverage: 'mean coverage of what is planned for the year',
  judgement: 'are the teacher’s own judgement',
} as const

function wordsAskedBy({ correspondences, rules }: NotedInput, { measure }: PageColumn): string[] {
  switch (measure.kind) {
    case 'described':
      return measure.descriptorIds
    case 'category': {
      const asked = correspondences?.find(({ id }) => id === measure.correspondenceId)
      return asked?.categories.flatMap(({ descriptorIds }) => descriptorIds) ?? []
    }
    case 'on-track':
      return rules
        .filter(({ id }) => id === measure.ruleId)
        .flatMap(({ rule }) => rule.anyOf.flatMap(({ allOf }) => allOf))
        .flatMap((condition) => (condition.kind === 'word' ? condition.descriptorIds : []))
    default:
      return []
  }
}
