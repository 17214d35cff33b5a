import type { CalendarDate } from '@track/kernel'
import type { Objective, Programme } from '@track/objectives'
import type { Transaction } from '../../database/transaction.js'
import { withEtag } from '../../etag.js'
import { refusal } from '../../problem.js'
import { loadObjectives, loadStrands } from '../../teaching/load-objectives.js'
import { loadTeaching } from '../../teaching/load-teaching.js'
import { withFrameworkEtag, withObjectiveEtag, withStrandEtag } from './etags.js'
import { findAssigned, findImport, findOthersIn, type Left, markUndone, sameWords } from './imports-repository.js'
import { shortened } from './keep-words.js'
import { deleteLinks, deleteLinksOf } from './links-repository.js'
import {
  deleteFrameworks,
  deleteObjectives,
  deleteProgrammes,
  deleteStrands,
  deleteUnusedSubjects,
  insertWordings,
  listFrameworks,
  lockFramework,
  lockProgrammes,
  updateFramework,
  updateObjectives,
} from './objectives-repository.js'
import { deleteRevision, howUsed, listUses, lockLog } from './revisions-repository.js'

/**
 * Takes back what an import made and puts back what it changed: words by a new version from today, so that what was written in
 * between stays readable. Refused as a whole, by name, once something of it was judged, taught or changed. A subject that it made
 * stays when anything else has begun to use it.
 */
export async function undoImport(
  tx: Transaction,
  importId: string,
  { schoolId, today }: { readonly schoolId: string; readonly today: CalendarDate },
): Promise<{ removed: number; restored: number }> {
  await lockLog(tx)
  const found = await findImport(tx, importId)
  if (found === undefined) throw refusal('request/not-found')
  if (found.undoneAt !== null) throw refusal('request/conflict', 'This import has been undone already')
  const { written } = found
  const { subjectIds = [], linkIds, revisionIds, changedFrameworks, changedObjectives } = written
  const [frameworkIds, strandIds, objectiveIds, programmeIds] = [
    idsOf(written.frameworks),
    idsOf(written.strands),
    idsOf(written.objectives),
    idsOf(written.programmes),
  ] as const
  const frameworks = await listFrameworks(tx)
  const touched = new Set([...frameworkIds, ...changedObjectives.map(({ before }) => before.frameworkId)])
  for (const { id } of frameworks.filter(({ id }) => touched.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)))
    await lockFramework(tx, id)
  await lockProgrammes(tx)

  await deleteLinks(tx, linkIds)
  for (const id of revisionIds) await deleteRevision(tx, id)

  const leftFrameworks = [...written.frameworks, ...changedFrameworks.map(({ before: { id }, etag }) => ({ id, etag }))]
  refuseChanged(leftFrameworks, (await listFrameworks(tx)).map(withFrameworkEtag), ({ name }) => name)
  const strands = await loadStrands(
    tx,
    frameworks.map(({ id }) => id),
  )
  refuseChanged(written.strands, strands.map(withStrandEtag), ({ name }) => name)
  const leftObjectives = [...written.objectives, ...changedObjectives.map(({ before: { id }, etag }) => ({ id, etag }))]
  const objectives = await loadObjectives(tx, { ids: idsOf(leftObjectives), asOf: today })
  refuseChanged(leftObjectives, [...objectives.values()].map(withObjectiveEtag), ({ wording }) => wording)
  const [used] = await listUses(tx, objectiveIds)
  if (used) throw inUse(objectives.get(used.objectiveId)!.wording, howUsed(used))
  await refuseProgrammes(tx, written.programmes, objectives, new Set(objectiveIds))
  const other = await findOthersIn(tx, { frameworkIds, strandIds, objectiveIds })
  if (other !== undefined) throw inUse(other, 'was added to it since: move it elsewhere first')

  await deleteLinksOf(tx, [...objectiveIds, ...strandIds])
  await deleteProgrammes(tx, programmeIds)
  await deleteObjectives(tx, objectiveIds)
  await deleteStrands(tx, strandIds)
  await deleteFrameworks(tx, frameworkIds)
  await deleteUnusedSubjects(tx, subjectIds)
  for (const { before } of changedFrameworks) await updateFramework(tx, schoolId, before)
  const restored = changedObjectives.flatMap(({ before }) => (objectives.has(before.id) ? [before] : []))
  await updateObjectives(tx, schoolId, restored)
  const reworded = restored.filter((before) => !sameWords(before, objectives.get(before.id)!))
  await insertWordings(tx, schoolId, { objectives: reworded, effectiveFrom: today })
  await markUndone(tx, importId)
  const there = new Set([...idsOf(strands), ...objectives.keys()])
  return { removed: [...strandIds, ...objectiveIds].filter((id) => there.has(id)).length, restored: restored.length }
}

/** What an import made and somebody changed since is that person's too. What is gone already is no hindrance. */
function refuseChanged<Now extends Left>(
  left: readonly Left[],
  now: readonly Now[],
  nameOf: (now: Now) => string,
): void {
  const byId = new Map(now.map((one) => [one.id, one]))
  for (const { id, etag } of left) {
    const one = byId.get(id)
    if (one && one.etag !== etag) throw inUse(nameOf(one), 'was changed since, so the import stays')
  }
}

async function refuseProgrammes(
  tx: Transaction,
  left: readonly Left[],
  objectives: ReadonlyMap<string, Objective>,
  made: ReadonlySet<string>,
): Promise<void> {
  const { programmes } = await loadTeaching(tx)
  refuseChanged(left, programmes.map(withEtag), ({ name }) => name)
  const assigned = await findAssigned(tx, idsOf(left))
  if (assigned !== undefined) throw inUse(assigned, 'is the programme of a class or a pupil: give them another first')
  const own = new Set(idsOf(left))
  for (const programme of programmes.filter(({ id }) => !own.has(id))) {
    const held = everHeld(programme).find((id) => made.has(id))
    if (held !== undefined) throw inUse(objectives.get(held)!.wording, `is or was in the programme "${programme.name}"`)
  }
}

function everHeld({ objectiveIds, spells }: Programme): string[] {
  return [...objectiveIds, ...spells.map(({ objectiveId }) => objectiveId)]
}

function inUse(name: string, how: string) {
  return refusal('objectives/in-use', `"${shortened(name)}" ${how}`)
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map(({ id }) => id)
}
