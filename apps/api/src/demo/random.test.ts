import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeRandom, xoshiro128 } from './random.js'

describe('makeRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: string) => Array.from({ length: 50 }, makeRandom(seed).fraction)
    expect(draw('larkfield')).toEqual(draw('larkfield'))
    expect(draw('larkfield')).not.toEqual(draw('larkfield/pupils'))
  })

  it('follows the published generator from a known state on', () => {
    const bits = xoshiro128([1, 2, 3, 4])
    expect(Array.from({ length: 4 }, bits)).toEqual([11520, 0, 5927040, 70819200])
  })

  it('spreads evenly', () => {
    const { below } = makeRandom('even')
    const counts = [0, 0, 0, 0, 0]
    for (let draw = 0; draw < 50_000; draw++) counts[below(5)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  it('has a mean near 0 and a spread near 1 where heights would', () => {
    const { normal } = makeRandom('normal')
    const draws = Array.from({ length: 20_000 }, normal)
    const mean = draws.reduce((sum, draw) => sum + draw) / draws.length
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.04)
  })

  it('shuffles without losing anybody and without touching the list it was given', () => {
    const list = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8])
    const shuffled = makeRandom('deck').shuffle(list)
    expect(shuffled).not.toEqual(list)
    expect([...shuffled].sort()).toEqual(list)
  })

  it('makes identifiers that are UUIDs, all different, and in order of their moment', () => {
    const { uuid, uuidAt } = makeRandom('ids')
    const ids = Array.from({ length: 2000 }, uuid)
    for (const id of ids) z.uuid().parse(id)
    expect(new Set(ids).size).toBe(2000)
    const [earlier, later] = [uuidAt(1_700_000_000_000), uuidAt(1_700_000_000_001)]
    z.uuidv7().parse(earlier)
    expect(earlier < later).toBe(true)
  })
})
