import {
  type Conditions,
  type Correspondence,
  checkConditions,
  checkCorrespondence,
  checkDescriptorSet,
  checkDescriptorSetChange,
  checkScale,
  checkScaleChange,
  type DepthScale,
  type DescriptorSet,
  descriptorSetAsOf,
  type Measure,
  type OnTrackRule,
} from '@track/descriptors'
import type { CalendarDate, Issue } from '@track/kernel'
import { invalidBody } from '../../invalid-body.js'
import type { Descriptors } from '../../teaching/load-descriptors.js'

/** What is wrong with a body, with its place in it. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidBody(faults)
}

/** A scale is as it should be, and has kept every code that it ever had: judgements of any day may use any of them. */
export function faultsOfScale(
  scale: Pick<DepthScale, 'id' | 'codes' | 'secureFrom'>,
  { scales }: Pick<Descriptors, 'scales'>,
): Fault[] {
  const before = versionsOf(scales, scale.id).flatMap(({ codes }) => codes)
  return [
    ...errorsIn(checkScale(scale), ({ row, field }) => (row === undefined ? field : `codes/${row - 1}/${field}`)),
    ...errorsIn(checkScaleChange({ codes: onceEach(before) }, scale), () => 'codes'),
  ]
}

/** A set is as it should be, has kept every word it ever had, and its suggestions ask for what there is. */
export function faultsOfSet(set: Omit<DescriptorSet, 'recordedAt'>, school: Descriptors): Fault[] {
  const before = versionsOf(school.sets, set.id).flatMap(({ descriptors }) => descriptors)
  const withIt = { ...school, sets: [...school.sets, { ...set, recordedAt: AFTER_ALL }] }
  return [
    ...errorsIn(checkDescriptorSet(set), ({ row, field }) =>
      row === undefined
        ? field
        : field === 'suggestions'
          ? `suggestions/${row - 1}/descriptorId`
          : `descriptors/${row - 1}/${field}`,
    ),
    ...errorsIn(checkDescriptorSetChange({ descriptors: onceEach(before) }, set), () => 'descriptors'),
    ...set.suggestions.flatMap(({ when }, index) =>
      faultsOfConditions(when, { at: `/suggestions/${index}/when`, school: withIt, asOf: set.effectiveFrom }),
    ),
  ]
}

export function faultsOfRule(
  { rule, effectiveFrom }: Pick<OnTrackRule, 'rule' | 'effectiveFrom'>,
  school: Descriptors,
): Fault[] {
  return faultsOfConditions(rule, { at: '/rule', school, asOf: effectiveFrom })
}

export function faultsOfCorrespondence(
  correspondence: Pick<Correspondence, 'categories'>,
  { sets }: Pick<Descriptors, 'sets'>,
): Fault[] {
  return errorsIn(
    checkCorrespondence(correspondence, { sets }),
    ({ row = 1, field }) => `categories/${row - 1}/${field}`,
  )
}

/** The marks of a column go upwards, and its words are of a set that is on offer. */
export function faultsOfMeasure(
  { minimum, maximum, setId }: Pick<Measure, 'minimum' | 'maximum' | 'setId'>,
  { sets, asOf }: Pick<Descriptors, 'sets'> & { readonly asOf: CalendarDate },
): Fault[] {
  return [
    ...(minimum !== undefined && maximum !== undefined && minimum > maximum
      ? [{ pointer: '/minimum', code: 'backwards', message: 'The lowest mark is above the highest' }]
      : []),
    ...(setId === undefined ? [] : faultsOfSetId(setId, { sets, asOf })),
  ]
}

/** A set that the school has and still offers on a day. */
export function faultsOfSetId(
  setId: string,
  { sets, asOf }: Pick<Descriptors, 'sets'> & { readonly asOf: CalendarDate },
): Fault[] {
  const set = descriptorSetAsOf(sets, { setId, asOf })
  const pointer = '/setId'
  if (set === undefined)
    return [{ pointer, code: 'request/not-found', message: 'This school has no such set of words: choose another' }]
  if (set.retiredOn === undefined || set.retiredOn > asOf) return []
  const message = `“${set.name}” was retired on ${set.retiredOn}: choose another set of words`
  return [{ pointer, code: 'descriptors/retired', message }]
}

export function notWords({ name }: Pick<Measure, 'name'>, pointer: string): Fault {
  const message = `“${name}” is a column of marks: words need a column of their own`
  return { pointer, code: 'descriptors/not-words', message }
}

function faultsOfConditions(
  conditions: Conditions,
  { at, school, asOf }: { readonly at: string; readonly school: Descriptors; readonly asOf: CalendarDate },
): Fault[] {
  return errorsIn(checkConditions(conditions, { ...school, asOf }), ({ field }) => field?.replaceAll('.', '/')).map(
    ({ pointer, ...rest }) => ({ pointer: `${at}${pointer}`, ...rest }),
  )
}

/** Later than anything the database recorded: what is being written comes after all that was. */
const AFTER_ALL = '9999-12-31T23:59:59.999Z'

/** What may not be kept; a school may overrule a warning, which is for the screen to show. */
function errorsIn(issues: readonly Issue[], placeOf: (issue: Issue) => string | undefined): Fault[] {
  return issues
    .filter(({ severity }) => severity === 'error')
    .map((issue) => ({ pointer: `/${placeOf(issue) ?? ''}`, code: issue.code, message: issue.message }))
}

function versionsOf<V extends { readonly id: string }>(versions: readonly V[], id: string): V[] {
  return versions.filter((version) => version.id === id)
}

/** The newest of each id, so that a word is named once and as it is called now. */
function onceEach<W extends { readonly id: string }>(words: readonly W[]): W[] {
  return [...new Map(words.map((word) => [word.id, word])).values()]
}
