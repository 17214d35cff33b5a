import type { CalendarDate } from '@track/kernel'
import type { Objective, Strand } from '@track/objectives'
import type { Transaction } from '../database/transaction.js'

export type ObjectiveInScale = Objective & { readonly scaleId: string }

/** These objectives, each in the words it had on a day and with the scale it is judged in. */
export async function loadObjectives(
  tx: Transaction,
  { ids, asOf }: { ids: readonly string[]; asOf: CalendarDate },
): Promise<Map<string, ObjectiveInScale>> {
  // Of the words in force on the day the latest, else the first there were: as `wordingAsOf` of @track/objectives says.
  const { rows } = await tx.$client.query<ObjectiveRow>(
    `select objective.id, framework_id as "frameworkId", strand_id as "strandId", code, tags, year_groups as "yearGroups",
       objective.position, offered_from as "offeredFrom", retired_on as "retiredOn", objective.source,
       objective.external_id as "externalId", source_wording as "sourceWording", scale_id as "scaleId",
       words.wording, words.pupil_wordings as "pupilWordings"
     from objective join framework on framework.id = framework_id join (
       select distinct on (objective_id) objective_id, wording, pupil_wordings from objective_wording
       where objective_id = any($1)
       order by objective_id, effective_from > $2, abs(effective_from - $2::date), recorded_at desc, wording collate "C" desc
     ) words on words.objective_id = objective.id
     where objective.id = any($1)`,
    [ids, asOf],
  )
  return new Map(
    rows.map(({ code, source, externalId, sourceWording, ...row }) => [
      row.id,
      {
        ...row,
        ...(code !== null && { code }),
        ...(source !== null &&
          externalId !== null && {
            source: { source, externalId, ...(sourceWording !== null && { wording: sourceWording }) },
          }),
      },
    ]),
  )
}

type ObjectiveRow = Omit<ObjectiveInScale, 'code' | 'source'> & {
  readonly code: string | null
  readonly source: string | null
  readonly externalId: string | null
  readonly sourceWording: string | null
}

/** The headings of these frameworks. */
export async function loadStrands(tx: Transaction, frameworkIds: readonly string[]): Promise<Strand[]> {
  const { rows } = await tx.$client.query<StrandRow>(
    `select id, framework_id as "frameworkId", parent_id as "parentId", name, code, position, source,
       external_id as "externalId"
     from strand where framework_id = any($1) order by position, id`,
    [frameworkIds],
  )
  return rows.map(({ code, source, externalId, ...row }) => ({
    ...row,
    ...(code !== null && { code }),
    ...(source !== null && externalId !== null && { source: { source, externalId } }),
  }))
}

type StrandRow = Omit<Strand, 'code' | 'source'> & Pick<ObjectiveRow, 'code' | 'source' | 'externalId'>
