import { isBegun } from './is-begun.js'
import type { CarryOver, Line, Microtrack } from './microtrack.js'
import type { Task } from './template.js'

/**
 * What comes along to the next note: every task not yet done, under the id it always had, the pupil's own ones with their words, and
 * where the pupil said they would start.
 *
 * Nothing about it is late. Of a note that the pupil never began (they were away) nothing new comes along, so that nobody comes back to
 * a pile: only what had come along to it goes on, and the note itself stays to be read. Of a choice only what is still to choose comes
 * along, without the options that were finished. What may be moved on to and what was left off stays where it is.
 *
 * @example
 * ```ts
 * import { type Act, carryOver, microtrackOf, type Publication } from '@track/microtrack'
 *
 * const task = { criterionIds: ['c1'], getsMeReady: false, optional: false }
 * const publication = {
 *   id: 'mon', outcome: 'I can find equivalent fractions', criteria: [{ id: 'c1', text: 'I can show it' }],
 *   tasks: [{ ...task, id: 'wall', text: 'Warm up' }, { ...task, id: 'cards', text: 'Sort the cards' }],
 *   moveOn: [], questions: [], variants: [], readingBand: 'middle', pupils: [{ pupilId: 'ada', variantId: null }],
 *   startsOn: '2026-03-02', endsOn: '2026-03-02', publishedAt: '2026-03-01T16:00:00.000Z',
 * } satisfies Publication
 * const said = {
 *   publicationId: 'mon', pupilId: 'ada', by: 'pupil', via: 'screen', recordedBy: 'ada',
 *   at: '2026-03-02T09:10:00.000Z', recordedAt: '2026-03-02T09:10:01.000Z',
 * } as const
 * const acts: Act[] = [
 *   { ...said, kind: 'tick', id: 'a1', taskId: 'cards' },
 *   { ...said, kind: 'add', id: 'a2', taskId: 'x1', done: false, words: { text: 'Ask my cousin' } },
 * ]
 * const { tasks, own } = carryOver(microtrackOf(publication, acts, { pupilId: 'ada' }))
 * tasks.map(({ fromPublicationId, task }) => [fromPublicationId, task.id]) // => [['mon', 'wall']]
 * own // => [{ fromPublicationId: 'mon', taskId: 'x1', text: 'Ask my cousin' }]
 * carryOver(microtrackOf(publication, [], { pupilId: 'ada' })).tasks // => []
 * ```
 */
export function carryOver(note: Microtrack): CarryOver {
  const { publicationId: fromPublicationId, lines, exit } = note
  const begun = isBegun(note)
  const undone = lines.filter(({ isDone, from }) => !isDone && (begun || from !== 'template'))
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
