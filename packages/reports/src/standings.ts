import { type DepthScale, isSecure, type ScaleInForce, scaleAsOf } from '@track/descriptors'
import { TrackError } from '@track/kernel'
import {
  type Calculation,
  calculate,
  calculationAsOf,
  type Ledger,
  type LedgerStates,
  linesOf,
  statesOn,
} from '@track/markbook'
import type { PageInput } from './page-input.js'

/**
 * Where a pupil stands in an objective: a rank on its scale, which a calculation may leave between two depths or below all of
 * them, whether that is secure, and the number that the school gave to the latest depth.
 */
export interface Standing {
  readonly rank: number
  readonly secure: boolean
  readonly number: number | null
}

/** An objective with its scale as it is in force on a date of the page. */
export interface ObjectiveOnDate {
  readonly id: string
  readonly tags: readonly string[]
  readonly scale: ScaleOnDate
}

export interface ScaleOnDate extends ScaleInForce {
  readonly secureRank: number
  /** What each code says by itself. A code that this version of the scale does not have says nothing. */
  readonly standings: ReadonlyMap<unknown, Standing>
}

/** Says where a pupil stands in an objective; undefined if nobody has judged it. */
export type StandingOf = (objective: ObjectiveOnDate) => Standing | undefined

/** What was judged of the pupils of a page, and how to read it on each of its dates. */
export interface Standings {
  readonly states: LedgerStates
  /** These objectives with their scales of that date. */
  objectivesOn(objectiveIds: readonly string[], date: number): ObjectiveOnDate[]
  /** The scales in force on that date that objectives of the page were read by. */
  scalesOn(date: number): ScaleInForce[]
  /** What was observed by `observedBy`, read by the scale and the calculation in force on `date`. */
  reader(pupilId: string, subjectId: string, date: number, observedBy?: number): StandingOf
}

/**
 * Reads the judgements of a page: the latest one, or all of them where the school calculates otherwise.
 *
 * Judgements that do not come to a number yet (too few for `n-times`) are assessed, and secured in nothing: the rank is below
 * every depth. A calculated rank is secure from the rank of the scale's line on, that rank itself included.
 */
export function readStandings(input: Omit<PageInput, 'entries' | 'ledger'>, ledger: Ledger): Standings {
  const dates = input.definition.dates.map(({ on }) => on)
  const { asKnown } = input
  const states = statesOn(ledger, { dates })
  let lastRead: { readonly pupilId: string; readonly judgements: Map<string, (readonly unknown[])[]> } | undefined
  const calculations = new Map<string, Calculation[]>()
  const calculated = rememberCalculated()
  const objectives = new Map(input.objectives.map((objective) => [objective.id, objective]))
  const scales = dates.map(() => new Map<string, ScaleOnDate>())
  return { states, objectivesOn, scalesOn: (date) => [...scales[date]!.values()], reader }

  function objectivesOn(objectiveIds: readonly string[], date: number): ObjectiveOnDate[] {
    return objectiveIds.map((id) => {
      const objective = objectives.get(id)
      if (!objective)
        throw new TrackError('reports/unknown-objective', 'A taught objective has no scale', { objectiveId: id })
      return { id, tags: objective.tags ?? [], scale: scaleOn(objective.scaleId, date) }
    })
  }

  function scaleOn(scaleId: string, date: number): ScaleOnDate {
    const known = scales[date]!.get(scaleId)
    if (known) return known
    const scale = scaleOnDate(scaleId, scaleAsOf(input.scales, { scaleId, asOf: dates[date]!, asKnown }))
    scales[date]!.set(scaleId, scale)
    return scale
  }

  function reader(pupilId: string, subjectId: string, date: number, observedBy = date): StandingOf {
    const calculation = calculationOf(subjectId)[date]!
    if (calculation.method === 'latest')
      return ({ id, scale }) => scale.standings.get(states.stateOf(pupilId, id, observedBy))
    const judgementsOf = judgementsOfPupil(pupilId)
    return ({ id, scale }) => {
      const judged = judgementsOf(id)[observedBy]!.flatMap((value) => scale.standings.get(value) ?? [])
      const latest = judged.at(-1)
      if (!latest) return undefined
      const rank = calculated(
        judged.map(({ rank }) => rank),
        calculation,
      )
      return { rank, secure: rank >= scale.secureRank, number: latest.number }
    }
  }

  /** What was judged of each objective by each date, oldest first: read once for all dates, of one pupil after the other. */
  function judgementsOfPupil(pupilId: string): (objectiveId: string) => (readonly unknown[])[] {
    if (lastRead?.pupilId !== pupilId) lastRead = { pupilId, judgements: new Map() }
    const known = lastRead.judgements
    return (objectiveId) => {
      let onDates = known.get(objectiveId)
      if (!onDates) {
        const lines = linesOf(ledger, { pupilId, objectiveId }).filter(({ kind, dead }) => !dead && kind !== 'void')
        onDates = dates.map((asOf) => {
          const until = lines.filter(({ observedOn }) => observedOn <= asOf).map(({ value }) => value)
          return until.slice(until.lastIndexOf(null) + 1)
        })
        known.set(objectiveId, onDates)
      }
      return onDates
    }
  }

  function calculationOf(subjectId: string) {
    let onDates = calculations.get(subjectId)
    if (!onDates) {
      onDates = dates.map((asOf) =>
        calculationAsOf(input.calculations ?? [], { subjectId, asOf, asKnown: input.asKnown }),
      )
      calculations.set(subjectId, onDates)
    }
    return onDates
  }
}

const BELOW_EVERY_DEPTH = -1

/** `calculate`, once for each run of ranks: a school has thousands of cells and a few hundred different runs. */
function rememberCalculated(): (oldestFirst: readonly number[], calculation: Calculation) => number {
  const known = new Map<Calculation, Map<string, number>>()
  return (oldestFirst, calculation) => {
    const runs = known.get(calculation) ?? new Map<string, number>()
    known.set(calculation, runs)
    const run = oldestFirst.join()
    const found = runs.get(run) ?? calculate(oldestFirst, calculation) ?? BELOW_EVERY_DEPTH
    runs.set(run, found)
    return found
  }
}

function scaleOnDate(id: string, scale: DepthScale | undefined): ScaleOnDate {
  const codes = scale?.codes ?? []
  const standings = new Map<unknown, Standing>()
  for (const [rank, code] of codes.entries()) {
    const secure = isSecure(scale!, code.id)
    if (secure !== undefined) standings.set(code.id, { rank, secure, number: code.number ?? null })
  }
  return { id, codes, secureRank: codes.findIndex((code) => code.id === scale?.secureFrom), standings }
}
