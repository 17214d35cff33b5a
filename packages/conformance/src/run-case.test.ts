import { expect, it } from 'vitest'
import { engine, runCase, type VectorCase } from './index.js'

const vector: VectorCase = { id: 'v', kind: 'double', title: 'Twice', given: { n: 2 }, expect: { n: 4 } }

it('says nothing of a promise that is kept, also by an engine that takes its time', async () => {
  expect(await runCase({ double: ({ n }: { n: number }) => ({ n: 2 * n }) }, vector)).toBeUndefined()
  expect(await runCase({ double: async ({ n }: { n: number }) => ({ n: 2 * n }) }, vector)).toBeUndefined()
})

it('says what is wrong in one line', async () => {
  expect(await runCase({ double: () => ({ n: 5 }) }, vector)).toBe('n: expected 4, got 5')
  expect(await runCase({ double: () => undefined }, vector)).toBe('expected {"n":4}, got nothing')
  expect(await runCase({}, vector)).toBe('the engine does not answer the kind “double”')
  expect(await runCase({}, { ...vector, kind: 'toString' })).toContain('does not answer')
  const broken = () => {
    throw new Error('out of order')
  }
  expect(await runCase({ double: broken }, vector)).toBe('the engine threw: out of order')
})

it('merges the logs in every order', async () => {
  const seen = new Set<string>()
  const merge = ({ logs }: { logs: string[] }) => {
    seen.add(logs.join(''))
    return { kept: logs.length }
  }
  const given = { logs: ['a', 'b', 'c'] }
  expect(await runCase({ merge }, { ...vector, kind: 'merge', given, expect: { kept: 3 } })).toBeUndefined()
  expect([...seen].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
})

it('catches a merge in which the first log wins', async () => {
  const first = ({ logs }: { logs: { rank: number }[][] }) => ({ rank: logs[0]?.[0]?.rank })
  const given = { logs: [[{ rank: 1 }], [{ rank: 2 }]] }
  expect(await runCase({ merge: first }, { ...vector, kind: 'merge', given, expect: { rank: 1 } })).toBe(
    'rank: expected 1, got 2',
  )
})

it('is not fooled by an engine that changes what it is given', async () => {
  const given = { entries: [], asOf: ['2026-03-02'] }
  const greedy = (taken: typeof given) => ({ ranks: taken.asOf.splice(0).map(() => null) })
  const kept: VectorCase = { ...vector, kind: 'state-as-of', given, expect: { ranks: [null] } }
  expect(await runCase({ 'state-as-of': greedy }, kept)).toBeUndefined()
  expect(await runCase(engine, kept)).toBeUndefined()
})
