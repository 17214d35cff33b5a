import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DialSetting, dialHistory, dialOf } from './index.js'

const anyDay = fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05')
const anyOwner = fc.record({
  pupilId: fc.constantFrom('ada', 'ben', null),
  classId: fc.constantFrom('4b', 'art', null),
})
const anySettings: fc.Arbitrary<DialSetting[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^[a-z]{2}$/),
      owner: anyOwner,
      groups: fc.integer({ min: 0, max: 5 }),
      options: fc.integer({ min: 2, max: 8 }),
      kinds: fc.subarray(['content', 'practice', 'demonstrate'] as const),
      from: anyDay,
      recordedAt: fc.constantFrom('2026-02-01T09:00:00.000Z', '2026-04-01T09:00:00.000Z'),
    })
    .map(({ owner, ...rest }) => ({ ...rest, ...owner, recordedBy: 'ms-okafor' })),
  { selector: ({ id }) => id, maxLength: 8 },
)

test('the order in which settings arrive does not matter', () => {
  fc.assert(
    fc.property(anySettings, anyOwner, anyDay, (settings, owner, on) => {
      const turned = settings.toReversed()
      expect(dialOf(turned, { ...owner, on })).toEqual(dialOf(settings, { ...owner, on }))
      expect(dialHistory(turned, owner)).toEqual(dialHistory(settings, owner))
    }),
  )
})

test('the last dial of the history up to a day is the dial of that day', () => {
  fc.assert(
    fc.property(anySettings, anyOwner, anyDay, (settings, owner, on) => {
      const last = dialHistory(settings, owner).findLast(({ setting }) => setting === null || setting.from <= on)
      expect(last).toEqual(dialOf(settings, { ...owner, on }))
    }),
  )
})
