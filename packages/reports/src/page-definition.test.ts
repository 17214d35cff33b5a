import { expect, it } from 'vitest'
import { PageDefinition, PageMeasure } from './index.js'

const definition = {
  groupIds: ['all'],
  columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } }],
  dates: [{ label: 'Autumn', on: '2025-12-12' }],
  membership: 'current',
  scope: 'own-programme',
  minimumGroup: 0,
}

it('fills in what a page usually wants', () => {
  const { membership, scope, minimumGroup, ...asked } = definition
  const columns = [
    { subjectId: 'maths', measure: { kind: 'secured' } },
    { subjectId: 'maths', measure: { kind: 'mean-mark', measureId: 'test' } },
  ]
  expect(PageDefinition.parse({ ...asked, columns })).toEqual({
    ...definition,
    columns: [
      { subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } },
      { subjectId: 'maths', measure: { kind: 'mean-mark', measureId: 'test', matched: false } },
    ],
  })
})

it('cannot be asked by teacher: no such key survives, and no such measure parses', () => {
  const asked = {
    ...definition,
    groupBy: 'staff',
    sortBy: 'value',
    columns: [{ ...definition.columns[0], groupBy: 'teacher', staffId: 't1' }],
    dates: [{ ...definition.dates[0], recordedBy: 't1' }],
  }
  expect(PageDefinition.parse(asked)).toEqual(definition)
  for (const kind of ['staff', 'teacher', 'recorded-by', 'class-rank'])
    expect(PageMeasure.safeParse({ kind, staffId: 't1' }).success).toBe(false)
})
