import { scaleAsOf } from '@track/descriptors'
import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { PageMeasure } from '../page-definition.js'
import type { PageInput } from '../page-input.js'
import { pupilsOnPage } from '../page-rows.js'

/** A page without its judgements. */
export type NotedInput = Omit<PageInput, 'entries'>

/** From the first date of a page to its last. */
export interface Period {
  readonly first: CalendarDate
  readonly last: CalendarDate
}

export function periodOf({ definition: { dates } }: NotedInput): Period {
  const days = dates.map(({ on }) => on).sort()
  return { first: days[0]!, last: days.at(-1)! }
}

/** Which measures read the ranks of objectives, however several judgements become one? */
export function readsRanks({ kind }: PageMeasure): boolean {
  return kind === 'secured' || kind === 'on-track' || kind === 'progress'
}

/** All that was taught in a subject, by any date, to somebody on the page. */
export function taughtIn(
  { taught, ...page }: Pick<NotedInput, 'definition' | 'groups' | 'taught'>,
  subjectId: string,
): Set<string> {
  const pupils = pupilsOnPage(page)
  const lists = taught.filter((list) => list.subjectId === subjectId && list.pupilIds.some((id) => pupils.has(id)))
  return new Set(lists.flatMap(({ objectiveIds }) => objectiveIds.flat()))
}

/** The scales that these are recorded in. */
export function scalesOfSubject({ objectives, ...input }: NotedInput, subjectId: string): string[] {
  const ids = taughtIn(input, subjectId)
  return [...new Set(objectives.flatMap(({ id, scaleId }) => (ids.has(id) ? scaleId : [])))].sort(compareCodeUnits)
}

/** The words of the scale that a subject is recorded in on a day, lowest first; none if there are several scales. */
export function depthsOf(
  input: NotedInput,
  { subjectId, asOf }: { readonly subjectId: string; readonly asOf: CalendarDate },
): string[] {
  const [scaleId, ...others] = scalesOfSubject(input, subjectId)
  if (scaleId === undefined || others.length > 0) return []
  return scaleAsOf(input.scales, { scaleId, asOf, asKnown: input.asKnown })?.codes.map(({ label }) => label) ?? []
}

/** The days after the first date on which a version takes effect, in their order, each once. */
export function changeDays(
  versions: readonly { readonly effectiveFrom: CalendarDate }[],
  { first, last }: Period,
): CalendarDate[] {
  const days = versions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => first < day && day <= last)
  return [...new Set(days)].sort()
}

/** The places of the items of which it holds. */
export function placesOf<Item>(items: readonly Item[], asks: (item: Item) => boolean): number[] {
  return items.flatMap((item, place) => (asks(item) ? place : []))
}
