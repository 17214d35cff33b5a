import { type DepthScale, isSecure, scaleAsOf } from '@track/descriptors'
import { type CalendarDate, TrackError } from '@track/kernel'
import { type EntryLike, statesAtDates } from '@track/markbook'
import type { PageInput, TaughtList } from './page-input.js'

/** How many objectives one pupil was taught in one subject by a date, and how many of them are assessed and secured. */
export interface SubjectTally {
  readonly taught: number
  readonly assessed: number
  readonly secured: number
}

/** The mark, or the code in its place, that stood on a date, and the day it is from. */
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
 * Counts, for every pupil, subject and date of a page, what was taught, assessed and secured, and finds the mark of the day.
 *
 * A judged objective that was not taught by then counts nowhere. Whether a depth is secured is asked of the version of its
 * scale in force on that date; a code which that version does not have says nothing, as if it had not been assessed.
 */
export function tallyPage(input: PageInput): PageTally {
  const dates = input.definition.dates.map(({ on }) => on)
  const pupils = pupilsOnPage(input)
  const lists = taughtOnPage(input, pupils)
  const entries = entriesOnPage(input, { pupils, lists })
  const states = statesAtDates(entries, { dates, asKnown: input.asKnown, track: 'teacher' })

  const subjects: Record<string, Record<string, SubjectTally[]>> = Object.create(null)
  const readings = readingsByDate(input, dates)
  for (const { subjectId, pupilIds, objectiveIds } of lists) {
    subjects[subjectId] ??= Object.create(null) as Record<string, SubjectTally[]>
    const tallies = subjects[subjectId]
    const plan = objectiveIds.map((ids, date) => ids.map((id) => [id, readings(id, date)] as const))
    for (const pupilId of pupilIds) {
      if (tallies[pupilId])
        throw new TrackError('reports/taught-twice', 'Two taught lists name one pupil', { subjectId })
      const known = states.get(pupilId)?.objectives
      tallies[pupilId] = plan.map((taught, date) => {
        let [assessed, secured] = [0, 0]
        for (const [id, reading] of taught) {
          const secure = reading(known?.get(id)?.[date]?.value)
          if (secure === undefined) continue
          assessed++
          if (secure) secured++
        }
        return { taught: taught.length, assessed, secured }
      })
    }
  }

  const marks: Record<string, Record<string, (MarkOnDate | null)[]>> = Object.create(null)
  for (const measureId of measuresOnPage(input)) {
    const ofMeasure: Record<string, (MarkOnDate | null)[]> = Object.create(null)
    marks[measureId] = ofMeasure
    for (const [pupilId, { measures }] of states) {
      const found = measures.get(measureId)
      if (found) ofMeasure[pupilId] = found.map(toMark)
    }
  }
  return { subjects, marks }
}

function toMark(entry: EntryLike | null): MarkOnDate | null {
  return entry === null || entry.value === null ? null : { value: entry.value, observedOn: entry.observedOn }
}

function measuresOnPage({ definition }: PageInput): Set<string> {
  return new Set(definition.columns.flatMap(({ measure }) => (measure.kind === 'mean-mark' ? measure.measureId : [])))
}

function pupilsOnPage({ definition, groups }: PageInput): Set<string> {
  const rows = new Set(definition.groupIds)
  return new Set(groups.filter(({ id }) => rows.has(id)).flatMap(({ members }) => members.flat()))
}

/** The taught lists of the page's subjects, cut down to the page's pupils. */
function taughtOnPage({ definition, taught }: PageInput, pupils: ReadonlySet<string>): TaughtList[] {
  const dates = definition.dates.length
  const subjects = new Set(
    definition.columns.flatMap(({ subjectId, measure }) => (measure.kind === 'mean-mark' ? [] : subjectId)),
  )
  return taught
    .filter(({ subjectId }) => subjects.has(subjectId))
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

/** Leaves out what the page does not read before anything is grouped. */
function entriesOnPage(
  input: PageInput,
  { pupils, lists }: { readonly pupils: ReadonlySet<string>; readonly lists: readonly TaughtList[] },
): EntryLike[] {
  const objectives = new Set(lists.flatMap(({ objectiveIds }) => objectiveIds.flat()))
  const measures = measuresOnPage(input)
  return input.entries.filter(
    ({ pupilId, objectiveId, measureId }) =>
      pupils.has(pupilId) &&
      (objectiveId === null ? measureId !== null && measures.has(measureId) : objectives.has(objectiveId)),
  )
}

/** Says of a recorded code whether it is secured, not secured, or unread (undefined). */
type Reading = (code: string | number | null | undefined) => boolean | undefined

function readingsByDate(
  { objectives, scales, asKnown }: PageInput,
  dates: readonly CalendarDate[],
): (objectiveId: string, date: number) => Reading {
  const scaleIds = new Map(objectives.map(({ id, scaleId }) => [id, scaleId]))
  const readings = dates.map(() => new Map<string, Reading>())
  return (objectiveId, date) => {
    const scaleId = scaleIds.get(objectiveId)
    if (scaleId === undefined)
      throw new TrackError('reports/unknown-objective', 'A taught objective has no scale', { objectiveId })
    let reading = readings[date]!.get(scaleId)
    if (!reading) {
      reading = readingOf(scaleAsOf(scales, { scaleId, asOf: dates[date]!, asKnown }))
      readings[date]!.set(scaleId, reading)
    }
    return reading
  }
}

function readingOf(scale: DepthScale | undefined): Reading {
  const secured = new Map<unknown, boolean | undefined>()
  if (scale) for (const { id } of scale.codes) secured.set(id, isSecure(scale, id))
  return (code) => secured.get(code)
}
