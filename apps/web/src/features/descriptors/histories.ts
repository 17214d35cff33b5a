import type { Version } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'

/** Everything that was ever said of one thing, the version that counts least first. */
export interface History<V> {
  readonly id: string
  readonly versions: readonly V[]
  /** The version of today; before the first day, the first. */
  readonly now: V
  /** The first version that counts from a later day. */
  readonly next: V | undefined
}

/** Every scale, set or rule with its versions, by the name it has today. */
export function historiesOf<V extends Version & { readonly name: string }>(
  versions: readonly V[],
  { today }: { readonly today: CalendarDate },
): History<V>[] {
  const ids = [...new Set(versions.map(({ id }) => id))]
  return ids
    .map((id) => historyOf(id, versions.filter((version) => version.id === id).sort(byDay), today))
    .sort((a, b) => a.now.name.localeCompare(b.now.name, 'en-GB'))
}

/** Sorts by the day something counts from, then by when it was written. */
export function byDay(a: Omit<Version, 'id'>, b: Omit<Version, 'id'>): number {
  const keys = [a, b].map(({ effectiveFrom, recordedAt }) => `${effectiveFrom} ${recordedAt}`) as [string, string]
  return keys[0] < keys[1] ? -1 : keys[0] > keys[1] ? 1 : 0
}

/** Is it no longer offered on a day? */
export function isRetired({ retiredOn }: { readonly retiredOn?: CalendarDate | undefined }, today: CalendarDate) {
  return retiredOn !== undefined && retiredOn <= today
}

function historyOf<V extends Version>(id: string, versions: readonly V[], today: CalendarDate): History<V> {
  const now = versions.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? versions[0]!
  return { id, versions, now, next: versions.find(({ effectiveFrom }) => effectiveFrom > today) }
}
