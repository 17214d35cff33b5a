import { checkTemplate } from '@track/microtrack'

interface CheckGiven {
  readonly outcomes: number
  readonly criteria: number
  readonly tasks: number
  readonly unplanned: number
  readonly orphanTasks?: number
  readonly choices?: readonly { readonly choose: number; readonly of: number }[]
}

const CODES = ['outcome-count', 'criteria-count', 'choice-count', 'task-count', 'orphan-task']

/**
 * The template that a vector counts: `tasks` are all that it plans, a choice counting as many as it asks to choose. What pupils add is
 * no part of a template, so `unplanned` changes nothing. Only the codes of the table are answered, each once.
 */
export function answerMicrotrackCheck({ outcomes, criteria, tasks, orphanTasks = 0, choices = [] }: CheckGiven) {
  const single = Math.max(0, tasks - choices.reduce((sum, { choose }) => sum + choose, 0))
  const { errors, advice } = checkTemplate({
    outcomes: Array.from({ length: outcomes }, () => 'I can'),
    criteria: Array.from({ length: criteria }, (_, place) => ({ id: String(place), text: 'I can' })),
    tasks: [...Array.from({ length: single }, () => undefined), ...choices].map((choice, place) => ({
      id: String(place),
      text: 'Try',
      criterionIds: [],
      getsMeReady: place >= orphanTasks,
      optional: false,
      ...(choice && { choice: { kind: 'practice', choose: choice.choose, options: optionsOf(choice.of) } }),
    })),
  })
  return { errors: codesOf(errors), advice: codesOf(advice) }
}

function optionsOf(count: number) {
  return Array.from({ length: count }, (_, place) => ({ id: String(place), text: 'Try' }))
}

function codesOf(found: readonly { readonly code: string }[]): string[] {
  const codes = new Set(found.map(({ code }) => code.replace('microtrack/', '')))
  return CODES.filter((code) => codes.has(code))
}
