import { depthScalePresets, descriptorSetPresets } from '@track/descriptors'
import { beforeEach, expect, it } from 'vitest'
import { activateLocale } from '../../app/i18n'
import { changesOfScale, changesOfSet } from './version-changes'

const since = { effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
const today = { today: '2026-03-03' } as const
const [scale] = depthScalePresets(since) as [ReturnType<typeof depthScalePresets>[number]]
const [set] = descriptorSetPresets(since) as [ReturnType<typeof descriptorSetPresets>[number]]

beforeEach(() => activateLocale('en-GB'))

it('says what a version of a scale changed, each thing once', () => {
  const [notYet, emerging, secure, deeper] = scale.codes as [
    never,
    never,
    (typeof scale.codes)[0],
    (typeof scale.codes)[0],
  ]
  const after = {
    ...scale,
    name: 'Understanding',
    codes: [emerging, notYet, { ...secure, label: 'Got it', colour: '#ffffff', symbol: 'square' as const }, deeper],
    secureFrom: deeper.id,
    retiredOn: '2026-07-20' as const,
  }
  expect(changesOfScale(scale, after, today)).toEqual([
    'Is called “Understanding”, before “Not yet, emerging, secure, deeper”',
    '“Secure” is now “Got it”',
    '“Got it” has another colour, symbol',
    'In another order: Emerging, Not yet, Got it, Deeper',
    'Counts as secured from “Deeper” on, before from “Secure”',
    'Is not offered from Mon 20 Jul',
  ])
  expect(changesOfScale(scale, scale, today)).toEqual([])
})

it('says what a version of a set changed', () => {
  const [below] = set.descriptors
  const suggestions = [{ descriptorId: below!.id, when: { anyOf: [] } }]
  const added = { ...below!, id: 'new', label: 'Far above', number: 4 }
  const after = { ...set, meaning: 'coverage' as const, suggestions, descriptors: [...set.descriptors, added] }
  expect(changesOfSet(set, after, today)).toEqual([
    'Is read as: How much of the year is covered',
    '“Far above” is new',
    'Suggests words by a rule',
  ])
  expect(changesOfSet(after, { ...after, suggestions: [] }, today)).toEqual(['Suggests no word any more'])
})
