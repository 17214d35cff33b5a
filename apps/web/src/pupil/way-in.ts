import type { DoorQuestion } from '@track/api-contract'

/**
 * The way in that a scanned code opens: `#c=` a class's code, `#n=` that of a note on paper, `#k=` the secret of a pupil's own card.
 *
 * @example
 * ```ts
 * wayIn('#c=OAK-7K4-M9T-QXR') // => { classCode: 'OAK-7K4-M9T-QXR' }
 * wayIn('') // => null
 * ```
 */
export function wayIn(hash: string): DoorQuestion | null {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const [classCode, noteCode, card] = ['c', 'n', 'k'].map((name) => said.get(name)?.trim())
  if (card) return { card }
  if (noteCode) return { noteCode }
  return classCode ? { classCode } : null
}
