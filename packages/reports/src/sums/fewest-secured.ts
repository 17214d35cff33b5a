import { type Conditions, countersOf, meetsByCounts } from '@track/descriptors'
import { isOfAllTaught, measuresOf } from '../page-needs.js'

/**
 * How many secured objectives are enough for a rule: the fewest, by the number of objectives taught; one more than all of them where
 * no number is enough. Null if the rule asks for anything but how much of what was taught is secured.
 *
 * So a page compares whole numbers, and `meetsByCounts` alone still decides. More of what was taught never needs fewer of it.
 */
export function fewestSecured(rule: Conditions, { taughtUpTo }: { readonly taughtUpTo: number }): Int32Array | null {
  const [counter, ...others] = countersOf(rule)
  if (!counter || others.length > 0 || !isOfAllTaught(counter) || measuresOf(rule).length > 0) return null
  const fewest = new Int32Array(taughtUpTo + 1)
  fewest[0] = 1
  for (let of = 1, have = 0; of <= taughtUpTo; of++) {
    while (have <= of && !meetsByCounts(rule, { counts: { [counter.key]: { have, of, assessed: of } } }).met) have++
    fewest[of] = have
  }
  return fewest
}
