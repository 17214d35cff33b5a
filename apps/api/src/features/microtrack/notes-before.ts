import type { Act } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'
import { listActsOf } from './acts-repository.js'
import { findPublications, listNotesBefore, type StoredPublication } from './publications-repository.js'

/** What one pupil had before a note, and everything done on it. */
export interface Earlier {
  readonly given: readonly StoredPublication[]
  readonly acts: readonly Act[]
}

/** What each of these pupils had before a note, as far back as anything comes along from. */
export async function readNotesBefore(
  tx: Transaction,
  stored: StoredPublication,
  pupilIds: readonly string[],
): Promise<Map<string, Earlier>> {
  const notes = await listNotesBefore(tx, stored, pupilIds)
  const publications = await findPublications(tx, [...new Set(notes.map((note) => note.publicationId))], { pupilIds })
  const byId = new Map(publications.map((one) => [one.publication.id, one]))
  const earlier = new Map(pupilIds.map((pupilId) => [pupilId, { given: [], acts: [] } as Growing]))
  for (const { publicationId, pupilId } of notes) earlier.get(pupilId)!.given.push(byId.get(publicationId)!)
  for (const act of await listActsOf(tx, notes)) earlier.get(act.pupilId)!.acts.push(act)
  return earlier
}

interface Growing {
  readonly given: StoredPublication[]
  readonly acts: Act[]
}
