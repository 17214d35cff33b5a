import type { ClassMarkbook } from '@track/api-contract'
import {
  type CategoryCount,
  type Correspondence,
  countByCategory,
  type DescriptorSet,
  type Measure,
  type NamesOfReasons,
  type PupilFacts,
  type Suggestion,
  suggestDescriptor,
} from '@track/descriptors'
import type { Entry } from '@track/markbook'
import { statesAsOf } from '@track/markbook'
import { factsOf } from './pupil-facts'

/** What stands in one cell: a pupil's word in a column of words, or a mark in one of marks. Null is not said yet. */
export interface WordCell {
  readonly pupilId: string
  readonly label: string
  readonly measure: Measure
  /** The words that this pupil is described in; null in a column of marks. */
  readonly set: DescriptorSet | null
  readonly value: string | number | null
  /** What the school's rule would say, where it has one and the teacher has not said just that. Never written by itself. */
  readonly suggestion: Suggestion | null
}

/** The words and marks of a class in a subject: pupils in the order of the register, a column a measure. */
export interface WordsView {
  readonly columns: readonly Measure[]
  readonly rows: readonly { readonly pupilId: string; readonly label: string; readonly cells: readonly WordCell[] }[]
  readonly names: NamesOfReasons
  readonly facts: ReadonlyMap<string, PupilFacts>
}

/** Lays out what a class is described in, with what the school's rules would suggest from the judgements of each pupil's own programme. */
export function layOutWords(markbook: ClassMarkbook, log: readonly Entry[]): WordsView {
  const { measures, sets, scales, asOf } = markbook
  const states = statesAsOf(log, { asOf, track: 'teacher' })
  const facts = factsOf(markbook, log)
  const rows = markbook.pupils.map(({ id: pupilId, label, setIds }) => ({
    pupilId,
    label,
    cells: measures.map((measure): WordCell => {
      const set = sets.find(({ id }) => id === setIds[measure.id]) ?? null
      const value = states[pupilId]?.measures[measure.id]?.value ?? null
      const suggested = set && set.suggestions.length > 0 ? suggestDescriptor(set, facts.get(pupilId)!) : null
      return {
        ...{ pupilId, label, measure, set, value },
        suggestion: suggested?.descriptorId == null || suggested.descriptorId === value ? null : suggested,
      }
    }),
  }))
  return { columns: measures, rows, names: namesOf({ measures, sets, scales }), facts }
}

/** The words of every set of a column, each once: the keys that mean something in it. */
export function wordsOfColumn(view: WordsView, at: number): DescriptorSet['descriptors'] {
  const sets = setsOfColumn(view, at)
  return [...new Map(sets.flatMap(({ descriptors }) => descriptors).map((word) => [word.id, word])).values()]
}

/** The sets that pupils are described in in a column, most used first. */
export function setsOfColumn(view: WordsView, at: number): DescriptorSet[] {
  const used = new Map<DescriptorSet, number>()
  for (const { cells } of view.rows) {
    const set = cells[at]?.set
    if (set) used.set(set, (used.get(set) ?? 0) + 1)
  }
  return [...used.keys()].sort((a, b) => used.get(b)! - used.get(a)!)
}

/**
 * How many pupils have which word in a column, by the school's categories where it has said that words of several sets mean the same; a
 * word in no category stands on its own, and who has no word is counted as that.
 */
export function countsOfColumn(
  view: WordsView,
  { at, correspondences }: { readonly at: number; readonly correspondences: readonly Correspondence[] },
): CategoryCount[] {
  const sets = setsOfColumn(view, at)
  const words = new Set(sets.flatMap(({ descriptors }) => descriptors.map(({ id }) => id)))
  const speaksOf = ({ categories }: Correspondence) =>
    categories.flatMap(({ descriptorIds }) => descriptorIds).filter((id) => words.has(id)).length
  const [fits] = correspondences.filter((one) => speaksOf(one) > 0).sort((a, b) => speaksOf(b) - speaksOf(a))
  const said = view.rows.map(({ cells }) => cells[at]!.value).map((value) => (value === null ? null : String(value)))
  return countByCategory(said, { correspondence: fits ?? { categories: [] }, sets })
}

function namesOf({ measures, sets, scales }: Pick<ClassMarkbook, 'measures' | 'sets' | 'scales'>): NamesOfReasons {
  const named = (things: readonly { readonly id: string; readonly label: string }[]) =>
    Object.fromEntries(things.map(({ id, label }) => [id, label]))
  return {
    measures: Object.fromEntries(measures.map(({ id, name }) => [id, name])),
    descriptors: named(sets.flatMap(({ descriptors }) => descriptors)),
    depths: named(scales.flatMap(({ codes }) => codes)),
  }
}
