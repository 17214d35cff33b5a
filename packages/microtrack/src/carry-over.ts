import { isBegun } from './is-begun.js'
import type { CarryOver, Line, Microtrack } from './microtrack.js'
import type { Task } from './template.js'

/**
 * What comes along to the next note: every task not yet done, under the id it always had, the pupil's own ones with their words, and
 * where the pupil said they would start.
 *
 * Nothing about it is late. Of a note that the pupil never began (they were away) nothing new comes along, so that nobody comes back to
 * a pile: only what had come along to it goes on, and the note itself stays to be read. Of a choice only what is still to choose comes along, without the options that were finished. What may be
 * moved on to and what was left off stays where it is.
 *
 * @example
 * ```ts
 * const task = { id: 'wall', text: 'Warm up', original: null, criterionIds: ['c1'], getsMeReady: false, symbol: null, choice: null } as const
 * const line = { ...task, from: 'template', counts: 1, done: 0, isDone: false, doneBy: null, seenBy: [], createdBy: 'teacher' } as const
 * const own = { ...line, id: 'x1', text: 'Ask my cousin', from: 'own', createdBy: 'pupil' } as const
 * const { tasks, own: mine } = carryOver({ publicationId: 'mon', isBuilt: true, adjustments: [], lines: [line, own, { ...line, id: 'cards', isDone: true }], exit: null })
 * tasks.map(({ fromPublicationId, task }) => [fromPublicationId, task.id]) // => [['mon', 'wall']]
 * mine // => [{ fromPublicationId: 'mon', taskId: 'x1', text: 'Ask my cousin' }]
 * ```
 */
export function carryOver(
  note: Pick<Microtrack, 'publicationId' | 'isBuilt' | 'adjustments' | 'lines'> & {
    readonly exit: Pick<NonNullable<Microtrack['exit']>, 'startNext'> | null
  },
): CarryOver {
  const { publicationId: fromPublicationId, lines, exit } = note
  const undone = lines.filter(({ isDone, from }) => !isDone && (isBegun(note) || from !== 'template'))
  return {
    tasks: undone.filter(({ from }) => from !== 'own').map((line) => ({ fromPublicationId, task: taskOf(line) })),
    own: undone.filter(({ from }) => from === 'own').map(({ id, text }) => ({ fromPublicationId, taskId: id, text })),
    startNext: exit?.startNext ?? null,
  }
}

function taskOf({ id, text, criterionIds, getsMeReady, symbol, choice, counts, done }: Line): Task {
  const task: Task = { id, text, criterionIds: [...criterionIds], getsMeReady, optional: false }
  if (symbol !== null) task.symbol = symbol
  if (choice !== null) task.choice = choiceLeft(choice, counts - done)
  return task
}

function choiceLeft(
  { kind, options, attempts }: NonNullable<Line['choice']>,
  choose: number,
): NonNullable<Task['choice']> {
  const finished = new Set(attempts.flatMap(({ optionId, doneAt }) => (doneAt === null ? [] : [optionId])))
  return { kind, choose, options: options.filter(({ id }) => !finished.has(id)) }
}
