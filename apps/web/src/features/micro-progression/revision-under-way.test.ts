import { expect, test } from 'vitest'
import { revisionUnderWay } from './revision-under-way'

const session = { id: 's', revisesId: 'wall', chartId: null, isClosed: false }

test('a chart is being revised by a session that is neither put away nor finished (A1-20)', () => {
  expect(revisionUnderWay('wall', [{ ...session, id: 'new', revisesId: null }, session])?.id).toBe('s')
  expect(revisionUnderWay('wall', [{ ...session, isClosed: true }])).toBeUndefined()
  expect(revisionUnderWay('wall', [{ ...session, chartId: 'next' }])).toBeUndefined()
  expect(revisionUnderWay('other', [session])).toBeUndefined()
})
