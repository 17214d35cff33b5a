import { expect, it } from 'vitest'
import { depthScalePresets } from './depth-scale-presets.js'
import { DescriptorSet } from './descriptor-set.js'
import { descriptorSetAsOf } from './descriptor-set-as-of.js'
import { descriptorSetPresets } from './descriptor-set-presets.js'
import { namedAs } from './named-as.js'
import { usesNumbers, withoutNumbers } from './uses-numbers.js'

const dates = { effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
const [scale] = depthScalePresets(dates)
const progress = descriptorSetPresets(dates).find(({ id }) => id === 'progress')!

it('takes the words of now and what decides from then', () => {
  const now = {
    ...scale!,
    name: 'New words',
    codes: scale!.codes
      .map((code, index) => ({ ...code, label: `${code.label}!`, symbol: 'plus' as const, number: index * 10 }))
      .toReversed()
      .slice(0, 3),
    secureFrom: 'depth:deeper',
    effectiveFrom: '2026-01-01',
  } as const
  const then = { ...scale!, codes: scale!.codes.map((code, index) => ({ ...code, number: index })) }
  const named = namedAs(then, now)
  expect(named).toMatchObject({ name: 'New words', secureFrom: 'depth:secure', effectiveFrom: '2025-09-01' })
  expect(named.codes.map(({ id, label, symbol, number }) => [id, label, symbol, number])).toEqual([
    ['depth:not-yet', 'Not yet', 'ring', 0],
    ['depth:emerging', 'Emerging!', 'plus', 1],
    ['depth:secure', 'Secure!', 'plus', 2],
    ['depth:deeper', 'Deeper!', 'plus', 3],
  ])
  expect(namedAs(scale!, now).codes.some((code) => 'number' in code)).toBe(false)
  expect(namedAs(then, then)).toEqual(then)
})

it('takes the descriptions of now, and none where there is none any more', () => {
  const now = { ...progress, descriptors: progress.descriptors.map(({ description: _, ...word }) => word) }
  expect(namedAs(progress, now).descriptors).toEqual(now.descriptors)
  expect(namedAs(now, progress).descriptors).toEqual(progress.descriptors)
  expect(DescriptorSet.parse(namedAs(now, progress))).toEqual(progress)
})

it('takes numbers away without a trace, and leaves the given set as it is', () => {
  const counted = { ...progress, descriptors: progress.descriptors.map((word, number) => ({ ...word, number })) }
  expect([usesNumbers(counted), usesNumbers(progress)]).toEqual([true, false])
  expect(withoutNumbers(counted)).toEqual(progress)
  expect(usesNumbers(counted)).toBe(true)
})

it('reads earlier days by the first version of a set, as with scales', () => {
  const later = { ...progress, name: 'Later', effectiveFrom: '2026-01-01' } as const
  const named = (asOf: `${number}-${number}-${number}`) =>
    descriptorSetAsOf([later, progress], { setId: 'progress', asOf })?.name
  expect([named('2020-01-01'), named('2025-12-31'), named('2026-01-01')]).toEqual([
    progress.name,
    progress.name,
    'Later',
  ])
})
