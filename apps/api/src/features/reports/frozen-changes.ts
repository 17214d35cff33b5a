import { isDeepStrictEqual } from 'node:util'
import type { ChangingEntry, FrozenChanges, Page } from '@track/api-contract'
import { scaleAsOf } from '@track/descriptors'
import { type Entry, entryKind, isSameCell, lineInForce } from '@track/markbook'
import { calculatePage, diffPages, type PageInput } from '@track/reports'
import type { Clock } from '../../clock.js'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { compareRegister } from '../../register.js'
import { schoolToday } from '../../school-today.js'
import { loadObjectives } from '../../teaching/load-objectives.js'
import { labelOn } from './describe-column.js'
import type { KeptPage } from './frozen-repository.js'
import type { KeptInputs } from './kept-inputs.js'
import { listLines } from './known-lines.js'
import { type LoadedPage, loadPage } from './load-page.js'

/** So many lines of the log stand under one cause, the latest. */
const MOST_ENTRIES = 100

/** What the same page says today where it was kept saying otherwise, and why. */
export async function listChanges(
  tx: Transaction,
  ledgers: Ledgers,
  { schoolId, kept, clock }: { readonly schoolId: string; readonly kept: KeptPage; readonly clock: Clock },
): Promise<FrozenChanges> {
  const page = JSON.parse(kept.page) as Page
  const inputs = kept.inputs === null ? undefined : (JSON.parse(kept.inputs) as KeptInputs)
  const definition = await stillKnown(tx, inputs?.definition ?? page.definition)
  const loaded = await loadPage(tx, await ledgers.read(tx, schoolId), definition, { clock })
  const asKnown = clock().toISOString()
  if (inputs === undefined) return { asKnown, reproducible: false, ...compareNumbers(page, loaded.input) }

  const pupilIds = [...inputs.groups, ...loaded.input.groups].flatMap(({ members }) => members.flat())
  const lines = await listLines(tx, [...new Set(pupilIds)])
  const { ledger: _, ...after } = loaded.input
  const known = lines.flatMap(({ seq, entry }) => (seq <= kept.knownSeq! ? [entry] : []))
  const { numbers, cells } = diffPages({
    before: { input: { ...inputs, entries: known }, page },
    after: { input: { ...after, entries: lines.map(({ entry }) => entry) } },
  })

  const sayEntry = await entryWords(tx, { lines, loaded, asOf: await schoolToday(tx, clock), cells })
  return {
    asKnown,
    reproducible: true,
    numbers,
    cells: cells.map(({ causes, ...cell }) => ({
      ...cell,
      causes: causes.map(({ kind, pupilIds, entryIds }) => ({
        kind,
        pupils: pupilIds
          .flatMap((id) => loaded.pupils.get(id) ?? [])
          .sort(compareRegister)
          .map(({ id: pupilId, label }) => ({ pupilId, label })),
        entryCount: entryIds.length,
        entries: entryIds.flatMap(sayEntry).sort(latestFirst).slice(0, MOST_ENTRIES),
      })),
    })),
  }
}

/** An audience that the school has no longer asks for nothing more: what the page hid by it is in its `minimumGroup`. */
async function stillKnown(tx: Transaction, definition: Page['definition']): Promise<Page['definition']> {
  const { audienceId, ...rest } = definition
  const [found] = await tx.select({ audiences: school.audiences }).from(school)
  return found?.audiences.some(({ id }) => id === audienceId) ? definition : rest
}

/** Of a page whose inputs were not kept only the numbers can be compared, and nothing says why they changed. */
function compareNumbers(page: Page, input: PageInput): Pick<FrozenChanges, 'numbers' | 'cells'> {
  const now = new Map(calculatePage(input).rows.map(({ groupId, cells }) => [groupId, cells]))
  const cells = page.rows.flatMap(({ groupId, cells }) =>
    cells.flatMap((dates, column) =>
      dates.flatMap((before, date): FrozenChanges['cells'] => {
        const after = now.get(groupId)![column]![date]!
        return isDeepStrictEqual(figuresOf(before), figuresOf(after))
          ? []
          : [{ groupId, column, date, before, after, causes: [] }]
      }),
    ),
  )
  return { numbers: page.rows.flatMap((row) => row.cells.flat()).length, cells }
}

function figuresOf({ value, n, suppressed }: Page['rows'][number]['cells'][number][number]) {
  return { value, n, suppressed }
}

/** Lines of the log in the words of the school: the wording of today, the name of a depth on the day it was seen. */
async function entryWords(
  tx: Transaction,
  {
    lines,
    loaded: { input, pupils },
    asOf,
    cells,
  }: {
    readonly lines: readonly { readonly seq: number; readonly entry: Entry }[]
    readonly loaded: LoadedPage
    readonly asOf: Awaited<ReturnType<typeof schoolToday>>
    readonly cells: ReturnType<typeof diffPages>['cells']
  },
): Promise<(entryId: string) => ChangingEntry[]> {
  const asked = new Set(cells.flatMap(({ causes }) => causes.flatMap(({ entryIds }) => entryIds)))
  const found = new Map(lines.flatMap((line) => (asked.has(line.entry.id) ? [[line.entry.id, line] as const] : [])))
  const ofPupils = new Map<string, (typeof lines)[number][]>(
    [...found.values()].map(({ entry }) => [entry.pupilId, []]),
  )
  for (const line of lines) ofPupils.get(line.entry.pupilId)?.push(line)
  const objectiveIds = [...new Set([...found.values()].flatMap(({ entry }) => entry.objectiveId ?? []))]
  const objectives = await loadObjectives(tx, { ids: objectiveIds, asOf })
  const { scales, sets = [], measures = [] } = input

  return (entryId) => {
    const line = found.get(entryId)
    const pupil = line && pupils.get(line.entry.pupilId)
    if (!line || !pupil) return []
    const { entry } = line
    const objective = entry.objectiveId === null ? undefined : objectives.get(entry.objectiveId)
    const about = objective?.wording ?? measures.find(({ id }) => id === entry.measureId)?.name ?? ''
    const { id, pupilId, observedOn, recordedAt } = entry
    const stood = stoodBefore(line)
    return [
      {
        ...{ id, kind: entryKind(entry), pupilId, label: pupil.label, about },
        before: stood ? sayValue(stood, objective) : null,
        value: sayValue(entry, objective),
        ...{ observedOn, recordedAt },
      },
    ]
  }

  /** What stood in the same cell on the same day by the lines that came before this one. */
  function stoodBefore({ seq, entry }: (typeof lines)[number]): Entry | undefined {
    const earlier = ofPupils.get(entry.pupilId)!.filter((line) => line.seq < seq && isSameCell(line.entry, entry))
    return lineInForce(
      earlier.map((line) => line.entry),
      { asOf: entry.observedOn },
    )
  }

  function sayValue({ value, observedOn }: Entry, objective: { readonly scaleId: string } | undefined): string | null {
    if (value === null || typeof value === 'number') return value === null ? null : String(value)
    if (!objective) return labelOn(value, sets, observedOn)
    const scale = scaleAsOf(scales, { scaleId: objective.scaleId, asOf: observedOn })
    return scale?.codes.find(({ id }) => id === value)?.label ?? value
  }
}

function latestFirst(a: ChangingEntry, b: ChangingEntry): number {
  return a.recordedAt === b.recordedAt ? 0 : a.recordedAt < b.recordedAt ? 1 : -1
}
