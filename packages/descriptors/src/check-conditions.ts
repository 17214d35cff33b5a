import { type CalendarDate, compareCodeUnits, type Issue } from '@track/kernel'
import { issue, warning } from './check-words.js'
import type { Condition, Conditions } from './condition.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { DepthScale } from './depth-scale.js'
import type { DescriptorSet } from './descriptor-set.js'
import { descriptorSetAsOf } from './descriptor-set-as-of.js'
import type { ERROR_CODES } from './errors.js'
import type { Version } from './in-force.js'
import { isRetired } from './is-retired.js'
import type { Measure } from './measure.js'
import { scaleAsOf } from './scale-as-of.js'

/** What a rule may speak of: the school's columns, and its sets and scales (every version, or those in force) on a day. */
export interface RuleSurroundings {
  readonly measures: readonly Readonly<Pick<Measure, 'id' | 'name' | 'minimum' | 'maximum' | 'setId'>>[]
  readonly sets: readonly (Version & DeepReadonly<Pick<DescriptorSet, 'name' | 'descriptors' | 'retiredOn'>>)[]
  readonly scales: readonly (Version & DeepReadonly<Pick<DepthScale, 'name' | 'codes' | 'retiredOn'>>)[]
  readonly asOf: CalendarDate
  /** The tags that objectives carry; when given, another one is warned of. */
  readonly tags?: readonly string[] | undefined
}

/**
 * What a school should mend in a rule before using it, each thing by its name. An empty list is a rule that can be answered.
 *
 * Errors: a column, word, scale or depth that is not there; a scale or set retired by the day; a per cent outside 0 to 100; marks asked
 * of a column of words, and the other way round. Warnings: a mark that the column cannot reach; a tag that no objective carries;
 * an alternative that says the same as an earlier one. `field` is the place in the rule. A word may be of any set, because
 * pupils of one column may have several.
 *
 * @example
 * ```ts
 * import { checkConditions } from '@track/descriptors'
 *
 * const rule = { anyOf: [{ allOf: [{ kind: 'mark', measureId: 'gone', markAtLeast: 100 }] }] } as const
 * const [found] = checkConditions(rule, { measures: [], sets: [], scales: [], asOf: '2026-01-01' })
 * found?.code // => 'descriptors/unknown-measure'
 * found?.field // => 'anyOf.0.allOf.0.measureId'
 * ```
 */
export function checkConditions(conditions: DeepReadonly<Conditions>, surroundings: RuleSurroundings): Issue[] {
  const meanings = conditions.anyOf.map(({ allOf }) => meaningOf(allOf))
  return conditions.anyOf.flatMap(({ allOf }, alternative) => {
    const place = `anyOf.${alternative}`
    const found = allOf.flatMap((condition, index) =>
      checkCondition(condition, surroundings).map(({ field, ...rest }) => ({
        field: `${place}.allOf.${index}.${field}`,
        ...rest,
      })),
    )
    const first = meanings.indexOf(meanings[alternative]!)
    if (first === alternative) return found
    const message = `Alternative ${alternative + 1} says the same as alternative ${first + 1}; one of them is enough.`
    return [...found, warning(issue(place, 'descriptors/repeated-alternative', message))]
  })
}

function checkCondition(condition: DeepReadonly<Condition>, surroundings: RuleSurroundings): Issue[] {
  switch (condition.kind) {
    case 'word':
      return [
        ...checkColumn(condition, surroundings),
        ...condition.descriptorIds.flatMap((id) => checkWord(id, surroundings)),
      ]
    case 'mark':
      return checkColumn(condition, surroundings)
    case 'secured-count':
      return checkTags(condition, surroundings)
    case 'secured-percent':
      return [...checkPercent(condition), ...checkTags(condition, surroundings)]
    case 'depth-percent':
      return [...checkPercent(condition), ...checkDepth(condition, surroundings), ...checkTags(condition, surroundings)]
  }
}

function checkColumn(
  condition: DeepReadonly<Extract<Condition, { measureId: string }>>,
  { measures }: RuleSurroundings,
): Issue[] {
  const measure = measures.find(({ id }) => id === condition.measureId)
  if (!measure) return [issue('measureId', 'descriptors/unknown-measure', 'The column is not there; choose another.')]
  const { name, setId, minimum, maximum } = measure
  if (condition.kind === 'word') {
    if (setId !== undefined) return []
    const message = `“${name}” holds marks, not words; ask for a mark, or choose a column of words.`
    return [issue('measureId', 'descriptors/not-words', message)]
  }
  if (setId !== undefined) {
    const message = `“${name}” holds words, not marks; ask for a word, or choose a column of marks.`
    return [issue('measureId', 'descriptors/not-marks', message)]
  }
  const { markAtLeast } = condition
  if (markAtLeast >= (minimum ?? markAtLeast) && markAtLeast <= (maximum ?? markAtLeast)) return []
  const range = [minimum === undefined ? [] : `from ${minimum}`, maximum === undefined ? [] : `to ${maximum}`].flat()
  const message = `Marks of “${name}” go ${range.join(' ')}, so ${markAtLeast} tells no two pupils apart.`
  return [warning(issue('markAtLeast', 'descriptors/out-of-range', message))]
}

function checkWord(descriptorId: string, { sets, asOf }: RuleSurroundings): Issue[] {
  const having = idsOf(sets)
    .map((setId) => descriptorSetAsOf(sets, { setId, asOf })!)
    .filter(({ descriptors }) => descriptors.some(({ id }) => id === descriptorId))
  if (having.some((set) => !isRetired(set, asOf))) return []
  const [retired] = having
  if (retired) return [retiredIssue('descriptorIds', `set “${retired.name}”`, retired)]
  return [issue('descriptorIds', 'descriptors/unknown-word', 'A word is in none of the sets; choose another.')]
}

function checkDepth(
  { scaleId, depthId }: { readonly scaleId: string; readonly depthId: string },
  { scales, asOf }: RuleSurroundings,
): Issue[] {
  const scale = scaleAsOf(scales, { scaleId, asOf })
  if (!scale) return [issue('scaleId', 'descriptors/unknown-scale', 'The scale is not there; choose another.')]
  if (isRetired(scale, asOf)) return [retiredIssue('scaleId', `scale “${scale.name}”`, scale)]
  if (scale.codes.some(({ id }) => id === depthId)) return []
  const message = `The depth is not one of the scale “${scale.name}”; choose one of its words.`
  return [issue('depthId', 'descriptors/unknown-depth', message)]
}

function checkPercent({ percentAtLeast }: { readonly percentAtLeast: number }): Issue[] {
  if (percentAtLeast >= 0 && percentAtLeast <= 100) return []
  const message = `${percentAtLeast} is not a per cent from 0 to 100.`
  return [issue('percentAtLeast', 'descriptors/impossible-percent', message)]
}

function checkTags({ tags: asked }: { readonly tags: readonly string[] }, { tags }: RuleSurroundings): Issue[] {
  if (tags === undefined) return []
  return asked
    .filter((tag) => !tags.includes(tag))
    .map((tag) => warning(issue('tags', 'descriptors/unknown-tag', `No objective carries the tag “${tag}”.`)))
}

function retiredIssue(
  field: string,
  what: string,
  { retiredOn = '0000-01-01' }: { readonly retiredOn?: CalendarDate | undefined },
): Issue {
  const [year, month, day] = retiredOn.split('-').map(Number)
  const message = `The ${what} was retired on ${day} ${MONTHS[month! - 1]} ${year}: choose another.`
  return issue(field, 'descriptors/retired' satisfies keyof typeof ERROR_CODES, message)
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

function idsOf(versions: readonly Version[]): string[] {
  return [...new Set(versions.map(({ id }) => id))].sort(compareCodeUnits)
}

/** The same text for two alternatives that ask the same, whatever the order of their conditions, tags and words. */
function meaningOf(allOf: readonly DeepReadonly<Condition>[]): string {
  const each = allOf.map((condition) =>
    JSON.stringify(
      Object.entries(condition)
        .sort(([a], [b]) => compareCodeUnits(a, b))
        .map(([key, value]) => [key, Array.isArray(value) ? [...new Set(value)].sort() : value]),
    ),
  )
  return [...new Set(each)].sort().join()
}
