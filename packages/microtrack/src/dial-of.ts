import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { DialSetting } from './choice-dial.js'
import type { ChoiceKind } from './template.js'

type Setting = Omit<DialSetting, 'kinds'> & { readonly kinds: readonly ChoiceKind[] }

/** How many choices a note may hold, how many options each, and of which kinds; `setting` null while nobody has set anything. */
export interface Dial {
  readonly groups: number
  readonly options: number
  readonly kinds: readonly ChoiceKind[]
  readonly setting: Readonly<Setting> | null
}

/** Whose dial: a pupil's in a class, a pupil's outside any (`classId` null), or that of the class as a whole (`pupilId` null). */
export interface DialOwner {
  readonly pupilId: string | null
  readonly classId: string | null
}

/**
 * How much may this pupil choose on a day? The pupil's own setting in force, else that of the class, else the start.
 *
 * The start is small: one choice, of how to practise, with up to three options. In force is the setting with the latest `from` up
 * to that day; of those from one day the one recorded last, then the greater id. A pupil's own setting for another class does
 * not count here. The order of the input does not matter.
 *
 * @example
 * ```ts
 * import { dialOf } from '@track/microtrack'
 *
 * dialOf([], { pupilId: 'ada', classId: '4b', on: '2026-03-02' })
 * // => { groups: 1, options: 3, kinds: ['practice'], setting: null }
 * const options = { options: 4, kinds: ['practice', 'content'], recordedAt: '2026-03-01T16:00:00.000Z', recordedBy: 'ms-okafor' } as const
 * const ofClass = { ...options, id: 's1', classId: '4b', pupilId: null, groups: 2, from: '2026-03-02' } as const
 * const ofAda = { ...options, id: 's2', classId: '4b', pupilId: 'ada', groups: 3, from: '2026-03-09' } as const
 * dialOf([ofClass, ofAda], { pupilId: 'ada', classId: '4b', on: '2026-03-08' }).groups // => 2
 * dialOf([ofClass, ofAda], { pupilId: 'ada', classId: '4b', on: '2026-03-09' }).groups // => 3
 * ```
 */
export function dialOf(
  settings: readonly Setting[],
  { pupilId, classId, on }: DialOwner & { readonly on: CalendarDate },
): Dial {
  const begun = settings.filter(({ from }) => from <= on).toSorted(compareSettings)
  const setting =
    begun.findLast((each) => isPupils(each, { pupilId, classId })) ??
    begun.findLast((each) => each.pupilId === null && each.classId !== null && each.classId === classId)
  return setting ? toDial(setting) : START
}

/**
 * How has the dial been turned? Every dial that was ever in force here, oldest first, beginning with the start.
 *
 * Each holds from the day of its setting until the next; the last up to then is what `dialOf` answers for a day. A setting of the
 * class under which this pupil had one of their own is not part of the pupil's history.
 */
export function dialHistory(settings: readonly Setting[], { pupilId, classId }: DialOwner): Dial[] {
  const history = [START]
  for (const on of [...new Set(settings.map(({ from }) => from))].sort(compareCodeUnits)) {
    const dial = dialOf(settings, { pupilId, classId, on })
    if (dial.setting?.id !== history.at(-1)!.setting?.id) history.push(dial)
  }
  return history
}

const START: Dial = { groups: 1, options: 3, kinds: ['practice'], setting: null }

function toDial(setting: Setting): Dial {
  return { groups: setting.groups, options: setting.options, kinds: setting.kinds, setting }
}

function isPupils(setting: Setting, { pupilId, classId }: DialOwner): boolean {
  return (
    setting.pupilId !== null && setting.pupilId === pupilId && (setting.classId === null || setting.classId === classId)
  )
}

function compareSettings(a: Setting, b: Setting): number {
  return (
    compareCodeUnits(a.from, b.from) || compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.id, b.id)
  )
}
