import type { Gauge, Line, Microtrack } from '@track/microtrack'
import type { Deed } from './use-acts'

/** What stands on a sheet, as far as it has been typed in. */
export interface PaperDraft {
  readonly doneIds: readonly string[]
  readonly chosenIds: Readonly<Record<string, readonly string[]>>
  readonly gauges: Readonly<Record<string, Gauge>>
  /** "I also did…" */
  readonly also: readonly string[]
  readonly startNext: string
}

/** A sheet before anything is typed: as the note stands. */
export function draftOf({ lines, criteria, exit }: Microtrack): PaperDraft {
  return {
    doneIds: lines.filter(({ isDone }) => isDone).map(({ id }) => id),
    chosenIds: Object.fromEntries(lines.map(({ id, choice }) => [id, choice?.chosenIds ?? []])),
    gauges: Object.fromEntries(criteria.flatMap(({ id, gauge }) => (gauge === null ? [] : [[id, gauge]]))),
    also: [],
    startNext: exit?.startNext ?? '',
  }
}

export function toggleLine(draft: PaperDraft, id: string): PaperDraft {
  const { doneIds } = draft
  return { ...draft, doneIds: doneIds.includes(id) ? doneIds.filter((one) => one !== id) : [...doneIds, id] }
}

/** Takes a way or leaves it; where no more may be chosen, the one chosen first makes room. */
export function toggleWay(draft: PaperDraft, { id, choice }: Line, optionId: string): PaperDraft {
  const chosen = draft.chosenIds[id] ?? []
  const next = chosen.includes(optionId)
    ? chosen.filter((one) => one !== optionId)
    : [...chosen, optionId].slice(-(choice?.choose ?? 1))
  return { ...draft, chosenIds: { ...draft.chosenIds, [id]: next } }
}

/** What has to be recorded so that the note says what the sheet says: the pupil's own doing, brought in from paper. */
export function deedsOf(note: Microtrack, draft: PaperDraft, { newId }: { readonly newId: () => string }): Deed[] {
  const { publicationId, pupilId } = note
  const base = { publicationId, pupilId, by: 'pupil', via: 'paper' } as const
  const before = draftOf(note)
  const deeds: Deed[] = []
  for (const { id: taskId } of note.lines) {
    const optionIds = draft.chosenIds[taskId] ?? []
    const wasChosen = before.chosenIds[taskId] ?? []
    if (optionIds.length !== wasChosen.length || optionIds.some((id) => !wasChosen.includes(id)))
      deeds.push({ ...base, kind: 'choose', taskId, optionIds: [...optionIds] })
    const isDone = draft.doneIds.includes(taskId)
    if (isDone !== before.doneIds.includes(taskId)) deeds.push({ ...base, kind: isDone ? 'tick' : 'untick', taskId })
  }
  for (const text of draft.also.map((words) => words.trim()).filter(Boolean))
    deeds.push({ ...base, kind: 'add', taskId: newId(), done: true, words: { text } })
  for (const { id: criterionId } of note.criteria) {
    const gauge = draft.gauges[criterionId]
    if (gauge && gauge !== before.gauges[criterionId]) deeds.push({ ...base, kind: 'gauge', criterionId, gauge })
  }
  const startNext = draft.startNext.trim()
  if (startNext && startNext !== before.startNext) deeds.push({ ...base, ...exitOf(note, startNext) })
  return deeds
}

/**
 * What takes these deeds back, the last one first. The log keeps both. What a pupil said about a criterion goes back to what they said
 * before, and stays where they had said nothing.
 */
export function undoingOf(deeds: readonly Deed[], before: Microtrack): Deed[] {
  return deeds.toReversed().flatMap((deed): Deed[] => {
    const { publicationId, pupilId, by, via } = deed
    const base = { publicationId, pupilId, by, via }
    switch (deed.kind) {
      case 'tick':
        return [{ ...base, kind: 'untick', taskId: deed.taskId }]
      case 'untick':
        return [{ ...base, kind: 'tick', taskId: deed.taskId }]
      case 'choose': {
        const chosenIds = before.lines.find(({ id }) => id === deed.taskId)?.choice?.chosenIds ?? []
        return [{ ...base, kind: 'choose', taskId: deed.taskId, optionIds: [...chosenIds] }]
      }
      case 'add':
        return [{ ...base, kind: 'remove', taskId: deed.taskId }]
      case 'gauge': {
        const gauge = before.criteria.find(({ id }) => id === deed.criterionId)?.gauge
        return gauge ? [{ ...base, kind: 'gauge', criterionId: deed.criterionId, gauge }] : []
      }
      case 'exit':
        return before.exit?.startNext ? [{ ...base, ...exitOf(before, before.exit.startNext) }] : []
      default:
        return []
    }
  })
}

/** The exit ticket with where to start next; what else was on it stays. */
function exitOf({ exit }: Microtrack, startNext: string) {
  const words = {
    startNext,
    ...(exit?.why && { why: exit.why }),
    ...(exit?.success && { success: exit.success }),
  }
  return { kind: 'exit', helped: exit?.helped ?? null, skipped: false, words } as const
}
