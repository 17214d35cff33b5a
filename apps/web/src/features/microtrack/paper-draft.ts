import type { Gauge, Line, Microtrack } from '@track/microtrack'
import type { Deed } from './use-acts'

/**
 * What has been typed of a sheet: only what was typed, so that what the pupil does on a screen meanwhile is not taken back by it.
 */
export interface PaperDraft {
  readonly done: Readonly<Record<string, boolean>>
  readonly chosenIds: Readonly<Record<string, readonly string[]>>
  readonly gauges: Readonly<Record<string, Gauge>>
  /** "I also did…" */
  readonly also: readonly string[]
  readonly startNext: string | null
}

export const NOTHING_TYPED: PaperDraft = { done: {}, chosenIds: {}, gauges: {}, also: [], startNext: null }

export function isDoneOn({ done }: PaperDraft, { id, isDone }: Line): boolean {
  return done[id] ?? isDone
}

export function chosenOn({ chosenIds }: PaperDraft, { id, choice }: Line): readonly string[] {
  return chosenIds[id] ?? choice?.chosenIds ?? []
}

export function toggleLine(draft: PaperDraft, line: Line): PaperDraft {
  return { ...draft, done: { ...draft.done, [line.id]: !isDoneOn(draft, line) } }
}

/** Takes a way or leaves it; where no more may be chosen, the one chosen first makes room. */
export function toggleWay(draft: PaperDraft, line: Line, optionId: string): PaperDraft {
  const chosen = chosenOn(draft, line)
  const next = chosen.includes(optionId)
    ? chosen.filter((one) => one !== optionId)
    : [...chosen, optionId].slice(-(line.choice?.choose ?? 1))
  return { ...draft, chosenIds: { ...draft.chosenIds, [line.id]: next } }
}

/** What has to be recorded so that the note says what the sheet says: the pupil's own doing, brought in from paper. */
export function deedsOf(note: Microtrack, draft: PaperDraft, { newId }: { readonly newId: () => string }): Deed[] {
  const { publicationId, pupilId } = note
  const base = { publicationId, pupilId, by: 'pupil', via: 'paper' } as const
  const deeds: Deed[] = []
  for (const line of note.lines) {
    const taskId = line.id
    const wasChosen = chosenOn(NOTHING_TYPED, line)
    const optionIds = chosenOn(draft, line)
    if (optionIds.length !== wasChosen.length || optionIds.some((id) => !wasChosen.includes(id)))
      deeds.push({ ...base, kind: 'choose', taskId, optionIds: [...optionIds] })
    const isDone = isDoneOn(draft, line)
    if (isDone !== line.isDone) deeds.push({ ...base, kind: isDone ? 'tick' : 'untick', taskId })
  }
  for (const text of draft.also.map((words) => words.trim()).filter(Boolean))
    deeds.push({ ...base, kind: 'add', taskId: newId(), done: true, words: { text } })
  for (const { id: criterionId, gauge: said } of note.criteria) {
    const gauge = draft.gauges[criterionId]
    if (gauge && gauge !== said) deeds.push({ ...base, kind: 'gauge', criterionId, gauge })
  }
  const startNext = draft.startNext?.trim()
  if (startNext && startNext !== note.exit?.startNext) deeds.push({ ...base, ...exitOf(note, startNext) })
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
