import { createHash } from 'node:crypto'
import type { PupilDay } from '@track/api-contract'
import { type CalendarDate, plusDays } from '@track/kernel'
import { notesOf, type Publication, usualSize, whatWorked } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'
import { findPupil } from '../../teaching/find-pupil.js'
import { listActsOf } from './acts-repository.js'
import { findPublications, listGivenTo, listNoteCodes } from './publications-repository.js'

import { toSend } from './to-send.js'

/** As far back as ways of working are counted and extended notes are looked for. */
const DAYS_BACK = 84

/**
 * What a pupil's day is known by: it is another as soon as anything was done on one of their notes, or anything was given out to them
 * or given longer. Cheap enough to be asked every two seconds by every device of a class.
 */
export async function findDayVersion(
  tx: Transaction,
  { pupilId, today }: { readonly pupilId: string; readonly today: CalendarDate },
): Promise<string> {
  const { rows } = await tx.$client.query<{ version: string }>({
    name: 'find-day-version',
    text: `select concat_ws(' ',
        (select max(seq) from microtrack_act where pupil_id = $1),
        (select string_agg(id || ' ' || ends_on, ' ' order by id) from microtrack_publication_pupil as given
          join microtrack_publication as one on one.school_id = given.school_id and id = publication_id
          where pupil_id = $1 and starts_on between $2 and $3)) as version`,
    values: [pupilId, plusDays(today, -DAYS_BACK), today],
  })
  return createHash('sha256').update(`${today} ${rows[0]!.version}`).digest('base64url').slice(0, 22)
}

/** A pupil's own notes of today and the last one before, with nothing of anybody else's in them. */
export async function readPupilDay(
  tx: Transaction,
  { pupilId, today }: { readonly pupilId: string; readonly today: CalendarDate },
): Promise<PupilDay> {
  const ids = await listGivenTo(tx, { pupilId, from: plusDays(today, -DAYS_BACK), until: today })
  const given = await findPublications(tx, ids, { pupilIds: [pupilId] })
  const acts = await listActsOf(
    tx,
    ids.map((publicationId) => ({ publicationId, pupilId })),
  )
  const all = notesOf(given, acts, { pupilId })
  const earlier = all.filter(({ note }) => note.endsOn < today)
  const last = earlier.at(-1)
  const now = all.filter(({ note }) => note.endsOn >= today)
  const shown = last ? [...now, last] : now
  const codes = await listNoteCodes(
    tx,
    shown.map(({ publication }) => publication.id),
  )
  const ofPublication = (id: string) => (row: { readonly publicationId: string; readonly pupilId: string }) =>
    row.publicationId === id && row.pupilId === pupilId
  return {
    pupilId,
    name: (await findPupil(tx, pupilId))!.name,
    today,
    notes: shown.map((one) => ({
      publication: ownPart(one.publication, pupilId),
      code: codes.find(ofPublication(one.publication.id))!.code,
      before: toSend(one.before),
      acts: acts.filter(ofPublication(one.publication.id)),
    })),
    whatWorked: whatWorked(all.map(({ note }) => note)).map(({ text: way, gotIt: criteriaMet, ...counts }) => ({
      ...counts,
      way,
      criteriaMet,
    })),
    usualSize: usualSize(earlier.map(({ note }) => note)),
  }
}

/** Who else was given it, and in which form, is theirs. */
function ownPart(publication: Publication, pupilId: string): Publication {
  const pupils = publication.pupils.filter((pupil) => pupil.pupilId === pupilId)
  const variants = publication.variants.filter(({ id }) => id === pupils[0]?.variantId)
  return { ...publication, pupils, variants }
}
