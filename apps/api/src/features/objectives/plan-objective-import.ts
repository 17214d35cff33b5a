import { isDeepStrictEqual } from 'node:util'
import type { ImportResult } from '@track/api-contract'
import type { Issue } from '@track/kernel'
import type { Objective, Programme, Subject } from '@track/objectives'
import { compareYearGroups, YEAR_GROUPS, type YearGroup } from '@track/roster'
import type { ImportPlan, RowOutcome } from '../../import/import-result.js'
import { ownWordsKept, type WordsHad, wordsAfter, wordsHad } from './keep-words.js'
import type { ImportOptions, Library } from './library.js'
import type { Changed, ObjectiveChanges } from './objective-changes.js'
import { type ObjectiveRecord, pupilWordingsIn } from './objective-fields.js'
import { openShelves, type Shelves } from './open-shelves.js'
import { facts } from './plan-framework-import.js'

/** What is to be written, and what to tell the person. */
export interface ObjectiveImportPlan extends ImportPlan {
  readonly changes: ObjectiveChanges
}

/** A row and the subject it belongs to. */
interface PlacedRow {
  readonly record: ObjectiveRecord
  readonly subject: Subject
}

const LONGEST_PROGRAMME = 500

/**
 * Which objectives a file holds, where each belongs, and what changes of those that came from the same source before.
 *
 * An objective is known by its identifier, never by its words: the one its source gave it, or our own in a file that was written out
 * here. Rows of one identifier are one objective with the years and tags of all of them, in the framework of the first; a row without
 * one is an objective of its own. Blank cells change nothing; tags are only added. Words of the school's own stay and are told. For a
 * framework that is new, each year group gets a programme in the order of the file: the school's to change.
 */
export function planObjectiveImport(
  records: readonly ObjectiveRecord[],
  library: Library,
  options: ImportOptions,
): ObjectiveImportPlan {
  const shelves = openShelves(library, options)
  const issues: Issue[] = []
  const placed: PlacedRow[] = []
  if (options.scaleId === undefined) issues.push(NO_SCALE)
  else if (records.length > 0 && records.every(({ values }) => (values.subject ?? options.subject) === undefined))
    issues.push(NO_SUBJECT)
  else
    for (const record of records) {
      const name = record.values.subject ?? options.subject
      if (name === undefined) issues.push(blankSubject(record))
      else placed.push({ record, subject: shelves.subject(name) })
    }

  const outcomes = new Map<number, RowOutcome>()
  const objectiveOfRow = new Map<number, string>()
  const newObjectives: Objective[] = []
  const changedObjectives: Changed<Objective>[] = []
  const byId = new Map(library.objectives.map((objective) => [objective.id, objective]))
  const bySource = new Map(
    library.objectives.flatMap((objective) =>
      objective.source?.source === options.source ? [[objective.source.externalId, objective]] : [],
    ),
  )
  const had = wordsHad(library.wordings)
  const wordsSeen = new Map(library.objectives.map(({ frameworkId, wording }) => [`${frameworkId} ${wording}`, 0]))
  const codes = new Map(
    library.objectives.flatMap(({ id, frameworkId, code }) =>
      code === undefined ? [] : [[`${frameworkId} ${code}`, id]],
    ),
  )

  for (const rows of joinRows(placed)) {
    const [{ record }] = rows
    const { externalId, wording } = record.values
    const fromSource = bySource.get(externalId ?? '')
    const existing = fromSource ?? byId.get(externalId ?? '')
    const isBySource = fromSource !== undefined
    const objective = existing
      ? withRows(existing, rows, { shelves, had, bySource: isBySource })
      : newObjective(rows, shelves, options)
    for (const row of rows) objectiveOfRow.set(row.record.row, objective.id)
    for (const row of rows.slice(1)) outcomes.set(row.record.row, 'joined')
    issues.push(
      ...rows
        .filter((row) => row.record.values.wording !== record.values.wording)
        .map((row) => otherWords(row.record, record)),
    )
    if (existing && objective.wording !== wording) issues.push(ownWordsKept(existing, wording!, record))

    const words = `${objective.frameworkId} ${objective.wording}`
    if (externalId === null) {
      const twin = wordsSeen.get(words)
      if (twin !== undefined) issues.push(sameWords(record, twin))
      wordsSeen.set(words, record.row)
    }
    if (objective.code !== undefined) {
      const owner = codes.get(`${objective.frameworkId} ${objective.code}`)
      if (owner !== undefined && owner !== objective.id) issues.push(sameCode(record, objective.code))
      codes.set(`${objective.frameworkId} ${objective.code}`, objective.id)
    }
    const isSame = existing !== undefined && isDeepStrictEqual(objective, existing)
    outcomes.set(record.row, existing === undefined ? 'created' : isSame ? 'unchanged' : 'updated')
    if (existing === undefined) newObjectives.push(objective)
    else if (!isSame) changedObjectives.push({ before: existing, after: objective })
  }
  const shared = countShared(placed, objectiveOfRow)
  if (shared > 0) issues.push(inSeveralSubjects(shared))

  const programmes = programmesOf(placed, { objectiveOfRow, newObjectives, shelves, library, options })
  issues.push(...programmes.filter(isTooLong).map(programmeTooLong))
  const newProgrammes = programmes.filter((programme) => !isTooLong(programme))
  const named = (kind: ImportResult['made'][number]['kind'], things: readonly { readonly name: string }[]) =>
    things.map(({ name }) => ({ kind, name }))
  const { newSubjects, newFrameworks, newStrands } = shelves
  return {
    outcomes,
    issues,
    made: [
      ...named('subject', newSubjects),
      ...named('framework', newFrameworks),
      ...named('strand', newStrands),
      ...named('programme', newProgrammes),
    ],
    changes: {
      newSubjects,
      newFrameworks,
      changedFrameworks: [],
      newStrands,
      newObjectives,
      changedObjectives,
      newProgrammes,
      newLinks: [],
      olderWordings: [],
      newRevisions: [],
    },
  }
}

/** The rows of each objective, in the order of the file. */
function joinRows(placed: readonly PlacedRow[]): (readonly [PlacedRow, ...PlacedRow[]])[] {
  const objectives = new Map<string, [PlacedRow, ...PlacedRow[]]>()
  for (const row of placed) {
    const { externalId } = row.record.values
    const key = externalId === null ? `row ${row.record.row}` : `id ${externalId}`
    const rows = objectives.get(key)
    if (rows) rows.push(row)
    else objectives.set(key, [row])
  }
  return [...objectives.values()]
}

type JoinedRows = readonly [PlacedRow, ...PlacedRow[]]

function newObjective(rows: JoinedRows, shelves: Shelves, { source, newId }: ImportOptions): Objective {
  const [{ record, subject }] = rows
  const { externalId, code, wording, framework: name, offeredFrom, retiredOn } = record.values
  const framework = shelves.framework(subject, name)
  return {
    id: newId(),
    frameworkId: framework.id,
    strandId: shelves.strand(framework, pathOf(record)),
    ...(code !== null && { code }),
    wording: wording!,
    pupilWordings: pupilWordingsIn(record),
    tags: union(rows, 'tags'),
    yearGroups: union(rows, 'yearGroups'),
    position: shelves.nextPlace(framework),
    offeredFrom,
    retiredOn,
    ...(externalId !== null && { source: { source, externalId, wording: wording! } }),
  }
}

/** The objective with what its rows say. Its framework is where the school has it. */
function withRows(
  objective: Objective,
  rows: JoinedRows,
  { shelves, had, bySource }: { readonly shelves: Shelves; readonly had: WordsHad; readonly bySource: boolean },
): Objective {
  const [{ record }] = rows
  const { code, wording, offeredFrom, retiredOn } = record.values
  const path = pathOf(record)
  const said = {
    ...(code !== null && { code }),
    tags: union(rows, 'tags'),
    yearGroups: union(rows, 'yearGroups'),
    offeredFrom,
    retiredOn,
  }
  const { kept: _, ...words } = wordsAfter(
    objective,
    { wording: wording!, pupilWordings: pupilWordingsIn(record) },
    { had, bySource },
  )
  return {
    ...objective,
    ...words,
    ...facts(objective, said),
    ...(path.length > 0 && { strandId: shelves.strand({ id: objective.frameworkId }, path) }),
  }
}

function pathOf({ values: { strand, subStrand } }: ObjectiveRecord): string[] {
  return [...(strand ?? []), ...(subStrand === null ? [] : [subStrand])]
}

function union(rows: JoinedRows, field: 'tags' | 'yearGroups'): string[] {
  return [...new Set(rows.flatMap(({ record }) => record.values[field] ?? []))]
}

/** One for each year group of each subject whose framework the import makes; a name that is taken stays as the school has it. */
function programmesOf(
  placed: readonly PlacedRow[],
  {
    objectiveOfRow,
    newObjectives,
    shelves,
    library,
    options,
  }: {
    objectiveOfRow: ReadonlyMap<number, string>
    newObjectives: readonly Objective[]
    shelves: Shelves
    library: Library
    options: ImportOptions
  },
): Programme[] {
  const newFrameworks = new Set(shelves.newFrameworks.map(({ id }) => id))
  const ready = new Set(newObjectives.flatMap(({ id, frameworkId }) => (newFrameworks.has(frameworkId) ? [id] : [])))
  const byName = new Map<string, { subject: Subject; year: string; objectiveIds: Set<string> }>()
  for (const { record, subject } of placed) {
    if (!ready.has(objectiveOfRow.get(record.row)!)) continue
    for (const year of record.values.yearGroups ?? []) {
      const key = `${subject.id} ${year}`
      const programme = byName.get(key) ?? { subject, year, objectiveIds: new Set() }
      byName.set(key, programme)
      programme.objectiveIds.add(objectiveOfRow.get(record.row)!)
    }
  }
  const taken = new Set(library.programmes.map(({ subjectId, name }) => `${subjectId} ${name}`))
  return [...byName.values()]
    .sort((a, b) => a.subject.position - b.subject.position || compareYears(a.year, b.year))
    .map(({ subject, year, objectiveIds }) => ({
      id: options.newId(),
      subjectId: subject.id,
      name: `${subject.name} ${yearName(year)}`,
      objectiveIds: [...objectiveIds],
      spells: [],
    }))
    .filter(({ subjectId, name }) => !taken.has(`${subjectId} ${name}`))
}

function isYearGroup(year: string): year is YearGroup {
  return (YEAR_GROUPS as readonly string[]).includes(year)
}

/** Years in words of the school's own come last, in the order of the file. */
function compareYears(a: string, b: string): number {
  if (isYearGroup(a) && isYearGroup(b)) return compareYearGroups(a, b)
  return Number(isYearGroup(b)) - Number(isYearGroup(a))
}

function yearName(year: string): string {
  if (year === 'R') return 'Reception'
  if (!isYearGroup(year)) return year
  return year.startsWith('N') ? `Nursery ${year.slice(1)}` : `Year ${year}`
}

function countShared(placed: readonly PlacedRow[], objectiveOfRow: ReadonlyMap<number, string>): number {
  const subjects = new Map<string, Set<string>>()
  for (const { record, subject } of placed) {
    const objectiveId = objectiveOfRow.get(record.row)!
    subjects.set(objectiveId, (subjects.get(objectiveId) ?? new Set()).add(subject.id))
  }
  return [...subjects.values()].filter(({ size }) => size > 1).length
}

function isTooLong({ objectiveIds }: Programme): boolean {
  return objectiveIds.length > LONGEST_PROGRAMME
}

export const NO_SCALE: Issue = {
  code: 'import/no-scale',
  message: 'The school has no depth scale to judge these objectives with: add one first',
  severity: 'error',
}

const NO_SUBJECT: Issue = {
  code: 'import/no-subject',
  message: 'No row names a subject: choose the column that does, or say which subject the file is about',
  severity: 'error',
}

function blankSubject({ row }: ObjectiveRecord): Issue {
  const message = 'This row names no subject: fill it in, or say which subject such rows are about'
  return { row, code: 'import/no-subject', message, severity: 'error' }
}

function otherWords({ row }: ObjectiveRecord, first: ObjectiveRecord): Issue {
  const message = `This row has the identifier of row ${first.row} and other words: those of row ${first.row} are kept`
  return { row, code: 'import/other-words', message, severity: 'warning' }
}

function sameWords({ row }: ObjectiveRecord, twin: number): Issue {
  const where = twin === 0 ? 'An objective that is here already' : `Row ${twin}`
  const message = `${where} has the same words: both are kept. Give them one identifier if they are one objective`
  return { row, code: 'import/same-words', message, severity: 'warning' }
}

function sameCode({ row }: ObjectiveRecord, code: string): Issue {
  const message = `Another objective of the list has the code ${code}: both are kept, change one if it was not meant`
  return { row, field: 'code', code: 'objectives/same-code', message, severity: 'warning' }
}

function inSeveralSubjects(count: number): Issue {
  const message = `${count} objectives stand in several subjects: each is kept once, in the first, and is in the programmes of all`
  return { code: 'import/in-several-subjects', message, severity: 'warning' }
}

function programmeTooLong({ name, objectiveIds }: Programme): Issue {
  const message = `"${name}" would hold ${objectiveIds.length} objectives, more than ${LONGEST_PROGRAMME}: it is not made, choose a shorter list`
  return { code: 'import/programme-too-long', message, severity: 'warning' }
}
