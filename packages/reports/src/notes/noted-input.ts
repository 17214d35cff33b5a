import { scaleAsOf } from '@track/descriptors'
import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { PageMeasure } from '../page-definition.js'
import type { PageInput } from '../page-input.js'
import { pupilsOnPage } from '../page-rows.js'

/** A page without its judgements. */
export interface NotedInput extends Omit<PageInput, 'entries'> {
  /** What several notes ask about, kept while the notes of one page are made: see `remembering`. */
  readonly found?: Found | undefined
}

interface Found {
  readonly pupils: ReadonlySet<string>
  readonly taughtIn: Map<string, ReadonlySet<string>>
  readonly scalesOf: Map<string, readonly string[]>
}

/** The same page, which finds out once what is taught and who is on it, however many notes ask. */
export function remembering(input: NotedInput): NotedInput {
  return { ...input, found: { pupils: pupilsOnPage(input), taughtIn: new Map(), scalesOf: new Map() } }
}

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
export function taughtIn(input: NotedInput, subjectId: string): ReadonlySet<string> {
  const known = input.found?.taughtIn.get(subjectId)
  if (known) return known
  const pupils = input.found?.pupils ?? pupilsOnPage(input)
  const ids = new Set<string>()
  for (const list of input.taught)
    if (list.subjectId === subjectId && list.pupilIds.some((id) => pupils.has(id)))
      for (const ofDate of list.objectiveIds) for (const id of ofDate) ids.add(id)
  input.found?.taughtIn.set(subjectId, ids)
  return ids
}

/** The scales that these are recorded in. */
export function scalesOfSubject(input: NotedInput, subjectId: string): readonly string[] {
  const known = input.found?.scalesOf.get(subjectId)
  if (known) return known
  const ids = taughtIn(input, subjectId)
  const scaleIds = new Set<string>()
  for (const { id, scaleId } of input.objectives) if (ids.has(id)) scaleIds.add(scaleId)
  const scales = [...scaleIds].sort(compareCodeUnits)
  input.found?.scalesOf.set(subjectId, scales)
  return scales
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
