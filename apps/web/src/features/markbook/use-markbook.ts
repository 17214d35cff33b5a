import type { ClassMarkbook } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type Entry, isSameCell, lineInForce, type NewEntry, voidsOf } from '@track/markbook'
import { useMemo, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import {
  type CellValue,
  type Depths,
  depthsOf,
  entriesAgain,
  layOut,
  newEntries,
  type Shown,
  withPending,
} from './markbook-view'
import { emptyHistory, recordBatch, takeRedo, takeUndo } from './undo-history'
import { useEntrySender, useUnsentEntries } from './use-entries'

/**
 * A markbook in hand: how it is laid out, what everybody's depths are, and writing with undo.
 *
 * With `seenOn` an earlier day is in hand: depths are those of that day, and what is written was seen on it.
 */
export function useMarkbook(
  markbook: ClassMarkbook,
  {
    accountId,
    shown = 'all',
    seenOn = markbook.asOf,
  }: { readonly accountId: string; readonly shown?: Shown; readonly seenOn?: CalendarDate },
) {
  const { asOf, classId } = markbook
  const sender = useEntrySender()
  const unsent = useUnsentEntries()
  const [history, setHistory] = useState(emptyHistory)
  const isUntouched = history === emptyHistory
  const opened = useRef(markbook)
  const view = useMemo(() => {
    if (isUntouched) opened.current = markbook
    return layOut(markbook, { shown, opened: opened.current })
  }, [markbook, shown, isUntouched])
  const log = useMemo(
    () =>
      withPending(
        markbook.entries,
        unsent.map(({ entry }) => entry),
        accountId,
      ),
    [markbook.entries, unsent, accountId],
  )
  // The depths of the last drawing only lend their identity to rows that did not change.
  const before = useRef<Readonly<Record<string, Depths>>>({})
  const depths = useMemo(() => {
    before.current = depthsOf(log, { asOf: seenOn, before: before.current })
    return before.current
  }, [log, seenOn])

  const send = (entries: readonly NewEntry[]) => sender.add(entries.map((entry) => ({ entry, classId })))

  /** Writes what changes, as one batch with one undo; false when nothing would change. */
  const write = (
    cells: readonly CellValue[],
    { announcement, observedOn = seenOn }: { readonly announcement: string; readonly observedOn?: CalendarDate },
  ): boolean => {
    const entries = newEntries(cells, { log, observedOn, asOf, newId })
    if (entries.length === 0) return false
    send(entries)
    setHistory(recordBatch(history, { entries, announcement }))
    return true
  }

  /** Of two marks made at the same time, writes the one that stands once more, upon what is there now and on its day. */
  const keep = (mark: Entry) => {
    const head = lineInForce(
      log.filter((line) => isSameCell(line, mark)),
      { asOf },
    )
    const { pupilId, objectiveId, measureId, value, track } = mark
    const observedOn = head && head.observedOn > mark.observedOn ? head.observedOn : mark.observedOn
    const line = { id: newId(), pupilId, objectiveId, measureId, value, observedOn, track, via: 'entry' as const }
    send([{ ...line, basis: head?.id ?? null }])
  }

  /** Takes one line of the log back. */
  const takeBack = (entry: NewEntry) => send(voidLines([entry]))

  /** Takes the last batch back; says what it was, or undefined when there is nothing to undo. */
  const undo = (): string | undefined => {
    const taken = takeUndo(history)
    if (!taken) return
    const refused = new Set(sender.queue().refused.map(({ entry }) => entry.id))
    send(voidLines(taken.batch.entries.filter(({ id }) => !refused.has(id))))
    setHistory(taken.history)
    return taken.batch.announcement
  }

  /** Writes the batch that was last taken back again, as new lines. */
  const redo = (): string | undefined => {
    const taken = takeRedo(history)
    if (!taken) return
    const { announcement } = taken.batch
    const entries = entriesAgain(taken.batch.entries, { log, asOf, newId })
    send(entries)
    setHistory(taken.historyWith({ entries, announcement }))
    return announcement
  }

  return {
    view,
    measures: markbook.measures,
    sets: markbook.sets,
    log,
    seenOn,
    depths,
    write,
    keep,
    takeBack,
    undo,
    redo,
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
  }
}

export type Markbook = ReturnType<typeof useMarkbook>

function voidLines(entries: readonly NewEntry[]): NewEntry[] {
  const lines = entries.map((entry) => ({ ...entry, recordedAt: '' }))
  return voidsOf(lines, { ids: entries.map(() => newId()), batchId: newId() })
}
