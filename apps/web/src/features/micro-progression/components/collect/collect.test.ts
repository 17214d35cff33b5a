import { expect, test, vi } from 'vitest'
import { boxAfterKey, boxBetween, isBox, movedBox, sizedBox, turnedBox } from './cover-box'
import { leaveOut } from './leave-out'
import { splitResponses } from './split-responses'
import { suggestAuthor } from './suggest-author'
import { clockWords, leftOf, pauseClock, restingClock, startClock } from './timer-clock'
import { createUploadLine } from './upload-line'

test('a class set of typed responses is pasted in one go (A1-05)', () => {
  const pasted = Array.from({ length: 30 }, (_, place) => `Response of pupil ${place + 1}\r\non two lines`).join(
    '\r\n \r\n',
  )
  expect(splitResponses(pasted)).toHaveLength(30)
  expect(splitResponses('\n\n  \n')).toEqual([])
  expect(splitResponses('A.\n\nStill A.\n---\nB.\n---\n')).toEqual(['A.\n\nStill A.', 'B.'])
})

test('30 photographs become 30 responses in their order, and one that fails keeps none back (A1-05, PRO-1)', async () => {
  const kept: string[] = []
  let refuses = true
  const line = createUploadLine({
    send: async (blob) => {
      const name = await blob.text()
      // The later ones are faster.
      await new Promise((resolve) => setTimeout(resolve, 30 - Number(name)))
      if (name === '7' && refuses) throw new Error('no picture')
      return { imageId: name }
    },
    onKept: ({ imageId }) => kept.push(imageId),
    wordsFor: (error) => (error as Error).message,
  })
  line.add(
    Array.from({ length: 30 }, (_, place) => new Blob([String(place + 1)])),
    'pile',
  )
  await vi.waitFor(() => expect(kept).toHaveLength(29), 5_000)
  const others = Array.from({ length: 30 }, (_, place) => String(place + 1)).filter((name) => name !== '7')
  expect(kept).toEqual(others)
  const failed = line.here().filter(({ status }) => status === 'failed')
  expect(failed).toMatchObject([{ place: 7, of: 30, reason: 'no picture' }])
  refuses = false
  line.retry(failed[0]!.key)
  await vi.waitFor(() => expect(kept).toHaveLength(30))
  expect(line.here()).toEqual([])
})

test('the timer starts at the minutes given, pauses, and goes on past the end without cutting off (A1-04)', () => {
  const started = startClock(restingClock(5), 1_000)
  expect(clockWords(leftOf(started, 1_000))).toBe('5:00')
  expect(clockWords(leftOf(started, 54_001))).toBe('4:07')
  const paused = pauseClock(started, 61_000)
  expect(leftOf(paused, 999_999)).toBe(240_000)
  expect(leftOf(started, 301_000)).toBe(0)
  expect(clockWords(leftOf(started, 313_000))).toBe('0:12')
})

test('a cover is drawn, moved and sized within the picture, by pointer and by key (A1-13)', () => {
  expect(boxBetween({ x: 0.5, y: 0.4 }, { x: 0.2, y: -3 })).toEqual({ x: 0.2, y: 0, width: 0.3, height: 0.4 })
  expect(isBox(boxBetween({ x: 0.5, y: 0.4 }, { x: 0.501, y: 0.4 }))).toBe(false)
  const box = { x: 0.9, y: 0, width: 0.1, height: 0.1 }
  expect(movedBox(box, { dx: 1, dy: -1 })).toEqual({ x: 0.9, y: 0, width: 0.1, height: 0.1 })
  expect(sizedBox(box, { dx: 1, dy: 0.5 })).toEqual({ x: 0.9, y: 0, width: 1 - 0.9, height: 0.6 })
  expect(boxAfterKey(box, { key: 'ArrowDown', shiftKey: false })?.y).toBe(0.02)
  expect(boxAfterKey(box, { key: 'ArrowDown', shiftKey: true })?.height).toBeCloseTo(0.12)
  expect(boxAfterKey(box, { key: 'a', shiftKey: false })).toBeNull()
  const top = { x: 0.1, y: 0, width: 0.4, height: 0.2 }
  expect(turnedBox(top)).toEqual({ x: 0.8, y: 0.1, width: 0.2, height: 0.4 })
})

test('a pile in register order is assigned by accepting what is suggested (A1-05)', () => {
  const register = ['a', 'b', 'c']
  expect(suggestAuthor(register, { last: null, taken: new Set() })).toBe('a')
  expect(suggestAuthor(register, { last: 'a', taken: new Set(['a', 'b']) })).toBe('c')
  expect(suggestAuthor(register, { last: 'c', taken: new Set(['c']) })).toBe('a')
  expect(suggestAuthor(register, { last: 'c', taken: new Set(register) })).toBeNull()
})

test('a name is left out with three dots in the middle of a line, and with nothing at its ends (A1-25)', () => {
  const without = (text: string) =>
    leaveOut(
      text,
      [...text.matchAll(/Ada|Byron/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length })),
    )
  expect(without('I think Ada is right')).toBe('I think … is right')
  expect(without('I think Ada Byron is right')).toBe('I think … is right')
  expect(without('Ada Byron: because it melts…')).toBe('because it melts…')
  expect(without('It is half, Ada.')).toBe('It is half.')
  expect(without('It is half.\n- Ada')).toBe('It is half.')
  expect(without('Ada\nIt is half.\n\nSo there.')).toBe('It is half.\n\nSo there.')
  expect(without('Ada!')).toBe('…')
  expect(without('It is half.')).toBe('It is half.')
})
