import type { Id } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { type PairCounts, pairCountsOf } from './pair-counts.js'

/** What the comparisons hang together to: which pieces can be put on one scale, and which have no limit yet. */
export interface Connectivity {
  /** Pieces that were compared with one another, directly or through others; largest group first. Pieces of two groups cannot be told apart. */
  readonly groups: readonly (readonly Id[])[]
  /** Within those: pieces that beat and are beaten, directly or through others. One such circle holding everything: the plain estimate exists. */
  readonly circles: readonly (readonly Id[])[]
  /** Compared, and never anything but the better one: the comparisons alone set no upper limit. */
  readonly unbeaten: readonly Id[]
  /** Compared, and never anything but the lesser one. */
  readonly neverBetter: readonly Id[]
  /** How many comparisons across groups are needed before everything stands on one scale. */
  readonly bridgesNeeded: number
}

/**
 * Can these pieces stand on one scale yet, and which of them have never been beaten?
 *
 * The estimate without a prior exists exactly when one circle holds every piece (Zermelo 1929; Ford 1957); with the usual prior there
 * is always one, but between two groups it says nothing: the next pair must build a bridge. A tie counts as an answer both ways.
 * `items` adds pieces that were never compared, each a group of its own. Groups and circles stand largest first, then by code unit.
 *
 * @example
 * ```ts
 * import { connectivityOf } from '@track/micro-progression'
 *
 * const { groups, unbeaten, bridgesNeeded } = connectivityOf([
 *   { a: 'p1', b: 'p2', outcome: 'a' },
 *   { a: 'p3', b: 'p4', outcome: 'tie' },
 * ])
 * groups // => [['p1', 'p2'], ['p3', 'p4']]
 * unbeaten // => ['p1']
 * bridgesNeeded // => 1
 * ```
 */
export function connectivityOf(
  comparisons: readonly Comparison[],
  { items = [] }: { readonly items?: readonly Id[] } = {},
): Connectivity {
  return connectivityOfPairs(pairCountsOf(comparisons, { items }))
}

/** The same, of comparisons that are counted already. */
export function connectivityOfPairs({ items, first, second, met, won }: PairCounts): Connectivity {
  const beats: number[][] = items.map(() => [])
  const meets: number[][] = items.map(() => [])
  const isBeaten = new Uint8Array(items.length)
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    meets[i]?.push(j)
    meets[j]?.push(i)
    if ((won[edge] as number) > 0) {
      beats[i]?.push(j)
      isBeaten[j] = 1
    }
    if ((won[edge] as number) < (met[edge] as number)) {
      beats[j]?.push(i)
      isBeaten[i] = 1
    }
  }
  const name = (members: readonly number[]) => members.map((index) => items[index] as Id)
  const groups = circlesOf(meets)
  const compared = items.flatMap((_, index) => (meets[index]?.length ? [index] : []))
  return {
    groups: groups.map(name),
    circles: circlesOf(beats).map(name),
    unbeaten: name(compared.filter((index) => !isBeaten[index])),
    neverBetter: name(compared.filter((index) => !beats[index]?.length)),
    bridgesNeeded: Math.max(0, groups.length - 1),
  }
}

/** Only how many groups there are: far quicker than everything that hangs together. */
export function countGroups({ items, first, second }: PairCounts): number {
  const parent = Int32Array.from(items.keys())
  const rootOf = (index: number) => {
    let root = index
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number
      root = parent[root] as number
    }
    return root
  }
  let groups = items.length
  for (let edge = 0; edge < first.length; edge++) {
    const [one, other] = [rootOf(first[edge] as number), rootOf(second[edge] as number)]
    if (one === other) continue
    parent[one] = other
    groups -= 1
  }
  return groups
}

/** Strongly connected components by Tarjan (1972), without recursion: a session of thousands would exhaust the stack. */
function circlesOf(next: readonly (readonly number[])[]): number[][] {
  const size = next.length
  const seen = new Int32Array(size)
  const low = new Int32Array(size)
  const at = new Int32Array(size)
  const isOpen = new Uint8Array(size)
  const open: number[] = []
  const circles: number[][] = []
  let clock = 0

  for (let root = 0; root < size; root++) {
    if (seen[root]) continue
    const path = [root]
    while (path.length > 0) {
      const node = path[path.length - 1] as number
      if (!seen[node]) {
        clock += 1
        seen[node] = clock
        low[node] = clock
        isOpen[node] = 1
        open.push(node)
      }
      const neighbours = next[node] as readonly number[]
      if ((at[node] as number) < neighbours.length) {
        const to = neighbours[at[node] as number] as number
        at[node] = (at[node] as number) + 1
        if (!seen[to]) path.push(to)
        else if (isOpen[to]) low[node] = Math.min(low[node] as number, seen[to] as number)
        continue
      }
      path.pop()
      const parent = path[path.length - 1]
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number)
      if (low[node] !== seen[node]) continue
      const members = open.splice(open.lastIndexOf(node))
      for (const member of members) isOpen[member] = 0
      circles.push(members.sort((x, y) => x - y))
    }
  }
  return circles.sort((x, y) => y.length - x.length || (x[0] as number) - (y[0] as number))
}
