import type { CalendarDate, Instant } from '@track/kernel'
import type { Placement, Work } from '@track/micro-progression'
import { isUuid, type Transaction } from '../../database/transaction.js'

/** Pieces that pupils held up to charts, and where they were placed, in the order in which that was recorded. */
export interface Placed {
  readonly works: Work[]
  readonly placements: Placement[]
}

/** What these pupils placed, on one chart or on all; without the pieces that were taken away, and what was said about those. */
export async function listPlaced(
  tx: Transaction,
  { pupilIds, chartId }: { readonly pupilIds: readonly string[]; readonly chartId?: string },
): Promise<Placed> {
  const values = [pupilIds, chartId ?? null]
  const where = 'pupil_id = any($1::uuid[]) and ($2::uuid is null or chart_id = $2)'
  const works = await tx.$client.query<WorkRow>({
    name: 'list-works',
    text: `${selectWorks()} where ${where} and removed_at is null order by done_on, recorded_at, id`,
    values,
  })
  const placements = await tx.$client.query<PlacementRow>({
    name: 'list-placements',
    text: `${SELECT_PLACEMENTS} where ${where} and not exists (
        select from micro_progression_work as work
        where work.school_id = placement.school_id and work.id = placement.work_id and removed_at is not null
      ) order by recorded_at, id`,
    values,
  })
  return { works: works.rows.map(toWork), placements: placements.rows.map(toPlacement) }
}

/** Those of these pieces and placements that the school has, and which of the pieces were taken away. */
export async function findPlaced(
  tx: Transaction,
  { workIds, placementIds }: { readonly workIds: readonly string[]; readonly placementIds: readonly string[] },
): Promise<Placed & { readonly removedIds: ReadonlySet<string> }> {
  const works = await tx.$client.query<WorkRow & { readonly isRemoved: boolean }>({
    name: 'find-works',
    text: `${selectWorks(', removed_at is not null as "isRemoved"')} where id = any($1::uuid[])`,
    values: [workIds.filter(isUuid)],
  })
  const placements = await tx.$client.query<PlacementRow>({
    name: 'find-placements',
    text: `${SELECT_PLACEMENTS} where id = any($1::uuid[])`,
    values: [placementIds.filter(isUuid)],
  })
  return {
    works: works.rows.map(({ isRemoved: _, ...row }) => toWork(row)),
    placements: placements.rows.map(toPlacement),
    removedIds: new Set(works.rows.filter(({ isRemoved }) => isRemoved).map(({ id }) => id)),
  }
}

/** A piece that is there to be taken away. */
export interface RemovableWork extends Pick<Work, 'id' | 'pupilId' | 'doneOn' | 'imageId'> {
  /** An account, or the pupil. */
  readonly recordedBy: string
  readonly isPlacedByOthers: boolean
}

/** A piece that was not taken away yet. */
export async function findWork(tx: Transaction, id: string): Promise<RemovableWork | undefined> {
  const { rows } = await tx.$client.query<RemovableWork>({
    name: 'find-work',
    text: `select id, pupil_id as "pupilId", done_on as "doneOn", image_id as "imageId", recorded_by as "recordedBy", exists (
        select from micro_progression_placement as placement
        where placement.school_id = work.school_id and work_id = work.id and by <> 'pupil'
      ) as "isPlacedByOthers"
      from micro_progression_work as work where id = $1 and removed_at is null`,
    values: [id],
  })
  return rows[0]
}

/** Puts a piece out of sight, and erases its picture unless the pupil shows that with another piece. */
export async function takeAway(tx: Transaction, work: RemovableWork, removedBy: string): Promise<void> {
  await tx.$client.query(
    'update micro_progression_work set removed_at = clock_timestamp(), removed_by = $2 where id = $1',
    [work.id, removedBy],
  )
  await tx.$client.query(
    `delete from micro_progression_image where id = $1 and pupil_id = $2 and not exists (
       select from micro_progression_work where image_id = $1 and pupil_id = $2 and removed_at is null
     )`,
    [work.imageId, work.pupilId],
  )
}

/** Of these pictures, whose each is. */
export async function listImageOwners(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; pupilId: string }>(
    'select id, pupil_id as "pupilId" from micro_progression_image where id = any($1::uuid[]) and pupil_id is not null',
    [ids.filter(isUuid)],
  )
  return new Map(rows.map(({ id, pupilId }) => [id, pupilId]))
}

/** Makes this transaction the only one that places anything of these pupils', and answers the moment that it is stamped with. */
export async function lockPupils(tx: Transaction, pupilIds: readonly string[]): Promise<Instant> {
  await tx.$client.query('select from pupil where id = any($1::uuid[]) order by id for no key update', [
    pupilIds.filter(isUuid),
  ])
  const { rows } = await tx.$client.query<{ moment: Instant }>(
    `select date_trunc('milliseconds', clock_timestamp()) as moment`,
  )
  return rows[0]!.moment
}

export async function insertPlaced(
  tx: Transaction,
  { works, placements }: Placed,
  { schoolId, recordedBy }: { readonly schoolId: string; readonly recordedBy: string },
): Promise<void> {
  if (works.length > 0)
    await tx.$client.query({
      name: 'insert-works',
      text: `insert into micro_progression_work (school_id, recorded_by, id, pupil_id, chart_id, done_on, image_id)
        select $1, $2, said.* from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::date[], $7::uuid[]) as said`,
      values: [
        schoolId,
        recordedBy,
        works.map(({ id }) => id),
        works.map(({ pupilId }) => pupilId),
        works.map(({ chartId }) => chartId),
        works.map(({ doneOn }) => doneOn),
        works.map(({ imageId }) => imageId),
      ],
    })
  if (placements.length > 0)
    await tx.$client.query({
      name: 'insert-placements',
      text: `insert into micro_progression_placement (school_id, id, work_id, chart_id, pupil_id, by, data, recorded_at, recorded_by)
        select $1, said.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::jsonb[], $8::timestamptz[],
          $9::uuid[]) as said`,
      values: [
        schoolId,
        placements.map(({ id }) => id),
        placements.map(({ workId }) => workId),
        placements.map(({ chartId }) => chartId),
        placements.map(({ pupilId }) => pupilId),
        placements.map(({ by }) => by),
        placements.map((placement) => JSON.stringify(dataOf(placement))),
        placements.map(({ recordedAt }) => recordedAt),
        placements.map((placement) => placement.recordedBy),
      ],
    })
  await insertWords(tx, 'work', works, schoolId)
  await insertWords(tx, 'placement', placements, schoolId)
}

async function insertWords(
  tx: Transaction,
  kind: 'work' | 'placement',
  of: readonly { readonly id: string; readonly words?: object | undefined }[],
  schoolId: string,
): Promise<void> {
  const written = of.filter(({ words = {} }) => Object.values(words).some((text) => text !== undefined))
  if (written.length === 0) return
  await tx.$client.query({
    name: `insert-${kind}-words`,
    text: `insert into micro_progression_${kind}_words (school_id, ${kind}_id, words)
      select $1, written.* from unnest($2::uuid[], $3::jsonb[]) as written`,
    values: [schoolId, written.map(({ id }) => id), written.map(({ words }) => JSON.stringify(words))],
  })
}

const selectWorks = (more = '') =>
  `select id, pupil_id as "pupilId", chart_id as "chartId", done_on as "doneOn", image_id as "imageId", words${more}
  from micro_progression_work as work left join micro_progression_work_words on work_id = work.id`

const SELECT_PLACEMENTS = `select id, placement.work_id as "workId", chart_id as "chartId", pupil_id as "pupilId", by, data, words,
    to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", recorded_by as "recordedBy"
  from micro_progression_placement as placement
  left join micro_progression_placement_words on placement_id = placement.id`

type Columns = 'id' | 'workId' | 'chartId' | 'pupilId' | 'by' | 'recordedAt' | 'recordedBy'

interface WorkRow extends Omit<Work, 'words' | 'doneOn'> {
  readonly doneOn: CalendarDate
  readonly words: Work['words'] | null
}
interface PlacementRow extends Pick<Placement, Columns> {
  readonly data: Omit<Placement, Columns | 'words'>
  readonly words: Placement['words'] | null
}

function toWork({ words, ...row }: WorkRow): Work {
  return { ...row, ...(words && { words }) }
}

function toPlacement({ data, words, ...row }: PlacementRow): Placement {
  return { ...row, ...data, ...(words && { words }) }
}

/** The rest of a placement as it is kept: ids and values, and nothing that anybody wrote. */
function dataOf(placement: Placement): PlacementRow['data'] {
  const { levelId, betweenId, rule, answers, probability, nearestId, qualifierIds } = placement
  return { levelId, betweenId, rule, answers, probability, nearestId, qualifierIds }
}
