import type { Membership } from '@track/roster'

/**
 * Which of the new memberships would share a day with another of the same pupil and group: its place, or undefined if none does.
 *
 * One that begins on the same day as a stored one replaces it: that is how a membership is ended.
 */
export function findOverlap(added: readonly Membership[], stored: readonly Membership[]): number | undefined {
  const replaced = new Set(added.map(keyOf))
  const standing = stored.filter((membership) => !replaced.has(keyOf(membership)))
  const ofPair = new Map<string, Membership[]>()
  for (const membership of [...standing, ...added]) {
    const pair = `${membership.groupId} ${membership.pupilId}`
    ofPair.set(pair, [...(ofPair.get(pair) ?? []), membership])
  }
  const place = added.findIndex((one) =>
    ofPair.get(`${one.groupId} ${one.pupilId}`)!.some((other) => other !== one && shareADay(one, other)),
  )
  return place < 0 ? undefined : place
}

function keyOf({ groupId, pupilId, from }: Membership): string {
  return `${groupId} ${pupilId} ${from}`
}

function shareADay(a: Membership, b: Membership): boolean {
  return (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)
}
