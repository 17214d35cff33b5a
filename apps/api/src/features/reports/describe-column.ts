import type { Page, PageDefinition } from '@track/api-contract'
import { categoryOf, type DescriptorSet, descriptorSetAsOf, isRetired, onTrackRuleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { unitOf } from '@track/reports'
import type { Descriptors } from '../../teaching/load-descriptors.js'
import type { PageFault } from './refuse-faults.js'

/** What a school has that columns can ask for. */
export interface ColumnSources extends Descriptors {
  /** The names of its subjects by id. */
  readonly subjects: ReadonlyMap<string, string>
  /** May the numbers behind depths show anywhere? */
  readonly depthNumbers: boolean
}

type Column = PageDefinition['columns'][number]

/** Whatever a column asks for that this school does not have, or had given up by the first day it is asked about. */
export function faultsOf(
  { subjectId, measure, change }: Column,
  sources: ColumnSources,
  firstDay: CalendarDate,
): PageFault[] {
  if (!sources.subjects.has(subjectId)) return [unknown(['subjectId'], 'reports/unknown-subject', 'subject')]
  const at = (...path: (string | number)[]) => ['measure', ...path]
  const ofMeasure = (path: PageFault['at'], measureId: string, holds: 'marks' | 'words') => {
    const known = sources.measures.find(({ id }) => id === measureId)
    if (known?.subjectId !== subjectId) return [unknown(path, 'descriptors/unknown-measure', 'measure of this subject')]
    const held = known.setId === undefined ? 'marks' : 'words'
    const code = holds === 'words' ? 'descriptors/not-words' : 'descriptors/not-marks'
    return held === holds ? [] : [fault(path, code, `“${known.name}” holds ${held}: choose a measure of ${holds}`)]
  }
  if ('measureId' in measure) {
    const faults = ofMeasure(at('measureId'), measure.measureId, measure.kind === 'mean-mark' ? 'marks' : 'words')
    if (faults.length > 0) return faults
  }
  if (change?.since.kind === 'measure') {
    const { measureId } = change.since
    const baseline = ['change', 'since', 'measureId']
    if ('measureId' in measure && measure.measureId === measureId)
      return [
        fault(
          baseline,
          'reports/own-baseline',
          'A test is no baseline of itself: choose another, or a date of the page',
        ),
      ]
    return ofMeasure(baseline, measureId, 'marks')
  }
  switch (measure.kind) {
    case 'on-track':
      return sources.rules.some(({ id }) => id === measure.ruleId)
        ? []
        : [unknown(at('ruleId'), 'reports/unknown-rule', 'on-track rule')]
    case 'described':
      return measure.descriptorIds.flatMap((id, index) => wordFaults(at('descriptorIds', index), id, sources, firstDay))
    case 'category': {
      const asked = sources.correspondences.find(({ id }) => id === measure.correspondenceId)
      if (!asked) return [unknown(at('correspondenceId'), 'reports/unknown-correspondence', 'correspondence')]
      if (asked.categories.some(({ id }) => id === measure.categoryId)) return []
      // A word that stands in none of the categories is one of its own.
      const isWord = setsWith(measure.categoryId, sources.sets).length > 0 && !categoryOf(asked, measure.categoryId)
      if (!isWord) return [unknown(at('categoryId'), 'reports/unknown-category', `category of “${asked.name}”`)]
      return wordFaults(at('categoryId'), measure.categoryId, sources, firstDay)
    }
    case 'mean-number':
      return sources.depthNumbers
        ? []
        : [
            fault(
              at('kind'),
              'reports/no-depth-numbers',
              'This school shows no numbers for its depths: turn them on in the settings first',
            ),
          ]
    default:
      return []
  }
}

/** How a page calls a column, in the words of its last day, and what its numbers are. */
export function describeColumn(column: Column, sources: ColumnSources, lastDay: CalendarDate): Page['columns'][number] {
  const { subjectId, measure, change } = column
  return {
    ...column,
    subject: sources.subjects.get(subjectId)!,
    name: nameOf(measure, sources, lastDay),
    ...(change?.since.kind === 'measure' && { since: nameOfMeasure(change.since.measureId, sources) }),
    unit: unitOf(column),
  }
}

function nameOf(measure: Column['measure'], sources: ColumnSources, lastDay: CalendarDate): string | null {
  const { rules, correspondences, sets } = sources
  switch (measure.kind) {
    case 'on-track': {
      const { ruleId } = measure
      const onDay = onTrackRuleAsOf(rules, { ruleId, asOf: lastDay })
      return (onDay ?? rules.find(({ id }) => id === ruleId))?.name ?? null
    }
    case 'mean-mark':
      return nameOfMeasure(measure.measureId, sources)
    case 'described': {
      const words = measure.descriptorIds.map((id) => labelOn(id, sets, lastDay))
      return `${nameOfMeasure(measure.measureId, sources)}: ${words.join(', ')}`
    }
    case 'category': {
      const categories = correspondences.find(({ id }) => id === measure.correspondenceId)?.categories
      const category = categories?.find(({ id }) => id === measure.categoryId)
      const label = category?.label ?? labelOn(measure.categoryId, sets, lastDay)
      return `${nameOfMeasure(measure.measureId, sources)}: ${label}`
    }
    default:
      return null
  }
}

function nameOfMeasure(measureId: string, { measures }: ColumnSources): string | null {
  return measures.find(({ id }) => id === measureId)?.name ?? null
}

/** What a word was called on a day; its id if no set has it. */
export function labelOn(descriptorId: string, sets: readonly DescriptorSet[], asOf: CalendarDate): string {
  const [setId] = setsWith(descriptorId, sets)
  const onDay = setId && descriptorSetAsOf(sets, { setId, asOf })
  const versions = [...(onDay ? [onDay] : []), ...sets.toReversed()]
  const words = versions.flatMap(({ descriptors }) => descriptors)
  return words.find(({ id }) => id === descriptorId)?.label ?? descriptorId
}

/** On days before its set was retired a word can be asked for. */
function wordFaults(
  at: PageFault['at'],
  descriptorId: string,
  { sets }: ColumnSources,
  firstDay: CalendarDate,
): PageFault[] {
  const [setId] = setsWith(descriptorId, sets)
  if (setId === undefined) return [unknown(at, 'descriptors/unknown-word', 'word')]
  const set = descriptorSetAsOf(sets, { setId, asOf: firstDay })!
  if (!isRetired(set, firstDay)) return []
  const word = labelOn(descriptorId, sets, firstDay)
  const message = `“${word}” is a word of “${set.name}”, which was retired on ${set.retiredOn}: choose words in use`
  return [fault(at, 'descriptors/retired', message)]
}

/** The sets that have a word, or had it in one of their versions. */
function setsWith(descriptorId: string, sets: readonly DescriptorSet[]): string[] {
  return sets.flatMap(({ id, descriptors }) => (descriptors.some((word) => word.id === descriptorId) ? id : []))
}

function unknown(at: PageFault['at'], code: PageFault['code'], what: string): PageFault {
  return fault(at, code, `This school has no such ${what}: choose one of those it has`)
}

function fault(at: PageFault['at'], code: PageFault['code'], message: string): PageFault {
  return { at, code, message }
}
