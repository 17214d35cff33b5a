import { type Count, countObjectives, type ObjectiveFact } from '@track/descriptors'
import { type CalendarDate, TrackError } from '@track/kernel'
import type { Ledger } from '@track/markbook'
import type { PageInput, TaughtList } from './page-input.js'
import { pageLog } from './page-log.js'
import { needsOf, type PageNeeds } from './page-needs.js'
import { pupilsOnPage } from './page-rows.js'
import { type ProgressTally, tallyProgress } from './progress-tally.js'
import { type ObjectiveOnDate, readStandings, type StandingOf } from './standings.js'

/**
 * How many objectives one pupil was taught in one subject by a date, and how many of them are assessed and secured. The rest is
 * there only where a column asks for it.
 */
export interface SubjectTally {
  readonly taught: number
  readonly assessed: number
  readonly secured: number
  /** What the rules of the page count beyond that, by the key of the counter. */
  readonly counts?: Readonly<Record<string, Count>>
  /** The numbers that the school gave to the depths of the assessed objectives, of those that have one. */
  readonly numbers?: readonly number[]
  /** What changed since the first date of the page; null where that is not known. */
  readonly progress?: ProgressTally | null
}

/** The mark, or the code or word in its place, that stood on a date, and the day it is from. */
export interface MarkOnDate {
  readonly value: number | string
  readonly observedOn: CalendarDate
}

/**
 * What a page knows of each pupil before any group is looked at, one item for each date of the page:
 * `subjects[subjectId][pupilId]` and `marks[measureId][pupilId]`. A pupil who is taught nothing, or has no mark, has no key.
 */
export interface PageTally {
  readonly subjects: Readonly<Record<string, Readonly<Record<string, readonly SubjectTally[]>>>>
  readonly marks: Readonly<Record<string, Readonly<Record<string, readonly (MarkOnDate | null)[]>>>>
}

/**
 * Counts, for every pupil, subject and date of a page, what was taught, assessed and secured, and what its rules and measures ask
 * for beyond that, and finds the mark or word of the day.
 *
 * A judged objective that was not taught by then counts nowhere (but where a rule asks of all that is planned). Whether a depth is
 * secured is asked of the version of its scale in force on that date; a code which that version does not have says nothing, as if
 * it had not been assessed.
 */
export function tallyPage(input: PageInput): PageTally {
  return tallyLog(input, pageLog(input))
}

/** `tallyPage` on a ledger that holds what was known when the page asks. */
export function tallyLog(input: Omit<PageInput, 'entries' | 'ledger'>, ledger: Ledger): PageTally {
  const needs = needsOf(input)
  const pupils = pupilsOnPage(input)
  const lists = listsOnPage(input, input.taught, { needs, pupils })
  const planned = asksOfPlanned(needs) ? listsOnPage(input, plannedOf(input), { needs, pupils }) : []
  const standings = readStandings(input, ledger)
  const plannedFor = listByPupil(planned)
  const first = firstDate(input)

  const subjects: Record<string, Record<string, SubjectTally[]>> = Object.create(null)
  for (const { subjectId, pupilIds, objectiveIds } of lists) {
    subjects[subjectId] ??= Object.create(null) as Record<string, SubjectTally[]>
    const tallies = subjects[subjectId]
    const { counters, numbers, progress } = needs.subjects.get(subjectId)!
    const taught = objectiveIds.map((ids, date) => standings.objectivesOn(ids, date))
    // What was taught by the first date, in the scales of each later one: new words for a depth are no progress.
    const taughtFirst = progress ? taught.map((_, date) => standings.objectivesOn(objectiveIds[first]!, date)) : []
    for (const pupilId of pupilIds) {
      if (tallies[pupilId])
        throw new TrackError('reports/taught-twice', 'Two taught lists name one pupil', { subjectId })
      tallies[pupilId] = taught.map((objectives, date): SubjectTally => {
        const standingOf = standings.reader(pupilId, subjectId, date)
        const tally = countSecured(objectives, standingOf)
        const asked = counters[date]!
        if (asked.size === 0 && !numbers && !progress) return tally
        return {
          ...tally,
          ...(asked.size > 0 && {
            counts: countObjectives(
              factsOf(objectives, {
                planned: standings.objectivesOn(plannedFor.get(subjectId)?.get(pupilId)?.[date] ?? [], date),
                standingOf,
              }),
              { counters: [...asked.values()], scales: standings.scalesOn(date) },
            ),
          }),
          ...(numbers && { numbers: objectives.flatMap((objective) => standingOf(objective)?.number ?? []) }),
          ...(progress && {
            progress: isSameDay(input, date, first)
              ? null
              : tallyProgress({
                  before: ranksOf(taughtFirst[date]!, standings.reader(pupilId, subjectId, date, first)),
                  after: ranksOf(objectives, standingOf),
                }),
          }),
        }
      })
    }
  }

  const marks: Record<string, Record<string, (MarkOnDate | null)[]>> = Object.create(null)
  for (const measureId of needs.measureIds) {
    const ofMeasure: Record<string, (MarkOnDate | null)[]> = Object.create(null)
    marks[measureId] = ofMeasure
    for (const pupilId of pupils) {
      const overDates = input.definition.dates.map((_, date) => standings.states.markOf(pupilId, measureId, date))
      if (overDates.some((mark) => mark !== null)) ofMeasure[pupilId] = overDates
    }
  }
  return { subjects, marks }
}

function countSecured(objectives: readonly ObjectiveOnDate[], standingOf: StandingOf): SubjectTally {
  let [assessed, secured] = [0, 0]
  for (const objective of objectives) {
    const standing = standingOf(objective)
    if (standing === undefined) continue
    assessed++
    if (standing.secure) secured++
  }
  return { taught: objectives.length, assessed, secured }
}

/** The objectives of a pupil's programme as rules ask about them: what was taught, and what is planned beside it. */
function factsOf(
  taught: readonly ObjectiveOnDate[],
  { planned, standingOf }: { readonly planned: readonly ObjectiveOnDate[]; readonly standingOf: StandingOf },
): ObjectiveFact[] {
  const taughtIds = new Set(taught.map(({ id }) => id))
  const toFact = (objective: ObjectiveOnDate): ObjectiveFact => {
    const { id, tags, scale } = objective
    const standing = standingOf(objective)
    const { rank, secure } = standing ?? { rank: null, secure: null }
    return { id, tags, taught: taughtIds.has(id), scaleId: scale.id, rank, secure }
  }
  return [...taught, ...planned.filter(({ id }) => !taughtIds.has(id))].map(toFact)
}

/** The rank of each objective that has one. Judgements that do not come to a number yet have none. */
function ranksOf(objectives: readonly ObjectiveOnDate[], standingOf: StandingOf): Record<string, number> {
  const ranks: Record<string, number> = Object.create(null)
  for (const objective of objectives) {
    const rank = standingOf(objective)?.rank
    if (rank !== undefined && rank >= 0) ranks[objective.id] = rank
  }
  return ranks
}

/** The place of the earliest date of the page, which need not come first. */
function firstDate({ definition: { dates } }: PageInput): number {
  return dates.reduce((first, { on }, date) => (on < dates[first]!.on ? date : first), 0)
}

function isSameDay({ definition: { dates } }: PageInput, a: number, b: number): boolean {
  return dates[a]!.on === dates[b]!.on
}

function asksOfPlanned({ subjects }: PageNeeds): boolean {
  return [...subjects.values()].some(({ counters }) =>
    counters.some((ofDate) => [...ofDate.values()].some(({ basis }) => basis === 'planned')),
  )
}

function plannedOf({ planned }: PageInput): readonly TaughtList[] {
  if (!planned) throw new TrackError('reports/planned-missing', 'A rule asks for a share of what is planned: pass it')
  return planned
}

/** The lists of the page's subjects, cut down to the page's pupils. */
function listsOnPage(
  { definition }: PageInput,
  lists: readonly TaughtList[],
  { needs, pupils }: { readonly needs: PageNeeds; readonly pupils: ReadonlySet<string> },
): TaughtList[] {
  const dates = definition.dates.length
  return lists
    .filter(({ subjectId }) => needs.subjects.has(subjectId))
    .map(({ subjectId, pupilIds, objectiveIds }) => {
      if (objectiveIds.length !== dates)
        throw new TrackError('reports/dates-do-not-match', 'Give one list of taught objectives for each date', {
          subjectId,
          dates,
          lists: objectiveIds.length,
        })
      return {
        subjectId,
        pupilIds: pupilIds.filter((id) => pupils.has(id)),
        objectiveIds: objectiveIds.map((ids) => [...new Set(ids)]),
      }
    })
}

/** The lists of each pupil, by subject and pupil. */
function listByPupil(lists: readonly TaughtList[]): Map<string, Map<string, TaughtList['objectiveIds']>> {
  const bySubject = new Map<string, Map<string, TaughtList['objectiveIds']>>()
  for (const { subjectId, pupilIds, objectiveIds } of lists) {
    const byPupil = bySubject.get(subjectId) ?? new Map<string, TaughtList['objectiveIds']>()
    bySubject.set(subjectId, byPupil)
    for (const pupilId of pupilIds) byPupil.set(pupilId, objectiveIds)
  }
  return bySubject
}
