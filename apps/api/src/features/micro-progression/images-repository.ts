import type { KeptImage } from '@track/api-contract'
import { isUuid, type Transaction } from '../../database/transaction.js'
import type { Picture } from './make-picture.js'

/** Whose picture it is: a session's, or a pupil's own. */
export type OfWhom = { readonly sessionId: string } | { readonly pupilId: string }

export const MOST_IMAGES_OF_A_SESSION = 1_500
export const MOST_IMAGES_OF_A_PUPIL = 300

export async function countImages(tx: Transaction, of: OfWhom): Promise<number> {
  const [column, id] = ownerOf(of)
  const { rows } = await tx.$client.query<{ count: number }>(
    `select count(*)::integer as count from micro_progression_image where ${column} = $1`,
    [id],
  )
  return rows[0]!.count
}

export async function insertImage(
  tx: Transaction,
  { bytes, width, height }: Picture,
  {
    schoolId,
    id,
    of,
    originalId = id,
    addedBy,
  }: { schoolId: string; id: string; of: OfWhom; originalId?: string; addedBy: string },
): Promise<KeptImage> {
  const [column, owner] = ownerOf(of)
  await tx.$client.query(
    `insert into micro_progression_image (school_id, id, ${column}, original_id, bytes, width, height, added_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [schoolId, id, owner, originalId, bytes, width, height, addedBy],
  )
  return { imageId: id, width, height }
}

/** A picture of one ordering session, or of one pupil; of nobody else's. */
export async function findImage(
  tx: Transaction,
  id: string,
  of: OfWhom,
): Promise<{ readonly bytes: Buffer; readonly originalId: string } | undefined> {
  const [column, owner] = ownerOf(of)
  const { rows } = await tx.$client.query<{ bytes: Buffer; originalId: string }>(
    `select bytes, original_id as "originalId" from micro_progression_image where id = $1 and ${column} = $2`,
    [id, owner],
  )
  return rows[0]
}

/** The picture of an exemplar of any of these charts. */
export async function findExemplarImage(
  tx: Transaction,
  id: string,
  { chartIds }: { readonly chartIds: readonly string[] },
): Promise<{ readonly bytes: Buffer } | undefined> {
  const { rows } = await tx.$client.query<{ bytes: Buffer }>(
    `select bytes from micro_progression_image as image where id = $1 and exists (
       select from micro_progression_chart as chart where chart.id = any($2::uuid[])
         and jsonb_path_exists(content, '$.levels[*].exemplars[*].imageId ? (@ == $id)', jsonb_build_object('id', image.id))
     )`,
    [id, chartIds],
  )
  return rows[0]
}

/** Of these pictures, those of a session. */
export async function listImageIds(
  tx: Transaction,
  { sessionId, ids }: { readonly sessionId: string; readonly ids: readonly string[] },
): Promise<Set<string>> {
  const asked = ids.filter(isUuid)
  if (asked.length === 0) return new Set()
  const { rows } = await tx.$client.query<{ id: string }>(
    'select id from micro_progression_image where session_id = $1 and id = any($2::uuid[])',
    [sessionId, asked],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Erases, of a session's pictures, everything that those looked at were made from or made into, and what their pieces had before; but
 * none that a piece shows now, and none that hangs on a wall.
 */
export async function eraseEarlierImages(
  tx: Transaction,
  {
    sessionId,
    checkedIds,
    earlierIds,
    keptIds,
  }: Readonly<Record<'checkedIds' | 'earlierIds' | 'keptIds', readonly string[]>> & { readonly sessionId: string },
): Promise<void> {
  await tx.$client.query(
    `delete from micro_progression_image as image
     where session_id = $1 and id <> all($4::uuid[])
       and (id = any($3::uuid[]) or original_id in (
         select original_id from micro_progression_image where session_id = $1 and id = any($2::uuid[])
       ))
       and not exists (
         select from micro_progression_chart as chart where chart.session_id = $1
           and jsonb_path_exists(content, '$.levels[*].exemplars[*].imageId ? (@ == $id)', jsonb_build_object('id', image.id))
       )`,
    [sessionId, checkedIds, earlierIds, keptIds],
  )
}

/** Gives a session pictures of another session's as its own, under new ids; answers which is which. */
export async function copyImages(
  tx: Transaction,
  ids: readonly string[],
  { to, addedBy }: { readonly to: string; readonly addedBy: string },
): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ from: string; id: string }>(
    `with chosen as (select id as "from", gen_random_uuid() as id from unnest($1::uuid[]) as id), copied as (
       insert into micro_progression_image (school_id, id, session_id, original_id, bytes, width, height, added_by)
       select school_id, chosen.id, $2, chosen.id, bytes, width, height, $3
       from chosen join micro_progression_image as image on image.id = chosen."from"
       returning id
     )
     select "from", id from chosen join copied using (id)`,
    [ids, to, addedBy],
  )
  return new Map(rows.map(({ from, id }) => [from, id]))
}

function ownerOf(of: OfWhom): ['session_id' | 'pupil_id', string] {
  return 'sessionId' in of ? ['session_id', of.sessionId] : ['pupil_id', of.pupilId]
}
