import type { PageDefinition } from '@track/api-contract'
import { expect, it } from 'vitest'
import { changeSince } from './change-since'

it('is the first date or the one before, by the calendar, and nothing where a number is of one day', () => {
  const dates = (['2026-03-27', '2025-12-12', '2026-07-10'] as const).map((on) => ({ label: '', on }))
  const secured = { kind: 'secured', average: 'per-pupil' } as const
  const since = (kind: 'first-date' | 'date-before') => ({ since: { kind }, pupils: 'raw' }) as const
  const ask = (column: Pick<PageDefinition['columns'][number], 'measure' | 'change'>) =>
    dates.map(({ on }) => changeSince({ dates }, column, on))
  expect(ask({ measure: secured, change: since('first-date') })).toEqual(['2025-12-12', undefined, '2025-12-12'])
  expect(ask({ measure: secured, change: since('date-before') })).toEqual(['2025-12-12', undefined, '2026-03-27'])
  expect(ask({ measure: { kind: 'progress', count: 'deepened' } })).toEqual(['2025-12-12', undefined, '2025-12-12'])
  const none = [undefined, undefined, undefined]
  expect(ask({ measure: secured })).toEqual(none)
  const test = { since: { kind: 'measure', measureId: 'sas' }, pupils: 'matched' } as const
  expect(ask({ measure: { kind: 'mean-mark', measureId: 'ks2', matched: false }, change: test })).toEqual(none)
})
