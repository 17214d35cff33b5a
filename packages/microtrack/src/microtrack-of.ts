import { compareCodeUnits } from '@track/kernel'
import type { Act, ActOf } from './act.js'
import { adjusted, adjustmentsOf, inForce } from './adjustments-of.js'
import { creditOf } from './credit-of.js'
import { linesOf } from './lines-of.js'
import { mergeActs } from './merge-acts.js'
import type { Adjustment, CarryOver, Microtrack } from './microtrack.js'
import type { Publication } from './publication.js'

/**
 * A pupil's note as it stands: what was given out, and everything that was done on it since.
 *
 * Acts of other pupils and of other notes are left aside, and an act that comes twice counts once. Their order is that of the log
 * (`recordedAt`, then id), never that of a device's clock; so whoever keeps the log stamps what is delivered together in the order in
 * which it was done, a millisecond apart. `before` is what `carryOver` says of the pupil's note before this one: it stands first until
 * the list is built, and then the list says itself what came along. There is always something next, until the note is closed.
 *
 * @example
 * ```ts
 * import { microtrackOf } from '@track/microtrack'
 * import type { Act, Publication } from '@track/microtrack'
 *
 * const task = { criterionIds: ['c1'], getsMeReady: false, optional: false }
 * const publication = {
 *   id: 'mon',
 *   outcome: 'I can find equivalent fractions',
 *   criteria: [{ id: 'c1', text: 'I can show it' }, { id: 'c2', text: 'I can explain why' }],
 *   tasks: [{ ...task, id: 'wall', text: 'Warm up' }, { ...task, id: 'own-three', text: 'Write my own three' }],
 *   moveOn: [], questions: [], variants: [], readingBand: 'middle', pupils: [{ pupilId: 'ada', variantId: null }],
 *   startsOn: '2026-03-02', endsOn: '2026-03-02', publishedAt: '2026-03-01T16:00:00.000Z',
 * } satisfies Publication
 * const tick = {
 *   kind: 'tick', id: 'a1', publicationId: 'mon', pupilId: 'ada', by: 'pupil', via: 'screen', taskId: 'wall',
 *   at: '2026-03-02T09:10:00.000Z', recordedAt: '2026-03-02T09:10:01.000Z', recordedBy: 'ada',
 * } satisfies Act
 * const note = microtrackOf(publication, [tick], { pupilId: 'ada' })
 * note.lines.map(({ isDone }) => isDone) // => [true, false]
 * note.next // => { kind: 'line', lineId: 'own-three' }
 * ```
 */
export function microtrackOf(
  publication: Publication,
  acts: readonly Act[],
  { pupilId, before }: { readonly pupilId: string; readonly before?: CarryOver | undefined },
): Microtrack {
  const log = mergeActs([acts.filter((act) => act.publicationId === publication.id && act.pupilId === pupilId)])
  const adjustments = adjustmentsOf(log)
  const agreed = inForce(adjustments)
  const variantId = publication.pupils.find((pupil) => pupil.pupilId === pupilId)?.variantId
  const variant = publication.variants.find(({ id }) => id === variantId)
  const isOffered = ({ id }: { readonly id: string }) => !variant?.leaveOut.includes(id)
  const { tasks, moveOn } = { tasks: publication.tasks.filter(isOffered), moveOn: publication.moveOn.filter(isOffered) }

  const lists = linesOf({ tasks, moveOn }, log, { before, agreed })
  const build = lastOf(log, 'build')
  const isReady = lastOf(log, 'ready')?.ready ?? false
  const exit = exitOf(log)
  const note = {
    publicationId: publication.id,
    pupilId,
    startsOn: publication.startsOn,
    endsOn: lastDay(publication, agreed),
    readingBand: variant?.readingBand ?? publication.readingBand,
    symbols: variant?.symbols ?? false,
    largePrint: variant?.largePrint ?? false,
    outcome: adjusted(publication.outcome, agreed, ({ about }) => about === 'outcome'),
    criteria: publication.criteria.map((criterion) => criterionOf(criterion, log, agreed)),
    isBuilt: build !== undefined,
    startNext: exit?.startNext ?? (build ? build.words?.startNext : before?.startNext) ?? null,
    ...lists,
    isMoveOnOpen: isReady || lists.lines.every(({ isDone }) => isDone),
    credit: creditOf([...lists.lines, ...lists.moveOn]),
    confidence: { before: sureness(log, 'before'), after: sureness(log, 'after') },
    readyAt: waitingSince(log, 'ready'),
    askedAt: waitingSince(log, 'ask'),
    questions: questionsOf(publication, log),
    checkIns: log
      .filter((act) => act.kind === 'check-in')
      .map(({ standing, words, recordedAt, recordedBy }) => ({
        standing,
        text: words?.text ?? null,
        recordedAt,
        recordedBy,
      })),
    adjustments,
    exit,
    isParked: lastOf(log, 'park')?.parked ?? false,
    isClosed: log.some(({ kind }) => kind === 'close'),
  }
  return { ...note, next: nextOf(note, { isReady }) }
}

function nextOf(
  note: Pick<Microtrack, 'isClosed' | 'isBuilt' | 'lines' | 'moveOn' | 'isMoveOnOpen'>,
  { isReady }: { readonly isReady: boolean },
): Microtrack['next'] {
  if (note.isClosed) return { kind: 'closed' }
  // Who has begun needs no list to be made first.
  if (!note.isBuilt && note.lines.every(({ done }) => done === 0)) return { kind: 'build' }
  const [line, further] = [note.lines, note.moveOn].map((lines) => lines.find(({ isDone }) => !isDone))
  // Who is ready to show it goes on to something else meanwhile, and needs not finish the list.
  if (further && note.isMoveOnOpen) return { kind: 'move-on', lineId: further.id }
  if (line) return { kind: 'line', lineId: line.id }
  return { kind: isReady ? 'reflect' : 'show' }
}

/** More time only ever adds days. */
function lastDay({ endsOn }: Publication, agreed: readonly Adjustment[]): Publication['endsOn'] {
  const days = agreed.flatMap(({ change }) => (change.about === 'more-time' ? [change.endsOn] : []))
  return [endsOn, ...days].sort(compareCodeUnits).at(-1)!
}

function criterionOf(
  { id, text }: Publication['criteria'][number],
  log: readonly Act[],
  agreed: readonly Adjustment[],
): Microtrack['criteria'][number] {
  const gauges = log
    .filter((act) => act.kind === 'gauge')
    .filter(({ criterionId }) => criterionId === id)
    .map(({ gauge, by, recordedAt }) => ({ gauge, by, recordedAt }))
  const words = adjusted(text, agreed, (change) => change.about === 'criterion' && change.criterionId === id)
  return { id, ...words, gauge: gauges.at(-1)?.gauge ?? null, gauges }
}

function sureness(log: readonly Act[], moment: ActOf<'confidence'>['moment']): number | null {
  const ratings = log.filter((act) => act.kind === 'confidence').filter((act) => act.moment === moment)
  return ratings.at(-1)?.sure ?? null
}

/** Since when a pupil has been asking for a teacher or ready to show it; null once one has been, or it was taken back. */
function waitingSince(log: readonly Act[], about: 'ask' | 'ready'): string | null {
  let since: string | null = null
  for (const act of log) {
    if (act.kind === 'heard' && act.about === about) since = null
    else if (act.kind === 'ask' && about === 'ask') since = act.asks ? (since ?? act.recordedAt) : null
    else if (act.kind === 'ready' && about === 'ready') since = act.ready ? (since ?? act.recordedAt) : null
  }
  return since
}

/** The teacher's questions of the template, then those asked on this note; each once. */
function questionsOf({ questions }: Publication, log: readonly Act[]): Microtrack['questions'] {
  const asked = log
    .filter((act) => act.kind === 'question')
    .map(({ questionId: id, words }) => ({ id, text: words?.text ?? '' }))
  const answers = log.filter((act) => act.kind === 'answer')
  return [...questions, ...asked]
    .filter(({ id }, place, all) => all.findIndex((question) => question.id === id) === place)
    .map(({ id, text }) => ({
      id,
      text,
      answers: answers
        .filter(({ questionId }) => questionId === id)
        .map(({ words, recordedAt }) => ({ text: words?.text ?? '', recordedAt })),
    }))
}

/** The last exit ticket that was written; one that was passed over only when none was. */
function exitOf(log: readonly Act[]): Microtrack['exit'] {
  const exits = log.filter((act) => act.kind === 'exit')
  const exit = exits.findLast(({ skipped }) => !skipped) ?? exits.at(-1)
  if (exit === undefined) return null
  const { helped, skipped, recordedAt, words } = exit
  const [why, success, startNext] = [words?.why ?? null, words?.success ?? null, words?.startNext ?? null]
  return { helped, skipped, why, success, startNext, recordedAt }
}

function lastOf<K extends Act['kind']>(log: readonly Act[], kind: K): ActOf<K> | undefined {
  return log.findLast((act): act is ActOf<K> => act.kind === kind)
}
