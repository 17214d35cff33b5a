import type { Line, Microtrack } from './microtrack.js'
import type { ChoiceKind } from './template.js'

/** A task of which something was done: all of it, or so many of what a choice asks for. */
export interface TaskDone {
  readonly id: string
  /** '' when the pupil's words were erased. */
  readonly text: string
  readonly done: number
  readonly of: number
}

/** What was accomplished, and what comes after. */
export interface Summary {
  readonly outcome: string
  readonly tasksDone: {
    readonly planned: readonly TaskDone[]
    readonly own: readonly TaskDone[]
    readonly movedOn: readonly TaskDone[]
  }
  readonly criteriaMet: readonly { readonly id: string; readonly text: string }[]
  readonly waysTried: readonly {
    readonly kind: ChoiceKind
    readonly text: string
    readonly isFinished: boolean
  }[]
  /** In the pupil's own words; null when they said nothing. */
  readonly success: string | null
  readonly next: {
    /** Where the pupil said that they would start; null when they said nothing. */
    readonly startNext: string | null
    /** What is still to do, in its order; when all is done, what may be moved on to. */
    readonly tasks: readonly { readonly id: string; readonly text: string }[]
  }
}

/**
 * What did the pupil accomplish in a note, at its end? Their tasks, the criteria they met, the ways they tried, and what's next.
 *
 * In the pupil's own words where there are any: own tasks, the success and the start of the exit ticket. A criterion is met when it
 * was last gauged "got it"; its words and the outcome's are those agreed for this pupil. Tried ways are each there once, finished if
 * any attempt was. No percentage and no rank, nothing about what is not done but that it comes next.
 */
export function summaryOf(
  microtrack: Pick<Microtrack, 'outcome' | 'criteria' | 'lines' | 'moveOn' | 'isMoveOnOpen' | 'exit'>,
): Summary {
  const { outcome, criteria, isMoveOnOpen, exit } = microtrack
  const lines = [...microtrack.lines, ...microtrack.moveOn]
  const planned = lines.filter(({ from }) => from === 'template' || from === 'carried')
  const own = lines.filter(({ from }) => from === 'own')
  const movedOn = lines.filter(({ from }) => from === 'move-on')
  const toDo = lines.filter(({ from, isDone }) => from !== 'move-on' && !isDone)
  const comesNext = toDo.length === 0 && isMoveOnOpen ? movedOn.filter(({ isDone }) => !isDone) : toDo
  return {
    outcome: outcome.text,
    tasksDone: { planned: tasksDone(planned), own: tasksDone(own), movedOn: tasksDone(movedOn) },
    criteriaMet: criteria.filter(({ gauge }) => gauge === 'got-it').map(({ id, text }) => ({ id, text })),
    waysTried: lines.flatMap(waysTried),
    success: exit?.success ?? null,
    next: { startNext: exit?.startNext ?? null, tasks: comesNext.map(({ id, text }) => ({ id, text })) },
  }
}

function tasksDone(lines: readonly Line[]): TaskDone[] {
  return lines.filter(({ done }) => done > 0).map(({ id, text, done, counts }) => ({ id, text, done, of: counts }))
}

function waysTried({ choice }: Line): Summary['waysTried'] {
  if (choice === null) return []
  return choice.options.flatMap(({ id, text }) => {
    const attempts = choice.attempts.filter(({ optionId }) => optionId === id)
    if (attempts.length === 0) return []
    return { kind: choice.kind, text, isFinished: attempts.some(({ doneAt }) => doneAt !== null) }
  })
}
