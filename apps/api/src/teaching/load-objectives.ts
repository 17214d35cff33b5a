import type { DepthScale, Measure, OnTrackRule } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Objective, type ObjectiveWording, type Strand, wordingAsOf } from '@track/objectives'
import type { Transaction } from '../database/transaction.js'

export type ObjectiveInScale = Objective & { readonly scaleId: string }

/** These objectives, each in the words it had on a day and with the scale it is judged in. */
export async function loadObjectives(
  tx: Transaction,
  { ids, asOf }: { ids: readonly string[]; asOf: CalendarDate },
): Promise<Map<string, ObjectiveInScale>> {
  const objectives = await tx.$client.query<ObjectiveRow>(
    `select objective.id, framework_id as "frameworkId", strand_id as "strandId", code, tags, year_groups as "yearGroups",
       objective.position, retired_on as "retiredOn", source, external_id as "externalId", scale_id as "scaleId"
     from objective join framework on framework.id = framework_id
     where objective.id = any($1)`,
    [ids],
  )
  const wordings = await tx.$client.query<ObjectiveWording>(
    `select objective_id as "objectiveId", wording, effective_from as "effectiveFrom", recorded_at as "recordedAt"
     from objective_wording where objective_id = any($1)`,
    [ids],
  )
  const wordingsOf = new Map<string, ObjectiveWording[]>()
  for (const row of wordings.rows) wordingsOf.set(row.objectiveId, [...(wordingsOf.get(row.objectiveId) ?? []), row])
  return new Map(
    objectives.rows.map(({ code, source, externalId, ...row }) => [
      row.id,
      {
        ...row,
        ...(code !== null && { code }),
        ...(source !== null && externalId !== null && { source: { source, externalId } }),
        wording: wordingAsOf(wordingsOf.get(row.id) ?? [], { objectiveId: row.id, asOf }) ?? '',
      },
    ]),
  )
}

type ObjectiveRow = Omit<ObjectiveInScale, 'code' | 'source' | 'wording'> & {
  readonly code: string | null
  readonly source: string | null
  readonly externalId: string | null
}

/** The headings of these frameworks. */
export async function loadStrands(tx: Transaction, frameworkIds: readonly string[]): Promise<Strand[]> {
  const { rows } = await tx.$client.query<Strand>(
    `select id, framework_id as "frameworkId", parent_id as "parentId", name, position
     from strand where framework_id = any($1) order by position, id`,
    [frameworkIds],
  )
  return rows
}

/** Every version of the school's scales and rules, and its measures: a handful of rows. */
export async function loadDescriptors(
  tx: Transaction,
): Promise<{ scales: DepthScale[]; rules: OnTrackRule[]; measures: Measure[] }> {
  const dated = 'id, effective_from as "effectiveFrom", recorded_at as "recordedAt", name'
  const scales = await tx.$client.query<DepthScale>(
    `select ${dated}, codes, secure_from as "secureFrom" from depth_scale order by name, effective_from, recorded_at`,
  )
  const rules = await tx.$client.query<OnTrackRule>(
    `select ${dated}, rule from on_track_rule order by name, effective_from, recorded_at`,
  )
  const measures = await tx.$client.query<Measure & { minimum: number | null; maximum: number | null }>(
    `select id, subject_id as "subjectId", name, minimum, maximum, codes, position from measure order by position, name, id`,
  )
  return {
    scales: scales.rows,
    rules: rules.rows,
    measures: measures.rows.map(({ minimum, maximum, ...row }) => ({
      ...row,
      ...(minimum !== null && { minimum }),
      ...(maximum !== null && { maximum }),
    })),
  }
}
