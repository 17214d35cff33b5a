import type { EntryLike } from '@track/markbook'
import type { Engine } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { dayName, measureId, uuid } from './plain-objects.js'
import { DATES, ON_TRACK_PERCENT, SECURED_FROM, SUBJECTS, type Workload } from './workload.js'

/**
 * What a careful programmer writes for this one page without any library: the same objects, Maps from ids to numbers, one pass
 * that keeps the greatest row of each cell for each date, then one pass over the plans. It checks nothing and explains nothing.
 */
export const plainMaps: Engine = {
  name: 'plain Map code',
  async load({ workload, entries }) {
    const place = numberTheIds(workload)
    return { report: () => count(entries, workload, place), integers: (answer) => answer as PageIntegers }
  },
}

interface Numbers {
  readonly pupils: ReadonlyMap<string, number>
  /** Objectives first, then the tests of each subject. */
  readonly items: ReadonlyMap<string, number>
}

function numberTheIds({ pupils, objectives }: Workload): Numbers {
  return {
    pupils: new Map(Array.from({ length: pupils }, (_, pupil) => [uuid('pupil', pupil), pupil])),
    items: new Map([
      ...Array.from({ length: objectives }, (_, item) => [uuid('objective', item), item] as const),
      ...Array.from({ length: SUBJECTS }, (_, subject) => [measureId(subject), objectives + subject] as const),
    ]),
  }
}

function count(entries: readonly EntryLike[], workload: Workload, { pupils, items }: Numbers): PageIntegers {
  const { plans, planOf, groups, objectives } = workload
  const width = objectives + SUBJECTS
  const days = DATES.map(dayName)

  const superseded = new Set<string>()
  for (const { supersedes } of entries) if (supersedes != null) superseded.add(supersedes)
  const states = DATES.map(() => new Map<number, EntryLike>())
  for (const entry of entries) {
    if (entry.value === null || superseded.has(entry.id)) continue
    const cell = pupils.get(entry.pupilId)! * width + items.get(entry.objectiveId ?? entry.measureId!)!
    for (let date = days.length - 1; date >= 0 && entry.observedOn <= days[date]!; date--) {
      const state = states[date]!.get(cell)
      if (state === undefined || isLater(entry, state)) states[date]!.set(cell, entry)
    }
  }

  const due = plans.map(({ objectives, taughtFrom }) =>
    DATES.map((date) => objectives.filter((_, place) => taughtFrom[place]! <= date)),
  )
  const secure = new Set([0, 1, 2, 3].filter((depth) => depth >= SECURED_FROM).map((depth) => `depth-${depth}`))
  const ofPupils = new Int32Array(workload.pupils * SUBJECTS * DATES.length * 6)
  for (let pupil = 0, at = 0; pupil < workload.pupils; pupil++)
    for (let subject = 0; subject < SUBJECTS; subject++)
      for (const [date, known] of states.entries()) {
        const taught = due[planOf[pupil * SUBJECTS + subject]!]![date]!
        let [judged, secured] = [0, 0]
        for (const objective of taught) {
          const state = known.get(pupil * width + objective)
          if (state === undefined) continue
          judged++
          if (secure.has(state.value as string)) secured++
        }
        if (judged > 0) {
          ofPupils[at] = secured
          ofPupils[at + 1] = taught.length
          ofPupils[at + 2] = 1
          ofPupils[at + 3] = 100 * secured >= ON_TRACK_PERCENT[date]! * taught.length ? 1 : 0
        }
        const test = known.get(pupil * width + objectives + subject)
        if (test !== undefined) {
          ofPupils[at + 4] = test.value as number
          ofPupils[at + 5] = 1
        }
        at += 6
      }

  const page = emptyPage()
  const perSubject = DATES.length * 6
  for (const [group, members] of groups.entries())
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const offset = offsetOf(group, subject)
      page[offset] = members.length
      for (const pupil of members) {
        const from = (pupil * SUBJECTS + subject) * perSubject
        for (let index = 0; index < perSubject; index++) page[offset + 1 + index]! += ofPupils[from + index]!
      }
    }
  return page
}

function isLater(a: EntryLike, b: EntryLike): boolean {
  if (a.observedOn !== b.observedOn) return a.observedOn > b.observedOn
  if (a.recordedAt !== b.recordedAt) return a.recordedAt > b.recordedAt
  return a.id > b.id
}
