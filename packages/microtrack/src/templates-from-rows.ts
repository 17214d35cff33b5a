import type { Advice, Issue } from '@track/kernel'
import type { Limits } from './limits.js'
import type { Template } from './template.js'

/** One row of a scheme of work, already in the words of this package; `row` as its own program counts, if it is not the place here. */
export interface OutcomeRow {
  readonly outcome: string
  readonly criteria: string
  readonly title?: string | undefined
  readonly unit?: string | undefined
  readonly externalId?: string | undefined
  readonly row?: number | undefined
}

/** A template made of one row; a draft wants a choice by the teacher before it can be given out, and `advice` says which. */
export interface TemplateDraft {
  readonly template: Template
  readonly title: string | null
  readonly unit: string | null
  readonly externalId: string | null
  readonly isDraft: boolean
  readonly advice: readonly Advice[]
}

const LONGEST = 300
const MOST_CRITERIA = 20

/**
 * Which templates does a scheme of work hold? One for each row, with its outcome and criteria as they are written there.
 *
 * Criteria are split at `separator` and trimmed; empty and repeated ones (compared without case and extra spaces) are left out with
 * a warning. Too few or too many criteria for the school's limits (two or three), or no outcome, make a draft: nothing is chosen for
 * the teacher and no tasks are invented. Two rows with the same outcome stay two templates. A row with nothing in it, or with more
 * than a template holds, is an error and is left out; all others are read.
 *
 * @example
 * ```ts
 * import { templatesFromRows } from '@track/microtrack'
 *
 * let ids = 0
 * const row = { outcome: 'I can count objects', criteria: 'Count in order | Touch each once', title: 'Counting' }
 * const { templates } = templatesFromRows([row], { newId: () => `c${++ids}` })
 * templates[0]?.template.criteria // => [{ id: 'c1', text: 'Count in order' }, { id: 'c2', text: 'Touch each once' }]
 * templates[0]?.isDraft // => false
 * ```
 */
export function templatesFromRows(
  rows: readonly OutcomeRow[],
  {
    newId,
    separator = '|',
    limits = { criteria: { min: 2, max: 3 } },
  }: {
    readonly newId: () => string
    readonly separator?: string | undefined
    readonly limits?: Pick<Limits, 'criteria'> | undefined
  },
): { templates: TemplateDraft[]; issues: Issue[] } {
  const templates: TemplateDraft[] = []
  const issues: Issue[] = []
  rows.forEach((each, place) => {
    const row = each.row ?? place + 1
    const outcome = each.outcome.trim()
    const { criteria, leftOut } = splitCriteria(each.criteria, separator)
    const error = whyNotRead(outcome, criteria)
    if (error) {
      issues.push({ row, ...error, severity: 'error' })
      return
    }
    issues.push(...leftOut.map((message) => ({ row, field: 'criteria', code: LEFT_OUT, message, severity: WARNING })))
    if (outcome === '') issues.push({ row, field: 'outcome', ...NO_OUTCOME, severity: WARNING })
    const advice = adviceOn(outcome, criteria.length, limits.criteria)
    templates.push({
      template: {
        outcomes: outcome === '' ? [] : [outcome],
        criteria: criteria.map((text) => ({ id: newId(), text })),
        tasks: [],
        moveOn: [],
        questions: [],
      },
      title: each.title?.trim() || null,
      unit: each.unit?.trim() || null,
      externalId: each.externalId?.trim() || null,
      isDraft: advice.length > 0,
      advice,
    })
  })
  return { templates, issues }
}

const WARNING = 'warning' as const
const LEFT_OUT = 'microtrack/criterion-left-out'
const NO_OUTCOME = {
  code: 'microtrack/no-outcome',
  message: 'There is no outcome here: write what the pupils are to reach.',
}

function splitCriteria(cell: string, separator: string): { criteria: string[]; leftOut: string[] } {
  if (cell.trim() === '') return { criteria: [], leftOut: [] }
  const criteria = new Map<string, string>()
  const leftOut: string[] = []
  const parts = separator === '' ? [cell] : cell.split(separator)
  parts.forEach((part, index) => {
    const text = part.trim()
    const plain = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
    if (text === '') leftOut.push(`Criterion ${index + 1} is empty and was left out.`)
    else if (criteria.has(plain)) leftOut.push(`Criterion ${index + 1} repeats an earlier one and was left out.`)
    else criteria.set(plain, text)
  })
  return { criteria: [...criteria.values()], leftOut }
}

function whyNotRead(outcome: string, criteria: readonly string[]): Pick<Issue, 'field' | 'code' | 'message'> | null {
  if (outcome === '' && criteria.length === 0)
    return { field: 'outcome', code: 'microtrack/empty-row', message: 'This row has neither an outcome nor criteria.' }
  const code = 'microtrack/too-much'
  if (outcome.length > LONGEST)
    return { field: 'outcome', code, message: `This outcome is longer than ${LONGEST} characters: shorten it.` }
  if (criteria.some(({ length }) => length > LONGEST))
    return {
      field: 'criteria',
      code,
      message: `A criterion is longer than ${LONGEST} characters: shorten or split it.`,
    }
  if (criteria.length > MOST_CRITERIA)
    return {
      field: 'criteria',
      code,
      message: `There are more than ${MOST_CRITERIA} criteria: keep the few that matter.`,
    }
  return null
}

function adviceOn(outcome: string, count: number, { min, max }: Limits['criteria']): Advice[] {
  const advice: Advice[] = outcome === '' ? [NO_OUTCOME] : []
  const code = 'microtrack/choose-criteria'
  const wanted = min === max ? `${min}` : max === min + 1 ? `${min} or ${max}` : `${min} to ${max}`
  if (count < min)
    advice.push({
      code,
      message: `Criteria here: ${count}. Add to them before you publish, so that there are ${wanted}.`,
    })
  if (count > max)
    advice.push({ code, message: `Criteria here: ${count}. Choose ${wanted} of them before you publish.` })
  return advice
}
