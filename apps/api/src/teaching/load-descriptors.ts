import type { CalculationChoice } from '@track/api-contract'
import type { Correspondence, DepthScale, DescriptorSet, Measure, OnTrackRule, SetChoice } from '@track/descriptors'
import type { Transaction } from '../database/transaction.js'

/** Every version of the school's words and rules, oldest first, and its measures: a handful of rows. */
export interface Descriptors {
  readonly scales: DepthScale[]
  readonly rules: OnTrackRule[]
  readonly measures: Measure[]
  readonly sets: DescriptorSet[]
  readonly setChoices: SetChoice[]
  readonly correspondences: Correspondence[]
  readonly calculations: CalculationChoice[]
}

export async function loadDescriptors(tx: Transaction): Promise<Descriptors> {
  const rowsOf = async <Row extends object>(query: string) => (await tx.$client.query<Row>(query)).rows.map(known)
  const version = 'id, name, effective_from as "effectiveFrom", recorded_at as "recordedAt"'
  const oldestFirst = 'order by name, effective_from, recorded_at'
  return {
    scales: await rowsOf<DepthScale>(
      `select ${version}, codes, secure_from as "secureFrom", retired_on as "retiredOn" from depth_scale ${oldestFirst}`,
    ),
    rules: await rowsOf<OnTrackRule>(`select ${version}, rule from on_track_rule ${oldestFirst}`),
    measures: await rowsOf<Measure>(
      `select id, subject_id as "subjectId", name, minimum, maximum, codes, set_id as "setId", reliability,
         standard_deviation as "standardDeviation", position
       from measure order by position, name, id`,
    ),
    sets: await rowsOf<DescriptorSet>(
      `select ${version}, kind, ordered, meaning, descriptors, suggestions, retired_on as "retiredOn"
       from descriptor_set ${oldestFirst}`,
    ),
    setChoices: await loadSetChoices(tx),
    correspondences: await rowsOf<Correspondence>('select id, name, categories from correspondence order by name, id'),
    calculations: await loadCalculations(tx),
  }
}

/** Which groups and pupils are described in the words of another set than the column's own, oldest first. */
async function loadSetChoices(tx: Transaction): Promise<SetChoice[]> {
  const { rows } = await tx.$client.query<SetChoice>(
    `select measure_id as "measureId", group_id as "groupId", pupil_id as "pupilId", set_id as "setId",
       effective_from as "effectiveFrom", recorded_at as "recordedAt"
     from set_choice order by effective_from, recorded_at, id`,
  )
  return rows
}

async function loadCalculations(tx: Transaction): Promise<CalculationChoice[]> {
  const { rows } = await tx.$client.query<CalculationChoice>(
    `select subject_id as "subjectId", calculation, effective_from as "effectiveFrom", recorded_at as "recordedAt"
     from calculation_choice order by effective_from, recorded_at, id`,
  )
  return rows
}

/** A column that holds nothing is a field that is not there. */
function known<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row
}
