import { type LedgerEntry, ledgerOf, linesOf } from '@track/markbook'
import type { ChangeEnd } from '../baseline-of.js'
import { needsOf } from '../page-needs.js'
import { tallyLog } from '../tally-page.js'
import { figureReader, narrow, type StateOfPage } from './page-states.js'

/**
 * Which lines, recorded since, change what a pupil brings to a number? Without them the pupil brings what they brought before.
 *
 * All new lines that the number reads of the pupil do that together. Those that are not needed for it are put back: first cell by
 * cell, then line by line.
 */
export function entriesBehind(
  { was, is }: { readonly was: StateOfPage; readonly is: StateOfPage },
  { end, pupilId }: { readonly end: ChangeEnd; readonly pupilId: string },
): string[] {
  const sources = narrow(was.sources, { pupilIds: [pupilId], columns: [end.column] })
  const before = was.figure(end, pupilId)
  const cells = cellsRead(was, { end, pupilId }).map((cell) => {
    const known = new Set(linesOf(was.ledger, cell).map(({ id }) => String(id)))
    return linesOf(is.ledger, cell).map((line) => ({
      isNew: !known.has(String(line.id)),
      entry: {
        pupilId,
        objectiveId: cell.objectiveId ?? null,
        measureId: cell.measureId ?? null,
        track: is.ledger.track,
        id: line.id,
        value: line.value,
        observedOn: line.observedOn,
        recordedAt: line.recordedAt,
        supersedes: line.supersedes,
      } satisfies LedgerEntry,
    }))
  })
  const lines = cells.flat()
  const givesBack = (leftOut: ReadonlySet<string | number>) => {
    const entries = lines.flatMap(({ entry }) => (leftOut.has(entry.id) ? [] : entry))
    return (
      figureReader(sources, tallyLog(sources, ledgerOf(entries, { track: is.ledger.track })))(end, pupilId) === before
    )
  }

  const newOf = (cell: typeof lines) => cell.flatMap(({ isNew, entry }) => (isNew ? entry.id : []))
  let leftOut: ReadonlySet<string | number> = new Set(newOf(lines))
  const putBack = (ids: readonly (string | number)[]) => {
    const fewer = new Set([...leftOut].filter((id) => !ids.includes(id)))
    if (ids.length > 0 && fewer.size < leftOut.size && givesBack(fewer)) leftOut = fewer
  }
  for (const cell of cells) putBack(newOf(cell))
  for (const id of leftOut) putBack([id])
  return [...leftOut].map(String)
}

/** Whatever a number may read of a pupil: what is taught or planned in the subject, and the measures that the column or its rule asks for. */
function cellsRead({ sources }: StateOfPage, { end, pupilId }: { readonly end: ChangeEnd; readonly pupilId: string }) {
  const { subjects, measureIds } = needsOf(narrow(sources, { pupilIds: [pupilId], columns: [end.column] }))
  const lists = [...sources.taught, ...(sources.planned ?? [])].filter(
    (list) => subjects.has(list.subjectId) && list.pupilIds.includes(pupilId),
  )
  const objectiveIds = new Set(lists.flatMap((list) => list.objectiveIds.flat()))
  return [
    ...[...objectiveIds].map((objectiveId) => ({ pupilId, objectiveId, measureId: undefined })),
    ...[...measureIds].map((measureId) => ({ pupilId, measureId, objectiveId: undefined })),
  ]
}
