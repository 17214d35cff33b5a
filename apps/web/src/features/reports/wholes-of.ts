import type { GroupList } from '@track/api-contract'

/** Groups that make a whole together stand together; each of the others stands by itself. */
export function wholesOf(groups: GroupList['groups']): GroupList['groups'][] {
  const wholes = new Map<string, GroupList['groups']>()
  for (const group of groups) {
    const whole = group.partOf ?? group.id
    wholes.set(whole, [...(wholes.get(whole) ?? []), group])
  }
  return [...wholes.values()]
}
