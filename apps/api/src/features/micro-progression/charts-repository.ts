import type { PublishedChart } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Chart } from '@track/micro-progression'
import type { Transaction } from '../../database/transaction.js'
import { withEtag } from '../../etag.js'

/** Charts by id, those of a class, or all; the latest first. */
export async function findCharts(
  tx: Transaction,
  { ids, classId }: { readonly ids?: readonly string[]; readonly classId?: string | undefined } = {},
): Promise<PublishedChart[]> {
  const { rows } = await tx.$client.query<ChartRow>({
    name: 'find-charts',
    text: `select ${CHART_COLUMNS} from micro_progression_chart as one
      where ($1::uuid[] is null or id = any($1)) and ($2::text is null or exists (
        select from micro_progression_chart_class as hangs where hangs.chart_id = one.id and hangs.group_id::text = $2
      ))
      order by published_at desc, id`,
    values: [ids ?? null, classId ?? null],
  })
  return rows.map(toPublished)
}

/** Keeps other changes of a chart waiting until the transaction is over. */
export async function lockChart(tx: Transaction, id: string): Promise<PublishedChart | undefined> {
  await tx.$client.query('select from micro_progression_chart where id = $1 for update', [id])
  return (await findCharts(tx, { ids: [id] }))[0]
}

export async function insertChart(
  tx: Transaction,
  { id, sessionId, version, revisesId, publishedAt, prompt, levels }: Chart,
  more: { readonly schoolId: string; readonly subjectId: string | null; readonly publishedBy: string },
): Promise<void> {
  await tx.$client.query(
    `insert into micro_progression_chart (school_id, id, session_id, version, revises_id, subject_id, content, published_by, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      more.schoolId,
      id,
      sessionId,
      version,
      revisesId,
      more.subjectId,
      JSON.stringify({ prompt, levels } satisfies Content),
      more.publishedBy,
      publishedAt,
    ],
  )
}

/** Hangs a chart in these classes and in no others. */
export async function hangChart(
  tx: Transaction,
  id: string,
  { schoolId, classIds }: { readonly schoolId: string; readonly classIds: readonly string[] },
): Promise<void> {
  await tx.$client.query(
    'delete from micro_progression_chart_class where chart_id = $1 and group_id <> all($2::uuid[])',
    [id, classIds],
  )
  await tx.$client.query(
    `insert into micro_progression_chart_class (school_id, chart_id, group_id)
     select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [schoolId, id, classIds],
  )
}

export async function setReviseOn(tx: Transaction, id: string, reviseOn: CalendarDate | null): Promise<void> {
  await tx.$client.query('update micro_progression_chart set revise_on = $2 where id = $1', [id, reviseOn])
}

/** A chart that a pupil was given: it hangs in a group that they are in today, or they held a piece up to it before. */
export interface GivenChart {
  readonly pupilId: string
  readonly chartId: string
  readonly isHung: boolean
}

export async function listGivenCharts(
  tx: Transaction,
  { pupilIds, today }: { readonly pupilIds: readonly string[]; readonly today: CalendarDate },
): Promise<GivenChart[]> {
  const { rows } = await tx.$client.query<GivenChart>({
    name: 'list-given-charts',
    text: `select "pupilId", "chartId", bool_or(hung) as "isHung" from (
        select pupil_id as "pupilId", chart_id as "chartId", true as hung
        from membership join micro_progression_chart_class using (school_id, group_id)
        where pupil_id = any($1::uuid[]) and $2::date between from_on and coalesce(until_on, 'infinity')
        union all
        select pupil_id, chart_id, false from micro_progression_work where pupil_id = any($1::uuid[]) and removed_at is null
      ) as given group by 1, 2`,
    values: [pupilIds, today],
  })
  return rows
}

/** What a chart says, and what never changes about it. */
type Content = Pick<Chart, 'prompt' | 'levels'>

interface ChartRow extends Omit<Chart, keyof Content>, Omit<PublishedChart, 'chart' | 'etag'> {
  readonly content: Content
}

const CHART_COLUMNS = `one.id, session_id as "sessionId", version, revises_id as "revisesId", content,
  to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
  subject_id as "subjectId", revise_on as "reviseOn",
  array(select group_id::text from micro_progression_chart_class as hangs where hangs.chart_id = one.id order by group_id) as "classIds",
  (select later.id from micro_progression_chart as later where later.revises_id = one.id) as "revisedById"`

function toPublished({ content, subjectId, reviseOn, classIds, revisedById, ...row }: ChartRow): PublishedChart {
  return withEtag({ chart: { ...row, ...content }, subjectId, classIds, reviseOn, revisedById })
}
