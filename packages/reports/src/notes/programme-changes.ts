import { countersOf } from '@track/descriptors'
import { compareCodeUnits } from '@track/kernel'
import type { PageColumn, PageDefinition } from '../page-definition.js'
import type { PageInput, TaughtList } from '../page-input.js'
import type { PageNote } from '../page-note.js'
import { pageRows, pupilsOnPage } from '../page-rows.js'
import { sayDay } from '../say-day.js'
import { type NotedInput, placesOf } from './noted-input.js'

/** Two dates of the page, by their places. */
export interface Between {
  readonly earlier: number
  readonly later: number
}

/** Between which dates of the page most pupils moved on to other objectives: one note for two dates, whatever the subjects. */
export function programmeChanges(input: NotedInput): PageNote[] {
  const { columns, dates } = input.definition
  const reading = columns.filter((column) => readsTaught(input, column))
  const subjectIds = [...new Set(reading.map(({ subjectId }) => subjectId))].sort(compareCodeUnits)
  return consecutiveDates(dates).flatMap((between) => {
    const onBoth = pupilsOnBoth(input, between)
    const moves = subjectIds.flatMap((subjectId) => moveBetween(input, { ...between, subjectId, among: onBoth }) ?? [])
    if (moves.length === 0) return []
    const moved = new Set(moves.map(({ subjectId }) => subjectId))
    return {
      kind: 'programme-changed' as const,
      text: sayMoves(input, between, moves, moves.length < subjectIds.length ? subjectIds.length : undefined),
      on: dates[between.later]!.on,
      columns: placesOf(columns, (column) => moved.has(column.subjectId) && readsTaught(input, column)),
      ids: [...moved],
    }
  })
}

/** Most of these pupils moved on to other objectives; `fewest` to `most` of the new ones were taught to one by the later date. */
export interface Move {
  readonly subjectId: string
  readonly byHalf: boolean
  readonly fewest: number
  readonly most: number
}

/**
 * Did at least half of the pupils to whom something was taught by the earlier date lose at least half of it by the later one, without
 * a revision that says so? Undefined if not, and where they are fewer than the page shows numbers of.
 *
 * Lists are compared, not pupils; who is on them is asked only once one of them changed.
 */
export function moveBetween(
  input: NotedInput,
  {
    earlier,
    later,
    subjectId,
    among,
  }: Between & { readonly subjectId: string; readonly among: () => ReadonlySet<string> },
): Move | undefined {
  const lists = input.taught.filter((list) => list.subjectId === subjectId && list.objectiveIds[earlier]!.length > 0)
  const revised = revisedBetween(input, { earlier, later })
  const changed = new Set(lists.filter((list) => losesHalf(list, { earlier, later, revised })))
  if (changed.size === 0) return undefined
  const pupils = among()
  let [counted, moved, fewest, most] = [0, 0, Number.POSITIVE_INFINITY, 0]
  for (const list of lists) {
    const here = list.pupilIds.reduce((n, id) => n + Number(pupils.has(id)), 0)
    counted += here
    if (here === 0 || !changed.has(list)) continue
    moved += here
    const before = new Set(list.objectiveIds[earlier])
    const others = list.objectiveIds[later]!.filter((id) => !before.has(id)).length
    fewest = Math.min(fewest, others)
    most = Math.max(most, others)
  }
  if (moved === 0 || 2 * moved < counted || counted < input.definition.minimumGroup) return undefined
  return { subjectId, byHalf: 2 * moved === counted, fewest, most }
}

/** Says it of one subject, or of several of `ofSubjects`. */
export function sayMoves(
  { definition: { dates } }: Pick<PageInput, 'definition'>,
  { earlier, later }: Between,
  moves: readonly Move[],
  ofSubjects?: number,
): string {
  const [from, to] = [dates[earlier]!, dates[later]!].map(({ label, on }) =>
    label ? `${label} (${sayDay(on)})` : sayDay(on),
  )
  const who = moves.some(({ byHalf }) => byHalf) ? 'half of the pupils or more' : 'most pupils'
  const where = ofSubjects === undefined ? '' : ` in ${moves.length} of ${ofSubjects} subjects`
  const taught = sayRange(Math.min(...moves.map(({ fewest }) => fewest)), Math.max(...moves.map(({ most }) => most)))
  return `Between ${from} and ${to} ${who} moved on to other objectives${where}: by then ${taught} of them had been taught. Numbers of the two dates are about different objectives; a change between them is neither gain nor loss.`
}

/** Does what a column says hang on what was taught? */
export function readsTaught({ rules }: Pick<PageInput, 'rules'>, { measure }: PageColumn): boolean {
  switch (measure.kind) {
    case 'secured':
    case 'progress':
    case 'mean-number':
      return true
    case 'on-track':
      return rules.some(({ id, rule }) => id === measure.ruleId && countersOf(rule).length > 0)
    default:
      return false
  }
}

function sayRange(fewest: number, most: number): string {
  if (most === 0) return 'none'
  if (fewest === most) return `${most}`
  return fewest === 0 ? `at most ${most}` : `${fewest} to ${most}`
}

/** By the calendar, in whatever order the page has them. */
function consecutiveDates(dates: PageDefinition['dates']): Between[] {
  const places = [...dates.keys()].sort((a, b) => compareCodeUnits(dates[a]!.on, dates[b]!.on))
  return places.slice(1).map((later, place) => ({ earlier: places[place]!, later }))
}

/** Everybody who is on the page on both dates, looked up when first asked. */
function pupilsOnBoth(input: NotedInput, { earlier, later }: Between): () => ReadonlySet<string> {
  let found: ReadonlySet<string> | undefined
  return () => {
    found ??=
      input.definition.membership === 'current'
        ? (input.found?.pupils ?? pupilsOnPage(input))
        : inBoth(pupilsOn(input, earlier), pupilsOn(input, later))
    return found
  }
}

function pupilsOn(input: NotedInput, date: number): Set<string> {
  return new Set(pageRows(input).flatMap(({ members }) => members[date]!))
}

function inBoth(some: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...some].filter((id) => others.has(id)))
}

/** What a revision took off the lists between two dates. */
function revisedBetween(
  { definition: { dates }, revisions = [], asKnown }: NotedInput,
  { earlier, later }: Between,
): ReadonlySet<string> {
  const [first, last] = [dates[earlier]!.on, dates[later]!.on]
  const between = revisions.filter(
    ({ on, recordedAt }) => first < on && on <= last && (asKnown === undefined || recordedAt <= asKnown),
  )
  return new Set(between.flatMap(({ replacedIds }) => replacedIds))
}

/** Mostly the later list goes on from the earlier one in the same order, so that one walk through both tells. */
function losesHalf(
  { objectiveIds }: TaughtList,
  { earlier, later, revised }: Between & { readonly revised: ReadonlySet<string> },
): boolean {
  const [before, after] = [objectiveIds[earlier]!, objectiveIds[later]!]
  if (before === after) return false
  let found = 0
  for (const id of after) if (id === before[found]) found++
  if (found === before.length) return false
  const still = new Set(after)
  return 2 * before.filter((id) => !still.has(id) && !revised.has(id)).length >= before.length
}
