import { expect, it } from 'vitest'
import { emptyHistory, recordBatch, takeRedo, takeUndo } from './undo-history'

const batch = (announcement: string) => ({ entries: [], announcement })

it('undoes the latest first, and redoes in the same order back', () => {
  const two = recordBatch(recordBatch(emptyHistory, batch('first')), batch('second'))
  const once = takeUndo(two)!
  expect(once.batch.announcement).toBe('second')
  const twice = takeUndo(once.history)!
  expect(twice.batch.announcement).toBe('first')
  expect(takeUndo(twice.history)).toBeUndefined()
  const again = takeRedo(twice.history)!
  expect(again.batch.announcement).toBe('first')
  expect(again.historyWith(batch('first again'))).toMatchObject({
    done: [{ announcement: 'first again' }],
    undone: [{ announcement: 'second' }],
  })
})

it('forgets what could be redone once something new is written', () => {
  const undone = takeUndo(recordBatch(emptyHistory, batch('first')))!.history
  expect(takeRedo(recordBatch(undone, batch('other')))).toBeUndefined()
})
