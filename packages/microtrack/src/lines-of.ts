import type { Act, ActOf, Doer } from './act.js'
import { adjusted } from './adjustments-of.js'
import { doingOf } from './doing-of.js'
import type { Adjustment, CarryOver, Line } from './microtrack.js'
import type { Task } from './template.js'

/** Where a line comes from. What is not listed shows only once something of it is done: work never disappears. */
interface Source {
  readonly task: Task
  readonly from: Line['from']
  readonly createdBy: Doer
  readonly isListed: boolean
}

/**
 * The lines of a pupil's list, what is left off it, and what may be moved on to.
 *
 * Before the list is built: what comes along, then the teacher's tasks, then the pupil's own. Once it is built: the pupil's order, and
 * after that, in the order above, what it does not mention. Only an optional task can be left off a list; any can be left out by
 * agreement. Acts come in the order of the log.
 */
export function linesOf(
  { tasks, moveOn }: { readonly tasks: readonly Task[]; readonly moveOn: readonly Task[] },
  acts: readonly Act[],
  { before, agreed }: { readonly before: CarryOver | undefined; readonly agreed: readonly Adjustment[] },
): { readonly lines: readonly Line[]; readonly leftOff: readonly Line[]; readonly moveOn: readonly Line[] } {
  const build = acts.findLast((act) => act.kind === 'build')
  const actsOf = byTask(acts)
  const toLine = (source: Source) => lineOf(source, actsOf.get(source.task.id) ?? [], agreed)
  const isLeftOut = (id: string) => agreed.some(({ change }) => change.about === 'leave-out' && change.taskId === id)
  const isOn = ({ isListed }: Source, { id, done }: Line) => done > 0 || (isListed && !isLeftOut(id))

  const sources = sourcesOf(tasks, acts, before)
  const lines = sources.map((source) => ({ source, line: toLine(source) }))
  const extra = moveOn
    .filter(({ id }) => !sources.some(({ task }) => task.id === id))
    .map((task): Source => ({ task, from: 'move-on', createdBy: 'teacher', isListed: true }))
    .map((source) => ({ source, line: toLine(source) }))
  return {
    lines: inOrderOf(
      lines.filter(({ source, line }) => isOn(source, line)).map(({ line }) => line),
      build?.taskIds ?? [],
    ),
    leftOff: [...lines, ...extra].filter(({ source, line }) => !isOn(source, line)).map(({ line }) => line),
    moveOn: extra.filter(({ source, line }) => isOn(source, line)).map(({ line }) => line),
  }
}

/** Everything that may stand on the list, once each, in its order before anybody built it. */
function sourcesOf(tasks: readonly Task[], acts: readonly Act[], before: CarryOver | undefined): Source[] {
  const sources = new Map<string, Source>()
  for (const source of [
    ...carriedSources(acts, before),
    ...ownSources(acts, before),
    ...templateSources(tasks, acts),
    ...addedSources(acts),
  ]) {
    // A task that came along and is asked for again today keeps its place and has today's words; nobody adds over a planned one.
    const known = sources.get(source.task.id)
    if (source.from !== 'own' || known === undefined || known.from === 'own') sources.set(source.task.id, source)
  }
  return [...sources.values()]
}

function carriedSources(acts: readonly Act[], before: CarryOver | undefined): Source[] {
  const builds = acts.filter((act) => act.kind === 'build')
  const known = [
    ...(builds.at(-1)?.carried ?? []),
    ...(before?.tasks ?? []),
    ...builds.flatMap(({ carried }) => carried),
  ]
  const listed = new Set((builds.at(-1)?.carried ?? before?.tasks ?? []).map(({ task }) => task.id))
  return unique(known.map(({ task }) => task)).map((task) => ({
    task,
    from: 'carried',
    createdBy: 'teacher',
    isListed: listed.has(task.id),
  }))
}

/** A pupil's own tasks from the note before. They come along by an `add` when the list is built. */
function ownSources(acts: readonly Act[], before: CarryOver | undefined): Source[] {
  const isListed = !acts.some((act) => act.kind === 'build')
  const own = (before?.own ?? []).map(({ taskId, text }) =>
    ownSource({ taskId, text, createdBy: 'pupil', isListed }, acts),
  )
  return own.flat()
}

function templateSources(tasks: readonly Task[], acts: readonly Act[]): Source[] {
  const build = acts.findLast((act) => act.kind === 'build')
  return tasks.map((task) => ({
    task,
    from: 'template',
    createdBy: 'teacher',
    isListed: build === undefined || !task.optional || build.taskIds.includes(task.id),
  }))
}

function addedSources(acts: readonly Act[]): Source[] {
  const adds = acts.filter((act) => act.kind === 'add')
  const firsts = adds.filter((act, place) => adds.findIndex(({ taskId }) => taskId === act.taskId) === place)
  return firsts.flatMap(({ taskId, by: createdBy, words }) =>
    ownSource({ taskId, text: words?.text ?? '', createdBy, isListed: true }, acts),
  )
}

/** With the words that whoever made it gave it last; nothing once they took it off. */
function ownSource(
  { taskId, text, createdBy, isListed }: { taskId: string; text: string; createdBy: Doer; isListed: boolean },
  acts: readonly Act[],
): Source[] {
  const changes = acts.filter(
    (act): act is ActOf<'reword'> | ActOf<'remove'> =>
      (act.kind === 'reword' || act.kind === 'remove') && act.taskId === taskId && act.by === createdBy,
  )
  if (changes.some(({ kind }) => kind === 'remove')) return []
  const reworded = changes.findLast((act) => act.kind === 'reword')
  const words = reworded === undefined ? text : (reworded.words?.text ?? '')
  const task = { id: taskId, text: words, criterionIds: [], getsMeReady: false, optional: false }
  return [{ task, from: 'own', createdBy, isListed }]
}

function lineOf({ task, from, createdBy }: Source, acts: readonly Act[], agreed: readonly Adjustment[]): Line {
  const { chosenIds, attempts, ...doing } = doingOf(
    task.choice,
    from === 'own' ? acts : acts.filter(({ kind }) => kind !== 'add'),
  )
  const words = adjusted(task.text, agreed, (change) => change.about === 'instead' && change.taskId === task.id)
  return {
    id: task.id,
    ...words,
    from,
    criterionIds: task.criterionIds,
    getsMeReady: task.getsMeReady,
    symbol: task.symbol ?? null,
    ...doing,
    createdBy,
    // Another task instead of a choice is one to tick.
    choice: task.choice === undefined || words.original !== null ? null : { ...task.choice, chosenIds, attempts },
  }
}

/** In the order of these ids; those without one after them, in the order they have. */
function inOrderOf(lines: readonly Line[], ids: readonly string[]): Line[] {
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  return [...lines].sort((a, b) => (placeOf.get(a.id) ?? ids.length) - (placeOf.get(b.id) ?? ids.length))
}

function byTask(acts: readonly Act[]): ReadonlyMap<string, readonly Act[]> {
  const found = new Map<string, Act[]>()
  for (const act of acts) {
    if (!('taskId' in act)) continue
    const known = found.get(act.taskId)
    if (known) known.push(act)
    else found.set(act.taskId, [act])
  }
  return found
}

function unique(tasks: readonly Task[]): Task[] {
  return [...new Map(tasks.toReversed().map((task) => [task.id, task])).values()].reverse()
}
