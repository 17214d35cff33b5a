import { describe, expect, it } from 'vitest'
import { reasonText } from './reason-text.js'

const names = {
  measures: { m1: 'Spring test', m2: 'Attainment' },
  descriptors: { s: 'Secure', d: 'Deeper' },
  depths: { deeper: 'Deeper' },
}
const counted = { alternative: 0, met: true, basis: 'taught', tags: [], of: 24, assessed: 24, have: 18 } as const
const secured = { kind: 'secured-percent', need: 75, ...counted } as const
const key = { tags: ['key'] }

describe('reasonText', () => {
  it.each([
    [{ ...secured, ...key, have: 5, of: 6 }, '5 of 6 key objectives secured (83\u00a0%), 75\u00a0% needed'],
    [
      { ...secured, met: false, basis: 'planned', have: 7 },
      '7 of 24 objectives planned for the year secured (29\u00a0%), 75\u00a0% needed',
    ],
    [
      { ...secured, basis: 'assessed', tags: ['key', 'non-negotiable'] },
      '18 of 24 assessed key or non-negotiable objectives secured (75\u00a0%), 75\u00a0% needed',
    ],
    [{ ...secured, need: 100, have: 1, of: 1 }, '1 of 1 objective secured (100\u00a0%), all needed'],
    [{ ...secured, met: null, ...key, have: 0, of: 0, assessed: 0 }, 'No key objective taught yet, 75\u00a0% needed'],
    [
      { ...secured, met: null, have: 0, assessed: 0, basis: 'planned' },
      'None of 24 objectives planned for the year assessed yet, 75\u00a0% needed',
    ],
    [{ ...counted, kind: 'secured-count', need: 20 }, '18 of 24 objectives secured, 20 needed'],
    [
      { ...counted, kind: 'depth-percent', need: 50, scaleId: 'depth', depthId: 'deeper' },
      '18 of 24 objectives at “Deeper” or deeper (75\u00a0%), 50\u00a0% needed',
    ],
    [
      { ...counted, met: null, have: null, kind: 'depth-percent', need: 50, scaleId: 'depth', depthId: 'gone' },
      'The depth asked for is not in the scale, 50\u00a0% needed',
    ],
  ] as const)('says how much of what there is: %#', (reason, text) => {
    expect(reasonText(reason, names)).toBe(text)
  })

  it.each([
    ['s', '“Secure” in Attainment, “Secure” or “Deeper” needed'],
    [null, 'No word in Attainment yet, “Secure” or “Deeper” needed'],
    ['gone', '“gone” in Attainment, “Secure” or “Deeper” needed'],
  ])('says which word there is: %s', (have, text) => {
    expect(
      reasonText({ kind: 'word', alternative: 0, met: null, measureId: 'm2', have, need: ['s', 'd'] }, names),
    ).toBe(text)
  })

  it.each([
    [97.5, '97.5 in Spring test, 100 needed'],
    [null, 'No mark in Spring test yet, 100 needed'],
    ['A', '“A” in Spring test is not a mark, 100 needed'],
  ])('says which mark there is: %s', (have, text) => {
    expect(reasonText({ kind: 'mark', alternative: 0, met: null, measureId: 'm1', have, need: 100 }, names)).toBe(text)
  })

  it('never rounds to what the answer denies', () => {
    const almost = { ...secured, met: false, have: 749, of: 1000, assessed: 1000 }
    expect(reasonText(almost)).toBe('749 of 1000 objectives secured (74.9\u00a0%), 75\u00a0% needed')
    expect(reasonText({ ...almost, have: 2, of: 3, need: 66.7 })).toContain('(66.67\u00a0%), 66.7\u00a0% needed')
    expect(reasonText({ ...almost, met: true, have: 2, of: 3, need: 66.6 })).toContain(
      '(67\u00a0%), 66.6\u00a0% needed',
    )
  })
})
