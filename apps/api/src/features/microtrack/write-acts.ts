import { ACT_REFUSALS, type ActsResult } from '@track/api-contract'
import type { Instant } from '@track/kernel'
import {
  type Act,
  type CarryOver,
  checkAct,
  ERROR_CODES,
  microtrackOf,
  type NewAct,
  notesOf,
  sameAct,
} from '@track/microtrack'
import { isUuid, type Transaction } from '../../database/transaction.js'
import { appendActs, findActs, listActsOf, lockNotes, type NoteKey } from './acts-repository.js'
import { type Earlier, readNotesBefore } from './notes-before.js'
import { findPublications, type StoredPublication } from './publications-repository.js'

/** Who writes, and what is against an act of theirs before the note is even looked at. */
export interface Writer {
  readonly schoolId: string
  /** An account, or a pupil. */
  readonly recordedBy: string
  readonly refuse: (act: NewAct) => Reason | null
}

export type Reason = keyof typeof ERROR_CODES | keyof typeof ACT_REFUSALS

/**
 * Appends what people did on notes to the school's log, each act held against its note as it then stands.
 *
 * Acts of one request on one note are a millisecond apart, in the order in which they were sent: that is the order of the log. What
 * is in the log already comes back as it was kept. Wrong acts are refused one by one and the others kept, all in this transaction,
 * which nobody else's acts come between.
 */
export async function writeActs(tx: Transaction, sent: readonly NewAct[], writer: Writer): Promise<ActsResult> {
  const { schoolId, recordedBy } = writer
  const end = await lockNotes(tx, schoolId)
  const notes = await readNotes(tx, sent)
  const kept = new Map(
    (
      await findActs(
        tx,
        sent.map(({ id }) => id),
      )
    ).map((act) => [act.id, act]),
  )
  const result: ActsResult = { accepted: [], refused: [] }
  const append: Act[] = []
  const refuse = ({ id }: NewAct, code: Reason) =>
    result.refused.push({ id, code, message: { ...ERROR_CODES, ...ACT_REFUSALS }[code] })

  for (const act of sent) {
    const reason = writer.refuse(act)
    if (reason !== null) {
      refuse(act, reason)
      continue
    }
    const earlier = kept.get(act.id)
    if (earlier !== undefined) {
      if (sameAct(earlier, act)) result.accepted.push(earlier)
      else refuse(act, 'microtrack/id-reused')
      continue
    }
    const note = notes.get(keyOf(act))
    const against =
      note === undefined ? 'microtrack/unknown-note' : (checkAct(note.now(), act)?.code as Reason | undefined)
    if (note === undefined || against !== undefined) {
      refuse(act, against ?? 'microtrack/unknown-note')
      continue
    }
    const line: Act = { ...act, recordedAt: plusMilliseconds(end.moment, note.written), recordedBy }
    note.add(line)
    kept.set(line.id, line)
    append.push(line)
    result.accepted.push(line)
  }
  await appendActs(tx, append, { schoolId, after: end })
  return result
}

/** A note that is being written on. */
interface OpenNote {
  /** How many acts this request has added. */
  readonly written: number
  now(): ReturnType<typeof microtrackOf>
  add(act: Act): void
}

/** The notes that these acts name, as far as they were given; nothing else of the school is looked at. */
async function readNotes(tx: Transaction, sent: readonly NewAct[]): Promise<Map<string, OpenNote>> {
  const named = sent.filter(({ publicationId, pupilId }) => isUuid(publicationId) && isUuid(pupilId))
  const keys = [...new Map(named.map((act): [string, NoteKey] => [keyOf(act), act])).values()]
  const publications = await findPublications(tx, unique(keys.map(({ publicationId }) => publicationId)), {
    pupilIds: unique(keys.map(({ pupilId }) => pupilId)),
  })
  const byId = new Map(publications.map((one) => [one.publication.id, one]))
  const given = keys.filter(({ publicationId, pupilId }) =>
    byId.get(publicationId)?.publication.pupils.some((pupil) => pupil.pupilId === pupilId),
  )
  const acts = new Map(given.map((note): [string, Act[]] => [keyOf(note), []]))
  for (const act of await listActsOf(tx, given)) acts.get(keyOf(act))!.push(act)

  const open = new Map<string, OpenNote>()
  for (const stored of publications) {
    const ofIt = given.filter(({ publicationId }) => publicationId === stored.publication.id)
    // A list that is built says itself what came along to it.
    const unbuilt = ofIt.filter((note) => !acts.get(keyOf(note))!.some(({ kind }) => kind === 'build'))
    const earlier =
      unbuilt.length > 0
        ? await readNotesBefore(
            tx,
            stored,
            unbuilt.map(({ pupilId }) => pupilId),
          )
        : null
    for (const note of ofIt) {
      const before = () => beforeOf(stored, earlier?.get(note.pupilId), { pupilId: note.pupilId, acts })
      open.set(keyOf(note), openNote(stored, acts.get(keyOf(note))!, { pupilId: note.pupilId, before }))
    }
  }
  return open
}

/** What comes along to a note: with what this request has done on earlier ones so far. */
function beforeOf(
  stored: StoredPublication,
  earlier: Earlier | undefined,
  { pupilId, acts }: { readonly pupilId: string; readonly acts: ReadonlyMap<string, readonly Act[]> },
): CarryOver | undefined {
  if (earlier === undefined) return undefined
  const now = earlier.given.flatMap(
    ({ publication }) => acts.get(keyOf({ publicationId: publication.id, pupilId })) ?? [],
  )
  const notes = notesOf([...earlier.given, stored], [...earlier.acts, ...now], { pupilId })
  return notes.find(({ publication }) => publication.id === stored.publication.id)!.before
}

function openNote(
  { publication }: StoredPublication,
  acts: Act[],
  { pupilId, before }: { readonly pupilId: string; readonly before: () => CarryOver | undefined },
): OpenNote {
  const had = acts.length
  let carried: { readonly before: CarryOver | undefined } | undefined
  return {
    get written() {
      return acts.length - had
    },
    now() {
      carried ??= { before: before() }
      return microtrackOf(publication, acts, { pupilId, ...carried })
    },
    add: (act) => acts.push(act),
  }
}

function keyOf({ publicationId, pupilId }: NoteKey): string {
  return `${publicationId} ${pupilId}`
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function plusMilliseconds(moment: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? moment : new Date(Date.parse(moment) + milliseconds).toISOString()
}
