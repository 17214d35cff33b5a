import type { Chart } from '@track/micro-progression'

type Version = Pick<Chart, 'id' | 'revisesId' | 'version' | 'publishedAt'>

/**
 * Charts put together with the versions they revise, the first version first. Charts stand by their latest version, newest first.
 *
 * @example
 * ```ts
 * const chart = (id: string, revisesId: string | null, version: number, publishedAt: string) => ({ id, revisesId, version, publishedAt })
 * const charts = [chart('b', 'a', 2, '2026-03-02'), chart('c', null, 1, '2026-01-09'), chart('a', null, 1, '2025-11-03')]
 * chartChains(charts).map((versions) => versions.map(({ id }) => id)) // => [['a', 'b'], ['c']]
 * ```
 */
export function chartChains<C extends Version>(charts: readonly C[]): C[][] {
  const of = new Map(charts.map((chart) => [chart.id, chart]))
  const chains = new Map<string, C[]>()
  for (const chart of charts) {
    const first = firstOf(chart, of)
    chains.set(first, [...(chains.get(first) ?? []), chart])
  }
  return [...chains.values()]
    .map((versions) => versions.sort((a, b) => a.version - b.version))
    .sort((a, b) => (a.at(-1)!.publishedAt < b.at(-1)!.publishedAt ? 1 : -1))
}

/** The version that all this goes back to; of versions that are not here, the one that is nearest to it. */
function firstOf<C extends Version>(chart: C, of: ReadonlyMap<string, C>): string {
  const before = chart.revisesId === null ? undefined : of.get(chart.revisesId)
  return before ? firstOf(before, of) : (chart.revisesId ?? chart.id)
}
