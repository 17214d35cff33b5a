import { plural, t } from '@lingui/core/macro'
import type { Advice } from '@track/kernel'
import type { Dial, Limits } from '@track/microtrack'

/** What a piece of advice on a template means to whoever writes it, with this school's own numbers. */
export function adviceWords(
  { code, message }: Advice,
  { limits, dial, tasks }: { readonly limits: Limits; readonly dial: Dial | undefined; readonly tasks: number },
): string {
  switch (code) {
    case 'microtrack/outcome-count':
      return t`A note has exactly one outcome. Keep the one this lesson is for.`
    case 'microtrack/criteria-count': {
      const wanted = rangeWords(limits.criteria)
      return t`A note has ${wanted} criteria.`
    }
    case 'microtrack/task-count': {
      const range = `${limits.tasks.min}–${limits.tasks.max}`
      const there = plural(tasks, { one: 'here is #', other: 'here are #' })
      return limits.tasksAreFirm
        ? t`Your school’s notes have ${range} tasks; ${there}.`
        : t`Typically ${range} tasks; ${there}.`
    }
    case 'microtrack/choice-count':
      return t`This asks to choose more than it offers. Choose fewer, or add a way.`
    case 'microtrack/orphan-task':
      return t`Which criterion does it serve, or does it get pupils ready?`
    case 'microtrack/orphan-criterion':
      return t`No task serves this yet.`
    case 'microtrack/starts-with-a-thing':
      return t`Begin with what to do, such as “Draw” or “Explain”.`
    case 'microtrack/many-choices': {
      const choices = plural(dial?.groups ?? 1, { one: '# choice', other: '# choices' })
      const ways = dial?.options ?? 3
      return t`More to choose than this class has had so far: ${choices} of up to ${ways} ways. One choice of how to practise is a good start.`
    }
    case 'microtrack/no-words':
      return t`Write some words here.`
    default:
      return message
  }
}

/** "two or three", as long as the numbers are small enough to be said. */
export function rangeWords({ min, max }: Limits['criteria']): string {
  if (min === 2 && max === 3) return t`two or three`
  if (min === max) return String(min)
  return t`${min} to ${max}`
}
