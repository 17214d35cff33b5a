import type { DepthCode } from '@track/descriptors'

type Code = Pick<DepthCode, 'id' | 'shortCode'>

/**
 * What a typed character means in the school's own codes: a short code, or its place from the lowest, 1 first.
 *
 * Places are read only where no short code has a figure in it. Capitals do not matter. A code that begins a longer one ("S" and
 * "SD") waits for the next letter; `settleTyping` sets it when none comes.
 */
export function typeCharacter<C extends Code>(
  codes: readonly C[],
  { typed, character, digit }: { readonly typed: string; readonly character: string; readonly digit: string | null },
): { readonly chosen: readonly C[]; readonly typed: string; readonly known: boolean } {
  const longer = typed + character
  if (canBecome(codes, longer)) return settleOrWait(codes, longer)
  const before = settleTyping(codes, typed)
  const chosen = before ? [before] : []
  if (canBecome(codes, character)) {
    const { chosen: now, typed: rest } = settleOrWait(codes, character)
    return { chosen: [...chosen, ...now], typed: rest, known: true }
  }
  const byPlace = digit !== null && !hasFigures(codes) ? codes[Number(digit) - 1] : undefined
  if (byPlace) return { chosen: [...chosen, byPlace], typed: '', known: true }
  return { chosen, typed: '', known: false }
}

/** The code that the letters so far spell, if they do. */
export function settleTyping<C extends Code>(codes: readonly C[], typed: string): C | undefined {
  return codes.find(({ shortCode }) => same(shortCode, typed))
}

/**
 * Which one key to print beside a code: its place from 1, or its short code where the school's codes have figures.
 *
 * @example
 * ```ts
 * placeKey([{ id: 'a', shortCode: 'N' }, { id: 'b', shortCode: 'S' }], { id: 'b', shortCode: 'S' }) // => '2'
 * placeKey([{ id: 'a', shortCode: '0' }, { id: 'b', shortCode: '1' }], { id: 'b', shortCode: '1' }) // => '1'
 * ```
 */
export function placeKey(codes: readonly Code[], code: Code): string {
  return hasFigures(codes) ? code.shortCode : String(codes.findIndex(({ id }) => id === code.id) + 1)
}

function settleOrWait<C extends Code>(codes: readonly C[], typed: string) {
  const exact = settleTyping(codes, typed)
  const more = codes.some(({ shortCode }) => shortCode.length > typed.length && begins(shortCode, typed))
  return exact && !more ? { chosen: [exact], typed: '', known: true } : { chosen: [], typed, known: true }
}

function canBecome(codes: readonly Code[], typed: string): boolean {
  return codes.some(({ shortCode }) => begins(shortCode, typed))
}

function begins(shortCode: string, typed: string): boolean {
  return shortCode.toLowerCase().startsWith(typed.toLowerCase())
}

function same(shortCode: string, typed: string): boolean {
  return typed !== '' && shortCode.toLowerCase() === typed.toLowerCase()
}

function hasFigures(codes: readonly Code[]): boolean {
  return codes.some(({ shortCode }) => /\d/.test(shortCode))
}
