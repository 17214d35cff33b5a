import type { ClassMarkbook, PupilMarkbook } from '@track/api-contract'
import { scaleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { currentObjective, indexTeaching, type Programme, taughtFromOf } from '@track/objectives'
import { isOnRoll, membersAsAt } from '@track/roster'
import type { Transaction } from '../../database/transaction.js'
import type { Ledger } from '../../ledger/ledger.js'
import { compareRegister } from '../../register.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { loadObjectives, loadStrands } from '../../teaching/load-objectives.js'
import { groupsByPupil, loadTeaching, type Teaching } from '../../teaching/load-teaching.js'
import { listPeople, listRegister, type RegisterRow } from './markbook-repository.js'

interface Question {
  readonly subjectId: string
  readonly asOf: CalendarDate
}

/** A class in one subject on a day, with every line of the log behind it. */
export async function readClassMarkbook(
  tx: Transaction,
  ledger: Ledger,
  { classId, className, subjectId, asOf }: Question & { classId: string; className: string },
): Promise<Omit<ClassMarkbook, 'cursor'>> {
  const teaching = await loadTeaching(tx)
  const members = membersAsAt(teaching.memberships, { groupId: classId, asOf })
  const register = (await listRegister(tx, { pupilIds: members, asOf }))
    .filter((pupil) => isOnRoll(datesOf(pupil), asOf))
    .sort(compareRegister)
  const programmes = new Map(teaching.programmes.map((programme) => [programme.id, programme]))
  const { programmeOf } = indexTeaching(teaching)
  const programmeId = programmeOf({ pupilId: '', groupIds: [classId], subjectId, asOf })
  const programme = programmes.get(programmeId ?? '') ?? null

  const pupils = register.map((row) => {
    const ownId = programmeOf({ pupilId: row.id, groupIds: [classId], subjectId, asOf })
    const own = ownId === programmeId ? undefined : programmes.get(ownId ?? '')
    const whose = { pupilId: row.id, groupIds: [classId] }
    return { ...shown(row), ownProgramme: own ? { ...own, taught: taughtDays(teaching, own, whose) } : null }
  })
  const taught = programme ? taughtDays(teaching, programme, { pupilId: '', groupIds: [classId] }) : []
  const shared = await loadShared(tx, {
    asOf,
    subjectId,
    objectiveIds: [programme, ...pupils.map(({ ownProgramme }) => ownProgramme)].flatMap((p) => p?.objectiveIds ?? []),
  })
  return {
    classId,
    className,
    subjectId,
    asOf,
    programme,
    currentObjectiveId: programme && currentObjective(programme, { taught, asOf }),
    taught,
    pupils,
    ...shared,
    entries: pupils.flatMap(({ id }) => ledger.entriesOf(id).filter(isShown(shared))),
  }
}

/** One pupil in one subject on a day, in the programme they work in, with every line of the log behind it. */
export async function readPupilMarkbook(
  tx: Transaction,
  ledger: Ledger,
  { pupilId, subjectId, asOf }: Question & { pupilId: string },
): Promise<PupilMarkbook | undefined> {
  const [row] = await listRegister(tx, { pupilIds: [pupilId], asOf })
  if (!row) return undefined
  const teaching = await loadTeaching(tx)
  const groupIds = groupsByPupil(teaching, { asOf }).get(pupilId) ?? []
  const { programmeOf } = indexTeaching(teaching)
  const programmeId = programmeOf({ pupilId, groupIds, subjectId, asOf })
  const programme = teaching.programmes.find(({ id }) => id === programmeId) ?? null
  const shared = await loadShared(tx, { asOf, subjectId, objectiveIds: programme?.objectiveIds ?? [] })
  const entries = ledger.entriesOf(pupilId).filter(isShown(shared))
  return {
    pupil: shown(row),
    subjectId,
    asOf,
    programme,
    own: programmeId !== programmeOf({ pupilId: '', groupIds, subjectId, asOf }),
    taught: programme ? taughtDays(teaching, programme, { pupilId, groupIds }) : [],
    ...shared,
    entries,
    people: await listPeople(tx, entries),
  }
}

type Shared = Pick<ClassMarkbook, 'objectives' | 'strands' | 'scales' | 'measures'>

async function loadShared(
  tx: Transaction,
  { objectiveIds, subjectId, asOf }: Question & { objectiveIds: readonly string[] },
): Promise<Shared> {
  const ids = [...new Set(objectiveIds)]
  const known = await loadObjectives(tx, { ids, asOf })
  const objectives = ids.flatMap((id) => known.get(id) ?? [])
  const { scales, measures } = await loadDescriptors(tx)
  const scaleIds = [...new Set(objectives.map(({ scaleId }) => scaleId))]
  return {
    objectives,
    strands: await loadStrands(tx, [...new Set(objectives.map(({ frameworkId }) => frameworkId))]),
    scales: scaleIds.flatMap((scaleId) => scaleAsOf(scales, { scaleId, asOf }) ?? []),
    measures: measures.filter((measure) => measure.subjectId === subjectId),
  }
}

function isShown({ objectives, measures }: Shared) {
  const ids = new Set([...objectives, ...measures].map(({ id }) => id))
  return ({ objectiveId, measureId }: { objectiveId: string | null; measureId: string | null }) =>
    ids.has(objectiveId ?? measureId ?? '')
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
