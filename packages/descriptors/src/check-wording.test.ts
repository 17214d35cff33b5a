import { describe, expect, it } from 'vitest'
import { checkWording, shippedGuard } from './check-wording.js'
import { depthScalePresets } from './depth-scale-presets.js'
import { descriptorSetPresets } from './descriptor-set-presets.js'
import type { Audience, WordingGuard } from './wording-guard.js'

const named = (text: string, audience: Audience = 'family', guard?: WordingGuard) =>
  checkWording(text, { audience, ...(guard && { guard }) }).map(({ message }) => /“(.*?)”/.exec(message)?.[1])

describe('checkWording', () => {
  it.each([
    ['Expected progress, and below expected\n progress', ['Expected progress', 'below expected progress']],
    ['Levels and sublevels, on the level, a level’s end, LEVEL', ['Levels', 'level']],
    ['The levelled ground, levelling up, eleven', []],
    ['Failing, failed; fails. A failure is no fail-safe', ['Failing', 'failed', 'fails', 'failure', 'fail']],
    ['Well-below par, well\u00a0below', ['Well-below', 'well below']],
    ['Below, meeting and above; wellbelow; failsafe', []],
  ])('finds whole words and their regular endings: %s', (text, found) => {
    expect(named(text)).toEqual(found)
  })

  it('ships words for pupils and families only, and a school’s list replaces them', () => {
    expect([named('level', 'pupil'), named('level', 'staff'), named('level', 'governors')]).toEqual([['level'], [], []])
    expect(named('level, grades', 'pupil', { pupil: ['grade'] })).toEqual(['grades'])
    expect(named('level, grades', 'family', { pupil: ['grade'] })).toEqual(['level'])
    expect(named('level', 'pupil', { pupil: [] })).toEqual([])
    expect(named('At target', 'staff', { staff: ['target'] })).toEqual(['target'])
  })

  it('takes a list of any letters and signs literally', () => {
    const guard = { staff: ['W/N/A', 'struggle', 'ability', 'é (niveau)', '.*', '-', 'PP'] }
    expect(named('w/n/a Struggling abilities É (NIVEAU) PPs approach', 'staff', guard)).toEqual([
      'w/n/a',
      'Struggling',
      'abilities',
      'É (NIVEAU)',
      'PPs',
    ])
  })

  it('finds nothing in the words we ship', () => {
    const dates = { effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z' } as const
    const texts = [
      ...depthScalePresets(dates).flatMap(({ name, codes }) => [name, ...codes.map(({ label }) => label)]),
      ...descriptorSetPresets(dates).flatMap(({ name, descriptors }) => [
        name,
        ...descriptors.flatMap(({ label, description = '' }) => [label, description]),
      ]),
    ]
    for (const audience of Object.keys(shippedGuard) as Audience[])
      expect(named(texts.join('\n'), audience)).toEqual([])
  })
})
