import { msg } from '@lingui/core/macro'
import type { DepthSymbol, Descriptor } from '@track/descriptors'
import { v7 as makeId } from 'uuid'

/** Light fills that carry ink, the ones of the ready-made words first. No red. */
export const TINTS = [
  { colour: '#eceff1', name: msg`Grey` },
  { colour: '#fbe7b2', name: msg`Sand` },
  { colour: '#c9e7d3', name: msg`Green` },
  { colour: '#c3daf6', name: msg`Blue` },
  { colour: '#e2d9f3', name: msg`Lilac` },
  { colour: '#c8e8e8', name: msg`Teal` },
  { colour: '#f1eecb', name: msg`Straw` },
  { colour: '#d9ecf9', name: msg`Sky` },
  { colour: '#dfe8c6', name: msg`Moss` },
  { colour: '#e8ded0', name: msg`Stone` },
  { colour: '#f6dcc4', name: msg`Apricot` },
  { colour: '#ffffff', name: msg`White` },
] as const

/** The shapes that tell words apart without colour, the ones of the ready-made words first. */
export const SYMBOLS = [
  { symbol: 'ring', name: msg`Ring` },
  { symbol: 'half', name: msg`Half disc` },
  { symbol: 'disc', name: msg`Disc` },
  { symbol: 'star', name: msg`Star` },
  { symbol: 'diamond', name: msg`Diamond` },
  { symbol: 'plus', name: msg`Plus` },
  { symbol: 'hexagon', name: msg`Hexagon` },
  { symbol: 'chevron', name: msg`Chevron` },
  { symbol: 'square', name: msg`Square` },
  { symbol: 'triangle', name: msg`Triangle` },
  { symbol: 'dot', name: msg`Dot` },
  { symbol: 'dash', name: msg`Dash` },
] as const satisfies readonly { readonly symbol: DepthSymbol; readonly name: unknown }[]

/** A word still without its letters, with a look that none of the others has. */
export function newWord(others: readonly Pick<Descriptor, 'colour' | 'symbol'>[]): Descriptor {
  const { colour } = TINTS.find((tint) => others.every((other) => other.colour !== tint.colour)) ?? TINTS[0]
  const { symbol } = SYMBOLS.find((one) => others.every((other) => other.symbol !== one.symbol)) ?? SYMBOLS[0]
  return { id: makeId(), label: '', shortCode: '', colour, symbol }
}

/** Words of a ready-made scale or set under ids that the school does not use yet: no two sets share a word. */
export function takenWords<W extends { readonly id: string }>(words: readonly W[], used: ReadonlySet<string>) {
  const idOf = new Map(words.map(({ id }) => [id, used.has(id) ? makeId() : id]))
  return { words: words.map((word) => ({ ...word, id: idOf.get(word.id)! })), idOf }
}

/** The words of a draft together with those that were ever kept and are missing from it: judgements may use any of them. */
export function withKept<W extends { readonly id: string }>(words: readonly W[], everKept: readonly W[]): W[] {
  const missing = new Map(everKept.map((word) => [word.id, word]))
  for (const { id } of words) missing.delete(id)
  return [...words, ...missing.values()]
}
