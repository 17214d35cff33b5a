import { expect, test } from 'vitest'
import { exemplars, rungs } from '../test/e17.js'
import { checkExemplars, exemplarsInOrder, levelsOf } from './index.js'

test('the level of any paper is the highest exemplar at or below it (E17, A1-12, A1-14)', () => {
  expect(levelsOf(rungs, exemplars)).toEqual({
    r04: 'L0',
    r01: 'L0',
    r07: 'L1',
    r02: 'L1',
    r05: 'L2',
    r08: 'L2',
    r03: 'L3',
    r06: 'L3',
    r09: 'L4',
  })
})

test('papers on the rung of an exemplar are at its level, and those below the lowest are at none', () => {
  expect(levelsOf([['under'], ['twin', 'p'], ['over']], [{ levelId: '0', pieceIds: ['p'] }])).toEqual({
    under: null,
    twin: '0',
    p: '0',
    over: '0',
  })
  expect(levelsOf([['a']], [])).toEqual({ a: null })
})

test('several papers may show a level; a level without any is passed over', () => {
  const shown = [
    { levelId: '0', pieceIds: ['b', 'a'] },
    { levelId: '1', pieceIds: [] },
    { levelId: '2', pieceIds: ['d'] },
  ]
  expect(levelsOf([['a'], ['b'], ['c'], ['d']], shown)).toEqual({ a: '0', b: '0', c: '0', d: '2' })
  expect(exemplarsInOrder([['a'], ['b'], ['c'], ['d']], shown)).toBe(true)
})

test('positions of exemplars are strictly increasing (A1-14, PRO-4)', () => {
  expect(exemplarsInOrder(rungs, exemplars)).toBe(true)
  expect(checkExemplars(rungs, exemplars)).toEqual([])
  const turned = exemplars.map((each, level) => ({ ...each, pieceIds: level === 1 ? ['r04'] : each.pieceIds }))
  expect(exemplarsInOrder(rungs, turned)).toBe(false)
})

test('an exemplar for 1 placed below the exemplar for 0 is refused (E17, A1-14)', () => {
  const turned = [
    { levelId: 'L0', pieceIds: ['r07'] },
    { levelId: 'L1', pieceIds: ['r04'] },
    { levelId: 'L2', pieceIds: ['r05'] },
  ]
  expect(checkExemplars(rungs, turned).map(({ code, row }) => [code, row])).toEqual([
    ['micro-progression/exemplars-out-of-order', 2],
  ])
})

test('two levels cannot share a rung, nor reach into each other', () => {
  const onOneRung = [
    { levelId: '0', pieceIds: ['a'] },
    { levelId: '1', pieceIds: ['b'] },
  ]
  expect(exemplarsInOrder([['a', 'b']], onOneRung)).toBe(false)
  const interleaved = [
    { levelId: '0', pieceIds: ['a', 'c'] },
    { levelId: '1', pieceIds: ['b', 'd'] },
  ]
  expect(exemplarsInOrder([['a'], ['b'], ['c'], ['d']], interleaved)).toBe(false)
})

test('a piece that is not in the order is out of no order, and has no place either', () => {
  const shown = [
    { levelId: '0', pieceIds: ['a'] },
    { levelId: '1', pieceIds: ['new'] },
  ]
  expect(exemplarsInOrder([['a']], shown)).toBe(true)
  expect(checkExemplars([['a']], shown).map(({ code, row }) => [code, row])).toEqual([
    ['micro-progression/exemplar-without-place', 2],
  ])
})
