import { type Conditions, type Counter, countersOf } from '@track/descriptors'
import type { PageInput } from './page-input.js'
import { ruleOn } from './rule-on.js'

/** What the columns of a page want to know of each pupil, so that nothing else is counted. */
export interface PageNeeds {
  readonly subjects: ReadonlyMap<string, SubjectNeeds>
  /** The measures whose marks or words are looked up. */
  readonly measureIds: ReadonlySet<string>
}

export interface SubjectNeeds {
  /** For each date what the rules in force count, beyond how much of what was taught is assessed and secured. */
  readonly counters: readonly ReadonlyMap<string, Counter>[]
  readonly numbers: boolean
  readonly progress: boolean
}

/** What the measures of the page ask for, and the rules by their versions of each date. */
export function needsOf(input: PageInput): PageNeeds {
  const { columns, dates } = input.definition
  const subjects = new Map<string, { counters: Map<string, Counter>[]; numbers: boolean; progress: boolean }>()
  const measureIds = new Set<string>()
  for (const { subjectId, measure, change } of columns) {
    if (change?.since.kind === 'measure') measureIds.add(change.since.measureId)
    if ('measureId' in measure) {
      measureIds.add(measure.measureId)
      continue
    }
    const needs = subjects.get(subjectId) ?? { counters: dates.map(() => new Map()), numbers: false, progress: false }
    subjects.set(subjectId, needs)
    if (measure.kind === 'progress') needs.progress = true
    if (measure.kind === 'mean-number') needs.numbers = true
    if (measure.kind === 'on-track')
      for (const [date, { on }] of dates.entries()) {
        const rule = ruleOn({ ...input, ruleId: measure.ruleId, asOf: on })?.rule
        if (!rule) continue
        for (const counter of countersOf(rule))
          if (!isOfAllTaught(counter)) needs.counters[date]!.set(counter.key, counter)
        for (const measureId of measuresOf(rule)) measureIds.add(measureId)
      }
  }
  return { subjects, measureIds }
}

/** Does a rule ask for the secured among all that was taught? A page counts these anyway. */
export function isOfAllTaught({ basis, tags, depth }: Counter): boolean {
  return basis === 'taught' && tags.length === 0 && depth === null
}

/** The measures whose mark or word a rule asks for. */
export function measuresOf({ anyOf }: Conditions): string[] {
  return anyOf.flatMap(({ allOf }) =>
    allOf.flatMap((condition) => ('measureId' in condition ? condition.measureId : [])),
  )
}
