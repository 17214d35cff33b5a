import type { ClassMarkbook } from '@track/api-contract'
import type { DepthCode, DepthScale } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Entry, isSameCell, lineInForce, type NewEntry, statesAsOf } from '@track/markbook'
import { type Programme, sequenceOf, thisWeek } from '@track/objectives'

/** One cell: a pupil and an objective. */
export interface CellRef {
  readonly pupilId: string
  readonly objectiveId: string
}

/** What to write in a cell: a pupil and an objective, or a pupil and a column of marks or words. Null clears it. */
export type CellValue = { readonly pupilId: string } & (
  | { readonly objectiveId: string; readonly measureId?: null; readonly value: string | null }
  | { readonly objectiveId: null; readonly measureId: string; readonly value: string | number | null }
)

/** An objective as the grid shows it: in whose words it is judged and since when it counts as taught. */
export interface Column {
  readonly objectiveId: string
  readonly wording: string
  readonly unit: string
  readonly scale: DepthScale
  readonly taughtFrom: CalendarDate | null
}

/** A programme that some pupils of the class work in rather than in the class's: columns like any others, under headings of their own. */
export interface OwnProgramme {
  readonly id: string
  readonly name: string
  readonly columns: readonly Column[]
}

/** A pupil as a row. Pupils who share a programme share its `own`. */
export interface PupilRow {
  readonly pupilId: string
  readonly label: string
  readonly own: OwnProgramme | null
}

/** A class's markbook as the screen lays it out, without a mark in it. */
export interface MarkbookView {
  readonly columns: readonly Column[]
  readonly pupils: readonly PupilRow[]
}

/** The depths of one pupil, objective by objective: what is not here is not assessed. */
export type Depths = Readonly<Record<string, string>>

/** Which objectives are columns: all that are offered, or those that the class works on this week. */
export type Shown = 'all' | 'week'

/**
 * Lays out a markbook: objectives in the class's own order, pupils as the class lists them, whatever they work in.
 *
 * A week before which nothing was begun shows everything. The order is that of `opened`: judging an objective makes it taught, and no
 * column may move under the hand that marks it.
 */
export function layOut(
  markbook: ClassMarkbook,
  { shown = 'all', opened = markbook }: { readonly shown?: Shown; readonly opened?: ClassMarkbook } = {},
): MarkbookView {
  const objectives = new Map(markbook.objectives.map((objective) => [objective.id, objective]))
  const units = new Map(markbook.strands.map(({ id, name }) => [id, name]))
  const scales = new Map(markbook.scales.map((scale) => [scale.id, scale]))
  const columnsOf = (
    programme: Programme,
    taught: ClassMarkbook['taught'],
    then: ClassMarkbook['taught'],
  ): Column[] => {
    const question = { taught: then, asOf: markbook.asOf, objectives: markbook.objectives }
    const week = shown === 'week' ? thisWeek(programme, question) : []
    return (week.length > 0 ? week : sequenceOf(programme, question)).flatMap((objectiveId) => {
      const objective = objectives.get(objectiveId)
      const scale = objective && scales.get(objective.scaleId)
      if (!objective || !scale) return []
      const taughtFrom = taught.find((one) => one.objectiveId === objectiveId)?.taughtFrom ?? null
      const unit = (objective.strandId && units.get(objective.strandId)) || ''
      return { objectiveId, wording: objective.wording, unit, scale, taughtFrom }
    })
  }
  const own = new Map<string, OwnProgramme>()
  for (const { ownProgramme } of markbook.pupils) {
    if (!ownProgramme || own.has(ownProgramme.id)) continue
    const [now, then] = [markbook, opened].map(({ pupils }) =>
      pupils.flatMap((pupil) => (pupil.ownProgramme?.id === ownProgramme.id ? pupil.ownProgramme.taught : [])),
    ) as [ClassMarkbook['taught'], ClassMarkbook['taught']]
    const { id, name } = ownProgramme
    own.set(id, { id, name, columns: columnsOf(ownProgramme, now, then) })
  }
  return {
    columns: markbook.programme ? columnsOf(markbook.programme, markbook.taught, opened.taught) : [],
    pupils: markbook.pupils.map(({ id, label, ownProgramme }) => ({
      pupilId: id,
      label,
      own: (ownProgramme && own.get(ownProgramme.id)) ?? null,
    })),
  }
}

/** Every objective of a markbook that is a column for somebody, each once. */
export function allColumns({ columns, pupils }: MarkbookView): Column[] {
  const every = [...columns, ...pupils.flatMap(({ own }) => own?.columns ?? [])]
  return [...new Map(every.map((column) => [column.objectiveId, column])).values()]
}

/** Neighbouring objectives of one unit, for the heading above them. A unit may come twice; `first` is the objective it starts at. */
export function unitsOf(
  columns: readonly Column[],
): { readonly first: string; readonly name: string; readonly span: number }[] {
  const units: { first: string; name: string; span: number }[] = []
  for (const { objectiveId, unit } of columns) {
    const last = units.at(-1)
    if (last?.name === unit) last.span++
    else units.push({ first: objectiveId, name: unit, span: 1 })
  }
  return units
}

/**
 * The log as this screen knows it: the server's lines, and after them those still on their way.
 *
 * A line on its way stands as recorded last; once the server has it, the server's copy counts.
 */
export function withPending(
  entries: readonly Entry[],
  pending: readonly NewEntry[],
  recordedBy: string,
): readonly Entry[] {
  if (pending.length === 0) return entries
  const known = new Set(entries.map(({ id }) => id))
  const provisional = pending
    .filter(({ id }) => !known.has(id))
    .map((entry) => ({ ...entry, recordedAt: '9999-12-31T23:59:59.999Z', recordedBy }))
  return provisional.length === 0 ? entries : [...entries, ...provisional]
}

/**
 * The depths of every pupil on a day. A pupil in whom nothing changed since `before` keeps the very same object,
 * so that only changed rows are drawn again.
 */
export function depthsOf(
  entries: readonly Entry[],
  { asOf, before = {} }: { readonly asOf: CalendarDate; readonly before?: Readonly<Record<string, Depths>> },
): Readonly<Record<string, Depths>> {
  const result: Record<string, Depths> = {}
  for (const [pupilId, { objectives }] of Object.entries(statesAsOf(entries, { asOf, track: 'teacher' }))) {
    const depths = Object.fromEntries(Object.entries(objectives).map(([id, { value }]) => [id, String(value)]))
    const earlier = before[pupilId]
    result[pupilId] = earlier && sameDepths(earlier, depths) ? earlier : depths
  }
  return result
}

/** The school's word for a depth: from the scale in force, or from any other that has it. */
export function codeOf(scale: DepthScale, codeId: string | undefined): DepthCode | undefined {
  return codeId === undefined ? undefined : scale.codes.find(({ id }) => id === codeId)
}

/**
 * The lines to write so that cells get new values: a depth's id, or null to clear.
 *
 * Nothing is written where nothing would change: clearing an empty cell, or the same depth again on the same day.
 * Each line names the head that was on the screen, so that two people writing at once are told.
 */
export function newEntries(
  cells: readonly CellValue[],
  {
    log,
    observedOn,
    asOf,
    newId,
  }: {
    readonly log: readonly Entry[]
    readonly observedOn: CalendarDate
    readonly asOf: CalendarDate
    readonly newId: () => string
  },
): NewEntry[] {
  const lines = linesOfCells(cells, log)
  const batchId = newId()
  return cells.flatMap(({ pupilId, objectiveId, measureId = null, value }) => {
    const cell = lines.get(cellKey({ pupilId, objectiveId, measureId }))!
    const then = lineInForce(cell, { asOf: observedOn })
    if ((then?.value ?? null) === value && (value === null || then?.observedOn === observedOn)) return []
    return {
      id: newId(),
      pupilId,
      objectiveId,
      measureId,
      value,
      observedOn,
      track: 'teacher',
      via: 'entry',
      batchId,
      basis: lineInForce(cell, { asOf })?.id ?? null,
    }
  })
}

/** The same values of the same days, as new lines. Each names the head that is on the screen now: that is what it is written upon. */
export function entriesAgain(
  entries: readonly NewEntry[],
  { log, asOf, newId }: { readonly log: readonly Entry[]; readonly asOf: CalendarDate; readonly newId: () => string },
): NewEntry[] {
  const batchId = newId()
  return entries.map((entry) => {
    const cell = log.filter((line) => isSameCell(line, entry))
    return { ...entry, id: newId(), batchId, basis: lineInForce(cell, { asOf })?.id ?? null }
  })
}

/** Every line of one cell on the teacher's track. */
export function linesOfCell({ pupilId, objectiveId }: CellRef, log: readonly Entry[]): Entry[] {
  return log.filter(
    (entry) => entry.pupilId === pupilId && entry.objectiveId === objectiveId && entry.track === 'teacher',
  )
}

function linesOfCells(cells: readonly CellValue[], log: readonly Entry[]): Map<string, Entry[]> {
  const lines = new Map<string, Entry[]>(cells.map((cell) => [cellKey(cell), []]))
  for (const entry of log) if (entry.track === 'teacher') lines.get(cellKey(entry))?.push(entry)
  return lines
}

function cellKey({
  pupilId,
  objectiveId,
  measureId,
}: {
  readonly pupilId: string
  readonly objectiveId: string | null
  readonly measureId?: string | null
}): string {
  return `${pupilId} ${objectiveId ?? measureId}`
}

function sameDepths(a: Depths, b: Depths): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
