import type { ClassMarkbook, PupilMarkbook } from '@track/api-contract'
import {
  type DescriptorSet,
  descriptorSetAsOf,
  type Measure,
  namedAs,
  type SetChoice,
  scaleAsOf,
  setOf,
  withoutNumbers,
} from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import { calculationAsOf } from '@track/markbook'
import { currentObjective, indexTeaching, type Programme, taughtFromOf } from '@track/objectives'
import { isOnRoll, membersAsAt } from '@track/roster'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { listEntries } from '../../ledger/entry-rows.js'
import { compareRegister } from '../../register.js'
import { groupsOfSetChoices } from '../../teaching/groups-of-set-choices.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadObjectives, loadStrands } from '../../teaching/load-objectives.js'
import { groupsByPupil, loadTeaching, type Teaching } from '../../teaching/load-teaching.js'
import { programmeOn } from '../../teaching/programme-on.js'
import { listPeople, listRegister, type RegisterRow } from './markbook-repository.js'

interface Question {
  readonly subjectId: string
  readonly asOf: CalendarDate
  /** The day whose names are shown: `asOf`, or today for the words that it is said in now. */
  readonly wordsOn: CalendarDate
}

/** A class in one subject on a day, with every line of the log behind it. */
export async function readClassMarkbook(
  tx: Transaction,
  { classId, className, ...question }: Question & { classId: string; className: string },
): Promise<Omit<ClassMarkbook, 'cursor'>> {
  const { subjectId, asOf } = question
  const teaching = await loadTeaching(tx)
  const members = membersAsAt(teaching.memberships, { groupId: classId, asOf })
  const register = (await listRegister(tx, { pupilIds: members, asOf }))
    .filter((pupil) => isOnRoll(datesOf(pupil), asOf))
    .sort(compareRegister)
  const programmes = programmesOn(teaching, asOf)
  const { programmeOf } = indexTeaching(teaching)
  const programmeId = programmeOf({ pupilId: '', groupIds: [classId], subjectId, asOf })
  const programme = programmes.get(programmeId ?? '') ?? null

  const inProgramme = register.map((row) => {
    const ownId = programmeOf({ pupilId: row.id, groupIds: [classId], subjectId, asOf })
    const own = ownId === programmeId ? undefined : programmes.get(ownId ?? '')
    const whose = { pupilId: row.id, groupIds: [classId] }
    return { ...shown(row), ownProgramme: own ? { ...own, taught: taughtDays(teaching, own, whose) } : null }
  })
  const taught = programme ? taughtDays(teaching, programme, { pupilId: '', groupIds: [classId] }) : []
  const { entries, setIds, ...shared } = await loadShared(tx, {
    ...question,
    pupilIds: inProgramme.map(({ id }) => id),
    objectiveIds: [programme, ...inProgramme.map((pupil) => pupil.ownProgramme)].flatMap((p) => p?.objectiveIds ?? []),
  })
  return {
    classId,
    className,
    subjectId,
    asOf,
    programme,
    currentObjectiveId: programme && currentObjective(programme, { taught, asOf }),
    taught,
    pupils: inProgramme.map((pupil) => ({ ...pupil, setIds: setIds.get(pupil.id) ?? {} })),
    ...shared,
    entries,
  }
}

/** One pupil in one subject on a day, in the programme they work in, with every line of the log behind it. */
export async function readPupilMarkbook(
  tx: Transaction,
  { pupilId, ...question }: Question & { pupilId: string },
): Promise<PupilMarkbook | undefined> {
  const { subjectId, asOf } = question
  const [row] = await listRegister(tx, { pupilIds: [pupilId], asOf })
  if (!row) return undefined
  const teaching = await loadTeaching(tx)
  const groupIds = groupsByPupil(teaching, { asOf }).get(pupilId) ?? []
  const programmes = programmesOn(teaching, asOf)
  const { programmeOf } = indexTeaching(teaching)
  const programmeId = programmeOf({ pupilId, groupIds, subjectId, asOf })
  const classProgrammeId = programmeOf({ pupilId: '', groupIds, subjectId, asOf })
  const programme = programmes.get(programmeId ?? '') ?? null
  const own = programmeId !== classProgrammeId
  const { entries, setIds, ...shared } = await loadShared(tx, {
    ...question,
    pupilIds: [pupilId],
    objectiveIds: programme?.objectiveIds ?? [],
  })
  return {
    pupil: shown(row),
    subjectId,
    asOf,
    programme,
    own,
    classProgramme: own ? (programmes.get(classProgrammeId ?? '') ?? null) : null,
    taught: programme ? taughtDays(teaching, programme, { pupilId, groupIds }) : [],
    ...shared,
    setIds: setIds.get(pupilId) ?? {},
    entries,
    people: await listPeople(tx, entries),
  }
}

/** What a class's markbook and a pupil's show alike. */
interface Shared
  extends Pick<ClassMarkbook, 'objectives' | 'strands' | 'scales' | 'measures' | 'sets' | 'calculation' | 'entries'> {
  /** In which set each pupil is described in each column of words. */
  readonly setIds: ReadonlyMap<string, Record<string, string>>
}

async function loadShared(
  tx: Transaction,
  {
    objectiveIds,
    pupilIds,
    subjectId,
    asOf,
    wordsOn,
  }: Question & { readonly objectiveIds: readonly string[]; readonly pupilIds: readonly string[] },
): Promise<Shared> {
  const ids = [...new Set(objectiveIds)]
  const known = await loadObjectives(tx, { ids, asOf })
  const objectives = ids.flatMap((id) => known.get(id) ?? [])
  const { scales, sets, setChoices, calculations, ...descriptors } = await loadDescriptors(tx)
  const measures = descriptors.measures.filter((measure) => measure.subjectId === subjectId)
  const entries = await listEntries(tx, {
    pupilIds,
    objectiveIds: ids,
    measureIds: measures.map(({ id }) => id),
  })
  const groups = await groupsOfSetChoices(tx, { pupilIds, asOf })
  const columns = measures.filter(({ setId }) => setId !== undefined)
  const setIds = new Map(pupilIds.map((pupilId) => [pupilId, setIdsOf(pupilId, { columns, setChoices, groups, asOf })]))
  const shownOn = (await numbersAreShown(tx)) ? same : withoutNumbers
  const scaleIds = [...new Set(objectives.map(({ scaleId }) => scaleId))]
  return {
    objectives,
    strands: await loadStrands(tx, [...new Set(objectives.map(({ frameworkId }) => frameworkId))]),
    scales: scaleIds.flatMap((scaleId) => {
      const [then, now] = [asOf, wordsOn].map((day) => scaleAsOf(scales, { scaleId, asOf: day }))
      return then && now ? shownOn(namedAs(then, now)) : []
    }),
    measures,
    sets: setsShown(sets, { entries, columns, setIds: setIds.values() }).flatMap((setId) => {
      const [then, now] = [asOf, wordsOn].map((day) => descriptorSetAsOf(sets, { setId, asOf: day }))
      return then && now ? shownOn(namedAs(then, now)) : []
    }),
    setIds,
    calculation: calculationAsOf(calculations, { subjectId, asOf }),
    entries,
  }
}

function setIdsOf(
  pupilId: string,
  {
    columns,
    setChoices,
    groups,
    asOf,
  }: {
    readonly columns: readonly Measure[]
    readonly setChoices: readonly SetChoice[]
    readonly groups: ReadonlyMap<string, readonly string[]>
    readonly asOf: CalendarDate
  },
): Record<string, string> {
  const groupIds = groups.get(pupilId) ?? []
  return Object.fromEntries(
    columns.flatMap((measure) => {
      const setId = setOf(setChoices, { measure, pupilId, groupIds, asOf })
      return setId === null ? [] : [[measure.id, setId]]
    }),
  )
}

/** The sets of the columns and pupils, and those of words that were said before another set was chosen. */
function setsShown(
  sets: readonly DescriptorSet[],
  {
    entries,
    columns,
    setIds,
  }: {
    readonly entries: readonly Entry[]
    readonly columns: readonly Measure[]
    readonly setIds: Iterable<Record<string, string>>
  },
): string[] {
  const inColumns = new Set(columns.map(({ id }) => id))
  const said = new Set(entries.flatMap(({ measureId, value }) => (inColumns.has(measureId ?? '') ? (value ?? []) : [])))
  return [
    ...new Set([
      ...columns.flatMap(({ setId }) => setId ?? []),
      ...[...setIds].flatMap((ofPupil) => Object.values(ofPupil)),
      ...sets.filter(({ descriptors }) => descriptors.some(({ id }) => said.has(id))).map(({ id }) => id),
    ]),
  ]
}

async function numbersAreShown(tx: Transaction): Promise<boolean> {
  const [found] = await tx.select({ depthNumbers: school.depthNumbers }).from(school)
  return found?.depthNumbers ?? false
}

function same<T>(thing: T): T {
  return thing
}

/** The programmes as they were on a day, by id. */
function programmesOn({ programmes, objectives }: Teaching, asOf: CalendarDate): ReadonlyMap<string, Programme> {
  return new Map(programmes.map((programme) => [programme.id, programmeOn(programme, objectives, asOf)]))
}

function taughtDays(
  { taughtFroms }: Teaching,
  { objectiveIds }: Programme,
  whose: { pupilId: string; groupIds: readonly string[] },
): ClassMarkbook['taught'] {
  return objectiveIds.flatMap((objectiveId) => {
    const taughtFrom = taughtFromOf(taughtFroms, { objectiveId, ...whose })
    return taughtFrom === null ? [] : [{ objectiveId, taughtFrom }]
  })
}

function datesOf({ joinedOn, leftOn }: RegisterRow) {
  return { ...(joinedOn !== null && { joinedOn }), ...(leftOn !== null && { leftOn }) }
}

function shown({ id, label, registeredYear }: RegisterRow) {
  return { id, label, ...(registeredYear !== null && { registeredYear }) }
}
