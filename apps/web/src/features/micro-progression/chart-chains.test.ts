import { expect, test } from 'vitest'
import { chartChains } from './chart-chains'

const chart = (id: string, revisesId: string | null, version: number) => ({
  id,
  revisesId,
  version,
  publishedAt: `2026-0${version}-01T00:00:00.000Z`,
})

test('versions of one chart stand together in their order, whatever the order given (A1-20)', () => {
  const charts = [chart('c', 'b', 3), chart('other', null, 1), chart('a', null, 1), chart('b', 'a', 2)]
  const ids = [['a', 'b', 'c'], ['other']]
  expect(chartChains(charts).map((versions) => versions.map(({ id }) => id))).toEqual(ids)
  expect(chartChains(charts.toReversed()).map((versions) => versions.map(({ id }) => id))).toEqual(ids)
})

test('two versions whose first is not here still belong together', () => {
  expect(chartChains([chart('b', 'a', 2), chart('x', 'a', 2)])).toHaveLength(1)
})
