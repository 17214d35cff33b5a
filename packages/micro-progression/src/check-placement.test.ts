import { expect, test } from 'vitest'
import { newPlacement, wall, workOf } from '../test/e17.js'
import { checkPlacement, checkReflection, type NewPlacement } from './index.js'

const codesOf = (more: Partial<NewPlacement>) =>
  checkPlacement(wall, workOf('w', '2026-03-02'), newPlacement(more)).map(({ code, field }) => [
    code.replace('micro-progression/', ''),
    field,
  ])

test('a placement cites what it meets and the nearest exemplar, whoever places it (A1-23, PRO-7)', () => {
  for (const by of ['pupil', 'peer', 'teacher'] as const) {
    expect(codesOf({ by })).toEqual([])
    expect(codesOf({ by, qualifierIds: [] })).toEqual([['no-qualifier-cited', 'qualifierIds']])
    expect(codesOf({ by, nearestId: 'r01' })).toEqual([['unknown-exemplar', 'nearestId']])
  }
})

test('what is cited is of the level it is placed at or below, or of both levels it falls between (A1-23)', () => {
  expect(codesOf({ qualifierIds: ['q0'] })).toEqual([])
  expect(codesOf({ qualifierIds: ['q2'] })).toEqual([['no-qualifier-cited', 'qualifierIds']])
  expect(codesOf({ qualifierIds: ['q1', 'q2'] })).toEqual([])
  expect(codesOf({ betweenId: 'L2', qualifierIds: ['q2'] })).toEqual([])
  expect(codesOf({ qualifierIds: ['q1', 'elsewhere'] })).toEqual([['no-qualifier-cited', 'qualifierIds']])
})

test('between is a level and the very next one (A1-18)', () => {
  expect(codesOf({ betweenId: 'L2' })).toEqual([])
  for (const betweenId of ['L0', 'L1', 'L3', 'elsewhere'])
    expect(codesOf({ betweenId })).toEqual([['not-the-next-level', 'betweenId']])
  expect(codesOf({ levelId: 'L4', betweenId: 'L4' })).toEqual([['not-the-next-level', 'betweenId']])
})

test('it is about this piece, its pupil and its chart, and about exemplars of the chart', () => {
  expect(codesOf({ levelId: 'elsewhere' })).toEqual([['unknown-level', 'levelId']])
  for (const more of [{ workId: 'x' }, { pupilId: 'x' }, { chartId: 'x' }])
    expect(codesOf(more)).toEqual([['another-work', 'workId']])
  expect(codesOf({ answers: [{ exemplarId: 'r05', levelId: 'L2', answer: 'not-yet' }] })).toEqual([])
  expect(codesOf({ answers: [{ exemplarId: 'r01', levelId: 'L2', answer: 'not-yet' }] })).toEqual([
    ['unknown-exemplar', 'answers'],
  ])
})

test('exactly one grow and at least one glow, and they may be written after the placing (A1-21, PRO-8)', () => {
  const codes = (words: NewPlacement['words']) => checkReflection(words).map(({ code }) => code.split('/')[1])
  expect(codesOf({})).toEqual([])
  expect(codes({ glows: ['I drew it', 'I said why'], grow: 'Use the word “equal”' })).toEqual([])
  expect(codes({ glows: ['I drew it'] })).toEqual(['no-grow'])
  expect(codes({ glows: [], grow: 'Use the word “equal”' })).toEqual(['no-glow'])
  expect(codes({ glows: [' '], grow: ' ' })).toEqual(['no-glow', 'no-grow'])
  expect(codes(undefined)).toEqual(['no-glow', 'no-grow'])
})
