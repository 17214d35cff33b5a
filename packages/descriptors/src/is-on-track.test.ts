import { expect, it } from 'vitest'
import { isOnTrack } from './is-on-track.js'

const rule = {
  anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] }] }],
} as const
const taught = (secured: number, of: number) => ({
  objectives: Array.from({ length: of }, (_, index) => ({
    id: `${index}`,
    tags: [],
    taught: true,
    scaleId: 'depth',
    rank: index < secured ? 2 : 1,
    secure: index < secured,
  })),
})

it('is met by equality, and by 24 of 28 in a programme of another year (E7)', () => {
  expect(isOnTrack({ rule }, taught(3, 4))).toBe(true)
  expect(isOnTrack({ rule }, taught(24, 28))).toBe(true)
  expect(isOnTrack({ rule }, taught(2, 3))).toBe(false)
  expect(isOnTrack({ rule }, taught(0, 0))).toBeNull()
})
