import type { MicrotrackTemplate } from '@track/api-contract'
import { Template } from '@track/microtrack'
import { eq, sql } from 'drizzle-orm'
import { microtrackTemplate } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { inChunks } from '../../import/in-chunks.js'

export type StoredTemplate = Omit<MicrotrackTemplate, 'isDraft' | 'etag'>

/** A template that came from a file: `imported` is what the file said, which a teacher may have changed since. */
export interface ImportedTemplate extends StoredTemplate {
  readonly externalId: string
  readonly imported: ImportedWords
}

export interface ImportedWords {
  readonly outcomes: readonly string[]
  readonly criteria: readonly string[]
}

/** Where a page of templates ended: the last changed come first. */
export interface TemplatePlace {
  readonly changedAt: string
  readonly id: string
}

/** Templates of a subject that hold all of these words in their title, unit or outcome; the last changed first. */
export async function listTemplates(
  tx: Transaction,
  query: {
    readonly words: readonly string[]
    readonly subjectId: string | undefined
    readonly after: TemplatePlace | undefined
    readonly limit: number
  },
): Promise<{ templates: StoredTemplate[]; total: number }> {
  const { rows } = await tx.$client.query<TemplateRow & { total: number; isAfter: boolean }>({
    name: 'list-templates',
    text: `with found as materialized (
        select * from microtrack_template
        where ($1::text is null or subject_id::text = $1)
          and not exists (
            select from unnest($2::text[]) as word
            where position(word in lower(concat_ws(' ', title, unit, template ->> 'outcomes'))) = 0
          )
      )
      select ${TEMPLATE_COLUMNS}, (select count(*) from found) as total from found
      where $3::timestamptz is null or (changed_at, id) < ($3, $4::uuid)
      order by changed_at desc, id desc limit $5`,
    values: [
      query.subjectId ?? null,
      query.words.map((word) => word.toLowerCase()),
      query.after?.changedAt ?? null,
      query.after?.id ?? null,
      query.limit,
    ],
  })
  return { templates: rows.map(toTemplate), total: rows[0]?.total ?? 0 }
}

/** `lock` keeps other changes of it waiting until the transaction is over. */
export async function findTemplate(
  tx: Transaction,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredTemplate | undefined> {
  const { rows } = await tx.$client.query<TemplateRow>(
    `select ${TEMPLATE_COLUMNS} from microtrack_template where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  )
  return rows[0] && toTemplate(rows[0])
}

/** Those that came from a source before; another import of it waits until this one is over. */
export async function lockImported(tx: Transaction, source: string): Promise<ImportedTemplate[]> {
  await tx.$client.query('select from school for no key update')
  const { rows } = await tx.$client.query<TemplateRow & Pick<ImportedTemplate, 'externalId'>>(
    `select ${TEMPLATE_COLUMNS}, external_id as "externalId" from microtrack_template where source = $1`,
    [source],
  )
  return rows.map((row) => ({
    ...toTemplate(row),
    externalId: row.externalId,
    imported: row.template.imported ?? { outcomes: [], criteria: [] },
  }))
}

export async function insertTemplate(
  tx: Transaction,
  schoolId: string,
  template: Omit<StoredTemplate, 'changedAt'>,
): Promise<StoredTemplate> {
  const [row] = await tx
    .insert(microtrackTemplate)
    .values({ schoolId, ...template })
    .returning()
  return toTemplate(row as TemplateRow)
}

/** Writes what came from a file, new or again. */
export async function writeImported(
  tx: Transaction,
  templates: readonly Omit<ImportedTemplate, 'changedAt'>[],
  { schoolId, source }: { readonly schoolId: string; readonly source: string },
): Promise<void> {
  await inChunks(templates, (some) =>
    tx
      .insert(microtrackTemplate)
      .values(
        some.map(({ imported, template, ...row }) => ({
          schoolId,
          source,
          ...row,
          template: { ...template, imported },
        })),
      )
      .onConflictDoUpdate({
        target: [microtrackTemplate.schoolId, microtrackTemplate.id],
        set: {
          title: sql`excluded.title`,
          unit: sql`excluded.unit`,
          template: sql`excluded.template`,
          changedAt: NEXT_MOMENT,
        },
      }),
  )
}

export async function updateTemplate(tx: Transaction, template: StoredTemplate): Promise<StoredTemplate> {
  const { id, subjectId, title, unit, template: says } = template
  const [row] = await tx
    .update(microtrackTemplate)
    .set({
      subjectId,
      title,
      unit,
      // What the file said that it came from stays beside it.
      template: sql`jsonb_strip_nulls(jsonb_build_object('imported', ${microtrackTemplate.template} -> 'imported')) || ${JSON.stringify(says)}::jsonb`,
      changedAt: NEXT_MOMENT,
    })
    .where(eq(microtrackTemplate.id, id))
    .returning()
  return toTemplate(row as TemplateRow)
}

export async function deleteTemplate(tx: Transaction, id: string): Promise<void> {
  await tx.delete(microtrackTemplate).where(eq(microtrackTemplate.id, id))
}

/** Two changes within a millisecond are two versions all the same. */
const NEXT_MOMENT = sql`greatest(now(), ${microtrackTemplate.changedAt} + interval '1 ms')`

const TEMPLATE_COLUMNS = `id, subject_id as "subjectId", title, unit, template, changed_at as "changedAt"`

interface TemplateRow extends Omit<StoredTemplate, 'template'> {
  readonly template: { readonly imported?: ImportedWords }
}

function toTemplate({ id, subjectId, title, unit, template, changedAt }: TemplateRow): StoredTemplate {
  return { id, subjectId, title, unit, template: Template.parse(template), changedAt }
}
