import { isSecure, scaleAsOf } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'
import { CLEAR, READ_LINE } from './line-codes.js'
import type { PlanScale } from './plan.js'

/** What a word says in a scale: nothing (it is none of its codes), assessed, or secured too. */
export const NOTHING = 0
export const ASSESSED = 1
export const SECURED = 2
export type Said = typeof NOTHING | typeof ASSESSED | typeof SECURED

/** The versions of the scales in force on a day. Two days with one `key` read every word alike. */
export interface Reading {
  readonly key: string
  readonly saidIn: ReadonlyMap<string, ReadonlyMap<string, Said>>
}

export function readingOn(
  {
    scaleIds,
    scales,
    asKnown,
  }: {
    readonly scaleIds: readonly string[]
    readonly scales: readonly PlanScale[]
    readonly asKnown?: Instant | undefined
  },
  asOf: CalendarDate,
): Reading {
  const versions = scaleIds.map((scaleId) => scaleAsOf(scales, { scaleId, asOf, asKnown }))
  return {
    key: versions.map((version) => (version ? scales.indexOf(version) : '')).join(),
    saidIn: new Map(scaleIds.map((scaleId, place) => [scaleId, saidBy(versions[place])])),
  }
}

/** What each code of a scale says. A scale that lacks its own secure line says nothing. */
function saidBy(scale: PlanScale | undefined): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const { id } of scale?.codes ?? []) {
    const secure = isSecure(scale!, id)
    if (secure !== undefined) said.set(id, secure ? SECURED : ASSESSED)
  }
  return said
}

/** The same by the byte of a line in the index. */
export function saidByCode(said: ReadonlyMap<string, Said>, words: readonly string[]): Said[] {
  return Array.from({ length: 256 }, (_, code) => {
    const word = code > CLEAR && code < READ_LINE ? words[code - 1] : undefined
    return word === undefined ? NOTHING : (said.get(word) ?? NOTHING)
  })
}
