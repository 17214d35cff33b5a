import { daysBetween } from '@track/kernel'
import type { EntryLike, LogColumns, WholeColumn } from '../src/index.js'

/** The teachers' lines of a log as columns: in types as narrow as they go or not, ids (e1, e2, …) as text or as numbers. */
export function toColumns(
  log: readonly EntryLike[],
  { narrow = false, numbers = false }: { readonly narrow?: boolean; readonly numbers?: boolean } = {},
): LogColumns {
  const lines = log.filter(({ track }) => track === 'teacher')
  const [pupils, objectives, measures, words] = [list<string>(), list<string>(), list<string>(), list<string>()]
  const marks = list<number>()
  const small = (values: number[]): WholeColumn => (narrow ? Int8Array.from(values) : Int32Array.from(values))
  const numberOf = (id: string): number => Number(id.slice(1))
  const columns = {
    pupil: small(lines.map(({ pupilId }) => pupils.numberOf(pupilId))),
    item: small(
      lines.map(({ objectiveId, measureId }) =>
        objectiveId === null ? ~measures.numberOf(measureId ?? '') : objectives.numberOf(objectiveId),
      ),
    ),
    value: small(
      lines.map(({ value }) =>
        typeof value === 'string' ? words.numberOf(value) : value === null ? -1 : -2 - marks.numberOf(value),
      ),
    ),
    day: Int32Array.from(lines, ({ observedOn }) => daysBetween('1970-01-01', observedOn)),
    recordedAt: Float64Array.from(lines, ({ recordedAt }) => Date.parse(recordedAt)),
  }
  const ids = numbers
    ? {
        id: Int32Array.from(lines, ({ id }) => numberOf(id)),
        supersedes: Int32Array.from(lines, ({ supersedes }) => (supersedes == null ? -1 : numberOf(supersedes))),
      }
    : { id: lines.map(({ id }) => id), supersedes: lines.map(({ supersedes }) => supersedes ?? null) }
  return {
    pupils: pupils.words,
    objectives: objectives.words,
    measures: measures.words,
    words: words.words,
    marks: marks.words,
    ...columns,
    ...ids,
  }
}

function list<Word>(): { words: Word[]; numberOf: (word: Word) => number } {
  const words: Word[] = []
  return { words, numberOf: (word) => (words.includes(word) ? words.indexOf(word) : words.push(word) - 1) }
}

/** A log cut into batches of these sizes, the sizes again and again; a batch may be empty. */
export function inBatches<E>(log: readonly E[], sizes: readonly number[]): E[][] {
  const batches: E[][] = []
  let start = 0
  for (let batch = 0; start < log.length && batch < 1000; batch++) {
    const size = sizes[batch % sizes.length]! + (batch % sizes.length === 0 ? 1 : 0)
    batches.push(log.slice(start, start + size))
    start += size
  }
  return batches
}
