import type { EntryLike } from '@track/markbook'
import type { Engine } from './engine.js'
import { AT_EACH, emptyPage, offsetOf, type PageIntegers, WIDTH } from './integers.js'
import { dayName, measureId, uuid } from './plain-objects.js'
import { onTrackPercent, SECURED_FROM, SUBJECTS, type Workload } from './workload.js'

/**
 * What a careful programmer writes for this one page without any library: the same objects, Maps from ids to numbers, one pass
 * that keeps the greatest row of each cell for each date, then one pass over the plans. It checks nothing and explains nothing.
 */
export const plainMaps: Engine = {
  name: 'plain Map code',
  async load({ workload, entries }) {
    const place = numberTheIds(workload)
    return {
      ask: (days) => () => count(entries, workload, { ...place, dates: days }),
      integers: (answer) => answer as PageIntegers,
    }
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

function count(
  entries: readonly EntryLike[],
  workload: Workload,
  { pupils, items, dates }: Numbers & { readonly dates: readonly number[] },
): PageIntegers {
  const { plans, planOf, groups, objectives } = workload
  const width = objectives + SUBJECTS
  const days = dates.map(dayName)

  const superseded = new Set<string>()
  for (const { supersedes } of entries) if (supersedes != null) superseded.add(supersedes)
  const states = dates.map(() => new Map<number, EntryLike>())
  for (const entry of entries) {
    if (entry.value === null || superseded.has(entry.id)) continue
    const cell = pupils.get(entry.pupilId)! * width + items.get(entry.objectiveId ?? entry.measureId!)!
    for (let date = days.length - 1; date >= 0 && entry.observedOn <= days[date]!; date--) {
      const state = states[date]!.get(cell)
      if (state === undefined || isLater(entry, state)) states[date]!.set(cell, entry)
    }
  }

  const due = plans.map(({ objectives, taughtFrom }) =>
    dates.map((date) => objectives.filter((_, place) => taughtFrom[place]! <= date)),
  )
  const secure = new Set([0, 1, 2, 3].filter((depth) => depth >= SECURED_FROM).map((depth) => `depth-${depth}`))
  const ofPupils = new Int32Array(workload.pupils * SUBJECTS * WIDTH)
  for (let pupil = 0; pupil < workload.pupils; pupil++)
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const at = (pupil * SUBJECTS + subject) * WIDTH
      ofPupils[at] = 1
      for (const [date, known] of states.entries()) {
        const taught = due[planOf[pupil * SUBJECTS + subject]!]![date]!
        let [judged, secured] = [0, 0]
        for (const objective of taught) {
          const state = known.get(pupil * width + objective)
          if (state === undefined) continue
          judged++
          if (secure.has(state.value as string)) secured++
        }
        ofPupils[at + 1] = judged > 0 ? taught.length : 0
        const place = at + 2 + date * AT_EACH
        ofPupils[place] = secured
        ofPupils[place + 1] = judged > 0 && 100 * secured >= onTrackPercent(dates[date]!) * taught.length ? 1 : 0
        const test = known.get(pupil * width + objectives + subject)
        if (test === undefined) continue
        ofPupils[place + 2] = test.value as number
        ofPupils[place + 3] = 1
      }
    }

  const page = emptyPage(groups.length)
  for (const [group, members] of groups.entries())
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const to = offsetOf(group, subject)
      for (const pupil of members) {
        const from = (pupil * SUBJECTS + subject) * WIDTH
        for (let index = 0; index < WIDTH; index++) page[to + index]! += ofPupils[from + index]!
      }
    }
  return page
}

function isLater(a: EntryLike, b: EntryLike): boolean {
  if (a.observedOn !== b.observedOn) return a.observedOn > b.observedOn
  if (a.recordedAt !== b.recordedAt) return a.recordedAt > b.recordedAt
  return a.id > b.id
}
