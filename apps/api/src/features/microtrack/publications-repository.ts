import type { CalendarDate } from '@track/kernel'
import { NOTES_BACK, type Publication } from '@track/microtrack'
import type { Transaction } from '../../database/transaction.js'
import type { NoteKey } from './acts-repository.js'

/** A template as it was given out, with whose it is. `subjectId` is that of the template it was made from. */
export interface StoredPublication {
  readonly classId: string
  readonly subjectId: string | null
  readonly publication: Publication
}

/** What a publication says and what never changes about it. */
type Content = Omit<Publication, 'id' | 'startsOn' | 'endsOn' | 'readingBand' | 'pupils' | 'publishedAt'> &
  Pick<StoredPublication, 'subjectId'>

/** Publications by id, oldest first; with `pupilIds` each says only those of its pupils. */
export async function findPublications(
  tx: Transaction,
  ids: readonly string[],
  { pupilIds }: { readonly pupilIds?: readonly string[] } = {},
): Promise<StoredPublication[]> {
  const { rows } = await tx.$client.query<PublicationRow>({
    name: 'find-publications',
    text: `select ${PUBLICATION_COLUMNS},
        (select json_agg(json_build_object('pupilId', pupil_id, 'variantId', variant_id) order by pupil_id)
          from microtrack_publication_pupil as given
          where given.publication_id = one.id and ($2::uuid[] is null or given.pupil_id = any($2))) as pupils
      from microtrack_publication as one where id = any($1::uuid[]) order by starts_on, published_at, id`,
    values: [ids, pupilIds ?? null],
  })
  return rows.map(toStored)
}

/** Keeps other changes of a publication waiting until the transaction is over. */
export async function lockPublication(tx: Transaction, id: string): Promise<StoredPublication | undefined> {
  const { rowCount } = await tx.$client.query('select from microtrack_publication where id = $1 for update', [id])
  return rowCount === 0 ? undefined : (await findPublications(tx, [id]))[0]
}

export async function insertPublication(
  tx: Transaction,
  { publication, classId, subjectId }: StoredPublication,
  more: { readonly schoolId: string; readonly templateId: string | null; readonly publishedBy: string },
): Promise<void> {
  const { id, startsOn, endsOn, readingBand, pupils, publishedAt, ...says } = publication
  const content: Content = { ...says, subjectId }
  await tx.$client.query({
    name: 'insert-publication',
    text: `insert into microtrack_publication (school_id, id, group_id, template_id, content, reading_band, starts_on, ends_on,
        published_by, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      more.schoolId,
      id,
      classId,
      more.templateId,
      JSON.stringify(content),
      readingBand,
      startsOn,
      endsOn,
      more.publishedBy,
      publishedAt,
    ],
  })
  await givePublication(tx, id, { schoolId: more.schoolId, pupils })
}

/** Gives a publication to pupils who have it not yet, each under a code of its own. */
export async function givePublication(
  tx: Transaction,
  id: string,
  { schoolId, pupils }: { readonly schoolId: string; readonly pupils: Publication['pupils'] },
): Promise<void> {
  await tx.$client.query({
    name: 'give-publication',
    text: `insert into microtrack_publication_pupil (school_id, publication_id, pupil_id, variant_id)
      select $1, $2, given.* from unnest($3::uuid[], $4::text[]) as given on conflict do nothing`,
    values: [schoolId, id, pupils.map(({ pupilId }) => pupilId), pupils.map(({ variantId }) => variantId)],
  })
  await tx.$client.query('select make_note_codes($1)', [id])
}

export async function setLastDay(tx: Transaction, id: string, endsOn: CalendarDate): Promise<void> {
  await tx.$client.query('update microtrack_publication set ends_on = $2 where id = $1', [id, endsOn])
}

/** Takes back what nobody has begun on: the keys refuse the rest. */
export async function deletePublication(tx: Transaction, id: string): Promise<void> {
  await tx.$client.query('delete from microtrack_publication_pupil where publication_id = $1', [id])
  await tx.$client.query('delete from microtrack_publication where id = $1', [id])
}

/** A publication as a list has it, in counts. */
export interface ListedPublication extends StoredPublication {
  readonly pupilCount: number
  /** How many of the pupils have done anything on it themselves. */
  readonly begunCount: number
  readonly isUsed: boolean
}

/** What a group was given in these days, the latest first. */
export async function listGiven(
  tx: Transaction,
  { classId, from, until }: { classId: string; from?: CalendarDate | undefined; until?: CalendarDate | undefined },
): Promise<ListedPublication[]> {
  const { rows } = await tx.$client.query<PublicationRow & Omit<ListedPublication, keyof StoredPublication>>({
    name: 'list-given',
    text: `select ${PUBLICATION_COLUMNS}, null as pupils,
        (select count(*) from microtrack_publication_pupil as given where given.publication_id = one.id) as "pupilCount",
        (select count(distinct pupil_id) from microtrack_act as act
          where act.publication_id = one.id and by = 'pupil') as "begunCount",
        exists (select from microtrack_act as act where act.publication_id = one.id) as "isUsed"
      from microtrack_publication as one
      where group_id = $1 and ends_on >= coalesce($2::date, '-infinity') and starts_on <= coalesce($3::date, 'infinity')
      order by starts_on desc, published_at desc, id`,
    values: [classId, from ?? null, until ?? null],
  })
  return rows.map(({ pupilCount, begunCount, isUsed, ...row }) => ({
    ...toStored(row),
    pupilCount,
    begunCount,
    isUsed,
  }))
}

/** The ids of everything a pupil was given to begin in these days, oldest first. */
export async function listGivenTo(
  tx: Transaction,
  { pupilId, from, until }: { readonly pupilId: string; readonly from: CalendarDate; readonly until: CalendarDate },
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'list-given-to',
    text: `select id from microtrack_publication_pupil join microtrack_publication as one
        on one.school_id = microtrack_publication_pupil.school_id and id = publication_id
      where pupil_id = $1 and starts_on between $2 and $3 order by starts_on, published_at, id`,
    values: [pupilId, from, until],
  })
  return rows.map(({ id }) => id)
}

const DAYS_BACK = 60

/**
 * The notes that these pupils had before one, in the same class and in no other subject: of each as many of the last as anything comes
 * along from, which is enough to know a pupil's usual size as well.
 */
export async function listNotesBefore(
  tx: Transaction,
  { publication, classId, subjectId }: StoredPublication,
  pupilIds: readonly string[],
): Promise<NoteKey[]> {
  const { rows } = await tx.$client.query<NoteKey>({
    name: 'list-notes-before',
    text: `with recent as materialized (
        select id, starts_on, published_at from microtrack_publication
        where group_id = $1 and starts_on < $2 and starts_on >= $2::date - ${DAYS_BACK}
          and ($3::text is null or content ->> 'subjectId' is null or content ->> 'subjectId' = $3)
      ), ranked as (
        select publication_id, pupil_id,
          row_number() over (partition by pupil_id order by starts_on desc, published_at desc, id desc) as place
        from recent join microtrack_publication_pupil on publication_id = id where pupil_id = any($4::uuid[])
      )
      select publication_id as "publicationId", pupil_id as "pupilId" from ranked where place <= ${NOTES_BACK}`,
    values: [classId, publication.startsOn, subjectId, pupilIds],
  })
  return rows
}

/** The codes on the notes of these publications. */
export async function listNoteCodes(
  tx: Transaction,
  publicationIds: readonly string[],
): Promise<(NoteKey & { readonly code: string })[]> {
  const { rows } = await tx.$client.query<NoteKey & { code: string }>(
    'select publication_id as "publicationId", pupil_id as "pupilId", code from read_note_codes($1)',
    [publicationIds],
  )
  return rows
}

const PUBLICATION_COLUMNS = `one.id, group_id as "classId", content, reading_band as "readingBand", starts_on as "startsOn",
  ends_on as "endsOn", published_at as "publishedAt"`

interface PublicationRow extends Pick<Publication, 'id' | 'readingBand' | 'startsOn' | 'endsOn' | 'publishedAt'> {
  readonly classId: string
  readonly content: Content
  /** A list without rows arrives as null. */
  readonly pupils: Publication['pupils'] | null
}

function toStored({ classId, content: { subjectId, ...says }, pupils, ...row }: PublicationRow): StoredPublication {
  return { classId, subjectId, publication: { ...row, ...says, pupils: pupils ?? [] } }
}
