import type { Conditions } from '@track/descriptors'
import { beforeEach, expect, it } from 'vitest'
import { activateLocale } from '../app/i18n'
import { conditionsWords } from './condition-words'

const rule: Conditions = {
  anyOf: [
    {
      allOf: [
        { kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: ['key'] },
        { kind: 'secured-percent', percentAtLeast: 100, of: 'planned', tags: [] },
        { kind: 'mark', measureId: 'test', markAtLeast: 100 },
      ],
    },
    {
      allOf: [
        { kind: 'secured-count', countAtLeast: 5, of: 'assessed', tags: [] },
        { kind: 'depth-percent', scaleId: 'depth', depthId: 'deeper', percentAtLeast: 20, of: 'taught', tags: [] },
        { kind: 'word', measureId: 'gone', descriptorIds: ['at', 'above'] },
      ],
    },
  ],
}

beforeEach(() => activateLocale('en-GB'))

it('says a rule in one sentence, in the school’s names', () => {
  const names = {
    measures: { test: 'Maths: Spring test' },
    depths: { deeper: 'Deeper' },
    descriptors: { at: 'At', above: 'Above' },
  }
  expect(conditionsWords(rule, names)).toBe(
    'at least 75 % of taught key objectives secured, and all planned objectives secured, and at least 100 in Maths: Spring test; ' +
      'or at least 5 of assessed objectives secured, and at least 20 % of taught objectives at “Deeper” or deeper, ' +
      'and “At” or “Above” in something that is gone',
  )
})
