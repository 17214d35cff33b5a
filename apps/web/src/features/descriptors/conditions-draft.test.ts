import type { Conditions } from '@track/descriptors'
import { expect, it } from 'vitest'
import { conditionsOf, draftOf } from './conditions-draft'

const rule: Conditions = {
  anyOf: [
    {
      allOf: [
        { kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: ['key'] },
        { kind: 'mark', measureId: 'test', markAtLeast: 100 },
      ],
    },
    { allOf: [{ kind: 'word', measureId: 'attainment', descriptorIds: ['at', 'above'] }] },
  ],
}

it('gives each part of a draft a key and takes them all off again', () => {
  const draft = draftOf(rule)
  const keys = draft.flatMap(({ key, allOf }) => [key, ...allOf.map((one) => one.key)])
  expect(new Set(keys).size).toBe(5)
  expect(conditionsOf(draft)).toEqual(rule)
})
