import type { Advice, Issue } from '@track/kernel'
import type { Dial } from './dial-of.js'
import { ERROR_CODES } from './errors.js'
import type { Limits } from './limits.js'
import { startsWithAThing } from './starts-with-a-thing.js'
import type { Criterion, Task, Template } from './template.js'

/** Advice that says which one it is about, counted from 1. */
export type TemplateAdvice = Advice & { readonly field: TemplateField; readonly row?: number }
export type TemplateField = 'outcomes' | 'criteria' | 'tasks' | 'moveOn' | 'questions'

/** What is looked at; a draft may hold anything. */
export type TemplateLike = Pick<Template, 'outcomes' | 'criteria' | 'tasks'> &
  Partial<Pick<Template, 'moveOn' | 'questions'>>

/**
 * May this be given out, and what is worth a second thought first?
 *
 * Errors keep it back: other than one outcome, fewer or more criteria than the school's limits (two or three), a choice of more than it
 * offers or of none, empty words, one id for two things. Advice never does: fewer or more tasks than usual (four to eight, unless the
 * school made that firm), a task that serves no criterion and does not say that it gets anybody ready, a criterion that no task serves,
 * a task that begins with a thing, more choice than the `dial` of those who get it says. A choice counts as many tasks as it asks to
 * choose; what pupils add, and what may be moved on to, counts towards no limit. `field` and `row` say which one is meant.
 *
 * @example
 * ```ts
 * import { checkTemplate } from '@track/microtrack'
 *
 * const template = {
 *   outcomes: ['I can find equivalent fractions', 'I can add fractions'],
 *   criteria: [{ id: 'c1', text: 'I can show it' }],
 *   tasks: [{ id: 't1', text: 'Page 14', criterionIds: [], getsMeReady: true, optional: false }],
 * }
 * const { errors, advice } = checkTemplate(template)
 * errors.map(({ code }) => code) // => ['microtrack/outcome-count', 'microtrack/criteria-count']
 * advice.map(({ code }) => code) // => ['microtrack/task-count', 'microtrack/orphan-criterion', 'microtrack/starts-with-a-thing']
 * ```
 */
export function checkTemplate(
  template: TemplateLike,
  {
    limits = {},
    dial,
  }: {
    readonly limits?: Partial<Limits> | undefined
    readonly dial?: Pick<Dial, 'groups' | 'options'> | undefined
  } = {},
): { readonly errors: Issue[]; readonly advice: TemplateAdvice[] } {
  const { outcomes, criteria, tasks, moveOn = [] } = template
  const { criteria: criteriaLimit, tasks: tasksLimit, tasksAreFirm } = { ...USUAL, ...withoutAbsent(limits) }
  const errors: Issue[] = []
  const advice: TemplateAdvice[] = []
  const refuse = (code: Code, field: TemplateField, row?: number) => errors.push(issue(code, field, row))
  const advise = (code: Code, field: TemplateField, row?: number) => advice.push(piece(code, field, row))

  if (outcomes.length !== 1) refuse('microtrack/outcome-count', 'outcomes')
  if (!isWithin(criteria.length, criteriaLimit)) refuse('microtrack/criteria-count', 'criteria')
  for (const [field, row, { choice }] of placesOf({ tasks, moveOn }))
    if (choice && !isWithin(choice.choose, { min: 1, max: choice.options.length }))
      refuse('microtrack/choice-count', field, row)
  if (!isWithin(countOf(tasks), tasksLimit))
    if (tasksAreFirm) refuse('microtrack/task-count', 'tasks')
    else advise('microtrack/task-count', 'tasks')
  for (const [field, row] of placesOf(wordsIn(template)).filter(([, , words]) => words.trim() === ''))
    refuse('microtrack/no-words', field, row)
  for (const [field, row] of repeatedIds(template)) refuse('microtrack/id-twice', field, row)

  for (const row of rowsOf(tasks, (task) => isOrphan(task, criteria))) advise('microtrack/orphan-task', 'tasks', row)
  for (const row of rowsOf(criteria, (criterion) => !isServed(criterion, tasks)))
    advise('microtrack/orphan-criterion', 'criteria', row)
  for (const [field, row, { text }] of placesOf({ tasks, moveOn }))
    if (startsWithAThing(text)) advise('microtrack/starts-with-a-thing', field, row)
  const choices = tasks.flatMap(({ choice }) => choice ?? [])
  if (dial && (choices.length > dial.groups || choices.some(({ options }) => options.length > dial.options)))
    advise('microtrack/many-choices', 'tasks')
  return { errors, advice }
}

/** Whether some task serves the criterion. */
export function isServed({ id }: Criterion, tasks: readonly Pick<Task, 'criterionIds'>[]): boolean {
  return tasks.some(({ criterionIds }) => criterionIds.includes(id))
}

type Code = keyof typeof ERROR_CODES
type Places<T> = Partial<Record<TemplateField, readonly T[]>>

const USUAL: Limits = { criteria: { min: 2, max: 3 }, tasks: { min: 4, max: 8 }, tasksAreFirm: false }

function issue(code: Code, field: TemplateField, row: number | undefined): Issue {
  return { ...piece(code, field, row), severity: 'error' }
}

function piece(code: Code, field: TemplateField, row: number | undefined): TemplateAdvice {
  return { code, field, ...(row === undefined ? {} : { row }), message: ERROR_CODES[code] }
}

function isWithin(count: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return min <= count && count <= max
}

/** How many tasks a list counts: a choice is as many as it asks to choose. */
function countOf(tasks: readonly Pick<Task, 'choice'>[]): number {
  return tasks.reduce((sum, { choice }) => sum + (choice?.choose ?? 1), 0)
}

/** A link to a criterion that is not there (any more) serves nothing. */
function isOrphan({ criterionIds, getsMeReady }: Task, criteria: readonly Criterion[]): boolean {
  return !getsMeReady && !criteria.some(({ id }) => criterionIds.includes(id))
}

function rowsOf<T>(things: readonly T[], isMeant: (thing: T) => boolean): number[] {
  return things.flatMap((thing, place) => (isMeant(thing) ? [place + 1] : []))
}

function placesOf<T>(parts: Places<T>): [TemplateField, number, T][] {
  return Object.entries(parts).flatMap(([field, things]) =>
    things.map((thing, place): [TemplateField, number, T] => [field as TemplateField, place + 1, thing]),
  )
}

function wordsIn({ outcomes, criteria, tasks, moveOn = [], questions = [] }: TemplateLike): Places<string> {
  const [first, second, third, fourth] = [criteria, tasks, moveOn, questions].map((part) =>
    part.map(({ text }) => text),
  )
  return { outcomes, criteria: first!, tasks: second!, moveOn: third!, questions: fourth! }
}

/** The second and later of the same id: among criteria, among tasks of either kind, among questions, among the options of one choice. */
function repeatedIds({ criteria, tasks, moveOn = [], questions = [] }: TemplateLike): [TemplateField, number][] {
  const repeated = [{ criteria }, { tasks, moveOn }, { questions }].flatMap((part) => {
    const places = placesOf<{ readonly id: string }>(part)
    return places.filter(([, , { id }], at) => places.findIndex(([, , other]) => other.id === id) < at)
  })
  const choices = placesOf({ tasks, moveOn }).filter(([, , { choice }]) => {
    const ids = choice?.options.map(({ id }) => id) ?? []
    return new Set(ids).size < ids.length
  })
  return [...repeated, ...choices].map(([field, row]) => [field, row])
}

function withoutAbsent<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
