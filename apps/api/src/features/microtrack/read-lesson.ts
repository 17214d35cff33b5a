import type { Lesson } from '@track/api-contract'
import { type Act, notesOf, usualSize } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'
import { compareRegister } from '../../register.js'
import { listActsSince, listLastCheckIns } from './acts-repository.js'
import { toNoteCursor } from './note-cursor.js'
import { readNotesBefore } from './notes-before.js'
import { findPublications, listNoteCodes } from './publications-repository.js'
import { toSend } from './to-send.js'

/** A lesson: what was given out, everything done on it, and for each pupil what came along to their note. */
export async function readLesson(tx: Transaction, publicationId: string): Promise<Lesson | undefined> {
  const [given] = await findPublications(tx, [publicationId])
  if (given === undefined) return undefined
  const pupilIds = given.publication.pupils.map(({ pupilId }) => pupilId)
  const { acts, seq } = await listActsSince(tx, { publicationId, seq: 0 })
  const earlier = await readNotesBefore(tx, given, pupilIds)
  const codes = new Map((await listNoteCodes(tx, [publicationId])).map(({ pupilId, code }) => [pupilId, code]))
  const checkIns = await listLastCheckIns(tx, pupilIds)
  const actsOf = new Map<string, Act[]>(pupilIds.map((pupilId) => [pupilId, []]))
  for (const act of acts) actsOf.get(act.pupilId)!.push(act)

  const pupils = (await listPupils(tx, pupilIds)).map(({ id: pupilId, label }) => {
    const had = earlier.get(pupilId)!
    const notes = notesOf([...had.given, given], [...had.acts, ...actsOf.get(pupilId)!], { pupilId })
    const mine = notes.find(({ publication }) => publication.id === publicationId)!
    return {
      pupilId,
      label,
      code: codes.get(pupilId)!,
      before: toSend(mine.before),
      checkedInAt: checkIns.get(pupilId) ?? null,
      usualSize: usualSize(notes.filter((one) => one !== mine).map(({ note }) => note)),
    }
  })
  const className = await findGroupName(tx, given.classId)
  return { classId: given.classId, className, publication: given.publication, pupils, acts, cursor: toNoteCursor(seq) }
}

/** As a register reads. */
async function listPupils(tx: Transaction, ids: readonly string[]): Promise<{ id: string; label: string }[]> {
  const { rows } = await tx.$client.query<{
    id: string
    label: string
    forename: string | null
    surname: string | null
  }>('select id, label, forename, surname from pupil where id = any($1)', [ids])
  return rows.sort(compareRegister)
}

async function findGroupName(tx: Transaction, id: string): Promise<string> {
  const { rows } = await tx.$client.query<{ name: string }>('select name from pupil_group where id = $1', [id])
  return rows[0]!.name
}
