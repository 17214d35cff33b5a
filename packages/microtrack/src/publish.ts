import type { CalendarDate, Instant, Issue } from '@track/kernel'
import { checkTemplate, isServed, type TemplateAdvice } from './check-template.js'
import type { Dial } from './dial-of.js'
import { ERROR_CODES } from './errors.js'
import type { Limits } from './limits.js'
import type { Publication, ReadingBand, Variant } from './publication.js'
import type { Criterion, Task, Template } from './template.js'

/** What is worth a second thought; it keeps nothing back. `orphanCriteria` are those that no task serves. */
interface Beside {
  readonly advice: readonly TemplateAdvice[]
  readonly orphanCriteria: readonly Criterion[]
}

/**
 * A template given out to pupils from one day to another, or everything that keeps it from being given out.
 *
 * What it says is kept as it is now, whatever becomes of the template. Links to criteria that are no longer there, and tasks that a
 * variant leaves out and that are no longer there, are dropped; nothing else is changed.
 *
 * @example
 * ```ts
 * import { publish } from '@track/microtrack'
 *
 * const template = { outcomes: [], criteria: [], tasks: [], moveOn: [], questions: [] }
 * const given = { id: 'mon', startsOn: '2026-03-02', endsOn: '2026-03-02', readingBand: 'middle', publishedAt: '2026-03-01T16:00:00.000Z' } as const
 * const result = publish(template, { ...given, variants: [], pupils: [{ pupilId: 'ada', variantId: null }] })
 * 'issues' in result && result.issues.map(({ code }) => code) // => ['microtrack/outcome-count', 'microtrack/criteria-count']
 * ```
 */
export function publish(
  template: Template,
  {
    id,
    startsOn,
    endsOn,
    readingBand,
    variants,
    pupils,
    publishedAt,
    ...rules
  }: {
    readonly id: string
    readonly startsOn: CalendarDate
    readonly endsOn: CalendarDate
    readonly readingBand: ReadingBand
    readonly variants: readonly Variant[]
    readonly pupils: Readonly<Publication['pupils']>
    readonly publishedAt: Instant
    readonly limits?: Partial<Limits> | undefined
    readonly dial?: Pick<Dial, 'groups' | 'options'> | undefined
  },
): ({ readonly publication: Publication } & Beside) | ({ readonly issues: readonly Issue[] } & Beside) {
  const { errors, advice } = checkTemplate(template, rules)
  const { outcomes, criteria, questions } = template
  const beside = { advice, orphanCriteria: criteria.filter((criterion) => !isServed(criterion, template.tasks)) }
  const issues = [...errors, ...checkGiving({ startsOn, endsOn, variants, pupils })]
  if (issues.length > 0) return { issues, ...beside }

  const known = new Set(criteria.map((criterion) => criterion.id))
  const linked = (task: Task) => ({ ...task, criterionIds: task.criterionIds.filter((each) => known.has(each)) })
  const [tasks, moveOn] = [template.tasks.map(linked), template.moveOn.map(linked)]
  const offered = new Set([...tasks, ...moveOn].map((task) => task.id))
  const publication = {
    id,
    outcome: outcomes[0]!,
    criteria,
    tasks,
    moveOn,
    questions,
    startsOn,
    endsOn,
    readingBand,
    variants: variants.map((each) => ({ ...each, leaveOut: each.leaveOut.filter((taskId) => offered.has(taskId)) })),
    pupils: [...pupils],
    publishedAt,
  }
  return { publication, ...beside }
}

function checkGiving({
  startsOn,
  endsOn,
  variants,
  pupils,
}: Pick<Publication, 'startsOn' | 'endsOn'> & {
  readonly variants: readonly Variant[]
  readonly pupils: Readonly<Publication['pupils']>
}): Issue[] {
  const issues: Issue[] = []
  const refuse = (code: keyof typeof ERROR_CODES, field: string, row?: number) =>
    issues.push({ code, field, ...(row === undefined ? {} : { row }), message: ERROR_CODES[code], severity: 'error' })
  if (endsOn < startsOn) refuse('microtrack/ends-before-it-starts', 'endsOn')
  const variantIds = new Set<string>()
  variants.forEach(({ id }, place) => {
    if (variantIds.has(id)) refuse('microtrack/id-twice', 'variants', place + 1)
    variantIds.add(id)
  })
  if (pupils.length === 0) refuse('microtrack/no-pupils', 'pupils')
  const pupilIds = new Set<string>()
  pupils.forEach(({ pupilId, variantId }, place) => {
    if (pupilIds.has(pupilId)) refuse('microtrack/pupil-twice', 'pupils', place + 1)
    if (variantId !== null && !variantIds.has(variantId)) refuse('microtrack/unknown-variant', 'pupils', place + 1)
    pupilIds.add(pupilId)
  })
  return issues
}
