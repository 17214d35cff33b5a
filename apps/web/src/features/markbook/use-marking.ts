import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { DepthCode } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { lineInForce } from '@track/markbook'
import { useEffect, useRef } from 'react'
import { useNotices } from '../../ui/notices'
import type { Position } from './grid-selection'
import { lowerFirst } from './lower-first'
import { type CellRef, linesOfCell } from './markbook-view'
import type { PastePlan } from './paste-plan'
import { seenThen } from './seen-then'
import type { Grid } from './use-grid'
import type { Markbook } from './use-markbook'

/** Marking in words: writes, says what was done, and offers to undo it. */
export function useMarking({
  book,
  grid,
  today,
}: {
  readonly book: Markbook
  readonly grid: Grid
  readonly today: CalendarDate
}) {
  const { t } = useLingui()
  const { say, show, dismiss } = useNotices()

  const showUndoable = (text: string) =>
    show({ text, spoken: t`${text}. Undo: Control Z`, action: { label: t`Undo`, run: () => latest.current.undo() } })

  /**
   * Sets places to a depth (null clears), each in its own scale's word for it, as one batch.
   *
   * Where several are set at once, those at that depth already are left alone, and it is said how many had another mark.
   * If all are at it already they are written again: the same depth on another day is news.
   */
  const mark = (positions: readonly Position[], code: DepthCode | null, observedOn: CalendarDate = book.seenOn) => {
    const found = positions.flatMap((position) => grid.cellAt(position) ?? [])
    const cells = found.flatMap(({ pupilId, objectiveId, column }): (CellRef & { readonly value: string | null })[] => {
      const own = code && sameCode(column.scale.codes, code)
      return code && !own ? [] : [{ pupilId, objectiveId, value: own ? own.id : null }]
    })
    const first = found[0]
    if (!first || cells.length === 0) return
    const depth = code ? code.label : t`not assessed`
    const objectives = new Set(cells.map(({ objectiveId }) => objectiveId)).size
    const depthOf = ({ pupilId, objectiveId }: CellRef) => book.depths[pupilId]?.[objectiveId] ?? null
    const changing = cells.filter((cell) => depthOf(cell) !== cell.value)
    const replaced = changing.filter((cell) => depthOf(cell) !== null).length
    const set =
      objectives === 1
        ? plural(cells.length, { one: `# pupil set to ${depth}`, other: `# pupils set to ${depth}` })
        : plural(cells.length, { one: `# mark set to ${depth}`, other: `# marks set to ${depth}` })
    const done =
      cells.length === 1
        ? t`${first.pupil.label}, ${lowerFirst(first.column.wording)}: ${lowerFirst(depth)}`
        : replaced > 0
          ? t`${set}, ${plural(replaced, { one: '# had another mark', other: '# had another mark' })}`
          : set
    const standing = lineInForce(linesOfCell(first, book.log), { asOf: today })?.observedOn
    const { announcement, notice } = seenThen(done, { observedOn, standing, today, shown: book.seenOn })
    if (!book.write(changing.length > 0 ? changing : cells, { announcement, observedOn }))
      say(t`Nothing changed: ${announcement}`)
    // What is of another day than the one in hand may change nothing that is in sight.
    else if (cells.length > 1 || observedOn !== book.seenOn) showUndoable(notice)
    else {
      dismiss()
      say(notice)
    }
  }

  const paste = ({ changes }: PastePlan) => {
    const announcement = plural(changes.length, { one: '# mark pasted', other: '# marks pasted' })
    if (book.write(changes, { announcement })) showUndoable(announcement)
  }
  const undo = () => {
    const announcement = book.undo()
    if (announcement === undefined) say(t`Nothing to undo`)
    else show({ text: t`Undone: ${announcement}`, action: { label: t`Redo`, run: () => latest.current.redo() } })
  }
  const redo = () => {
    const announcement = book.redo()
    if (announcement === undefined) say(t`Nothing to redo`)
    else showUndoable(announcement)
  }

  // A notice outlives the drawing that showed it: its button undoes what is latest when it is pressed.
  const latest = useRef({ undo, redo })
  useEffect(() => {
    latest.current = { undo, redo }
  })
  return { mark, paste, undo, redo }
}

/** The same depth in another scale: by id, or by short code where a school keeps several scales. */
function sameCode(codes: readonly DepthCode[], code: DepthCode): DepthCode | undefined {
  return codes.find(({ id }) => id === code.id) ?? codes.find(({ shortCode }) => shortCode === code.shortCode)
}
