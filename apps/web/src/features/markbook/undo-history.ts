import type { NewEntry } from '@track/markbook'

/** What was written together, in the words it was announced with. */
export interface WrittenBatch {
  readonly entries: readonly NewEntry[]
  readonly announcement: string
}

/** What can be undone and redone in this sitting, latest last. The log itself keeps everything for ever. */
export interface UndoHistory {
  readonly done: readonly WrittenBatch[]
  readonly undone: readonly WrittenBatch[]
}

export const emptyHistory: UndoHistory = { done: [], undone: [] }

/** Something new was written: what had been undone cannot be redone any more. */
export function recordBatch({ done }: UndoHistory, batch: WrittenBatch): UndoHistory {
  return { done: [...done, batch], undone: [] }
}

/** The batch to take back, and the history after that; undefined when there is nothing. */
export function takeUndo({ done, undone }: UndoHistory): { batch: WrittenBatch; history: UndoHistory } | undefined {
  const batch = done.at(-1)
  return batch && { batch, history: { done: done.slice(0, -1), undone: [...undone, batch] } }
}

/** The batch to write again, and the history once `rewritten` (the same values under new ids) stands in its place. */
export function takeRedo({
  done,
  undone,
}: UndoHistory): { batch: WrittenBatch; historyWith: (rewritten: WrittenBatch) => UndoHistory } | undefined {
  const batch = undone.at(-1)
  return batch && { batch, historyWith: (rewritten) => ({ done: [...done, rewritten], undone: undone.slice(0, -1) }) }
}
