import type { Chart, Placement } from '@track/micro-progression'

/** Whether a level is where a piece was placed, or next to it. */
export function isBeside(
  levelId: string,
  place: Pick<Placement, 'levelId' | 'betweenId'>,
  { levels }: Pick<Chart, 'levels'>,
): boolean {
  const at = (id: string) => levels.findIndex(({ level }) => level.id === id)
  const [lowest, highest] = [at(place.levelId), at(place.betweenId ?? place.levelId)]
  // Between two levels, those two are the ones beside it.
  const reach = place.betweenId === null ? 1 : 0
  return at(levelId) >= lowest - reach && at(levelId) <= highest + reach
}
