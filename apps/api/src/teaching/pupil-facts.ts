import { type DepthScale, type ObjectiveFact, type PupilFacts, scaleAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Calculation, calculationAsOf, judgementsAtDates, pupilFacts } from '@track/markbook'
import { indexTeaching } from '@track/objectives'
import type { Transaction } from '../database/transaction.js'
import { listEntries } from '../ledger/entry-rows.js'
import type { Descriptors } from './load-descriptors.js'
import { groupsByPupil, loadTeaching } from './load-teaching.js'

/** How judgements are read: the scales in force, and how several become one. */
export interface ReadingPolicy {
  readonly scales: DepthScale[]
  readonly calculation: Calculation
}

/** The policy that holds in a subject on a day. */
export function readingPolicyOn(
  { scales, calculations }: Pick<Descriptors, 'scales' | 'calculations'>,
  { subjectId, asOf }: { readonly subjectId: string; readonly asOf: CalendarDate },
): ReadingPolicy {
  const scaleIds = new Set(scales.map(({ id }) => id))
  return {
    scales: [...scaleIds].flatMap((scaleId) => scaleAsOf(scales, { scaleId, asOf }) ?? []),
    calculation: calculationAsOf(calculations, { subjectId, asOf }),
  }
}

/**
 * What the school's rules may ask about these pupils in a subject on a day: a function from a policy and a pupil to the facts.
 *
 * As on a page of numbers: the objectives of the pupil's own programme on that day with what was taught by it, each read by all
 * teachers' judgements that count, and the latest word or mark of every column. One reading of the log serves any number of policies.
 */
export async function loadPupilFacts(
  tx: Transaction,
  {
    pupilIds,
    subjectId,
    asOf,
    measures,
  }: {
    readonly pupilIds: readonly string[]
    readonly subjectId: string
    readonly asOf: CalendarDate
  } & Pick<Descriptors, 'measures'>,
): Promise<(policy: ReadingPolicy) => (pupilId: string) => PupilFacts> {
  const teaching = await loadTeaching(tx)
  const groups = groupsByPupil(teaching, { asOf })
  const { plannedIn, taughtBy } = indexTeaching(teaching)
  const plans = new Map(
    pupilIds.map((pupilId) => {
      const question = { pupilId, groupIds: groups.get(pupilId) ?? [], subjectId, asOf }
      return [pupilId, { planned: plannedIn(question), taught: new Set(taughtBy(question)) }]
    }),
  )
  const objectives = await loadObjectiveTags(tx, [...new Set([...plans.values()].flatMap(({ planned }) => planned))])
  const entries = await listEntries(tx, {
    pupilIds,
    objectiveIds: [...objectives.keys()],
    measureIds: measures.map(({ id }) => id),
  })
  const judgements = judgementsAtDates(entries, { dates: [asOf], track: 'teacher' })
  const columnsOfWords = new Set(measures.filter(({ setId }) => setId !== undefined).map(({ id }) => id))

  return (policy) => (pupilId) => {
    const { planned = [], taught = new Set<string>() } = plans.get(pupilId) ?? {}
    return pupilFacts(judgements.get(pupilId), {
      objectives: planned.flatMap((id) => objectives.get(id) ?? []),
      taught,
      isWord: (measureId) => columnsOfWords.has(measureId),
      ...policy,
    })
  }
}

async function loadObjectiveTags(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Pick<ObjectiveFact, 'id' | 'tags' | 'scaleId'>>> {
  const { rows } = await tx.$client.query<Pick<ObjectiveFact, 'id' | 'tags' | 'scaleId'>>(
    `select objective.id, tags, scale_id as "scaleId" from objective join framework on framework.id = framework_id
     where objective.id = any($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
