/**
 * The same UUID for the same text, always and everywhere: for formats that ask for a UUID where there is only a name for the thing.
 * In the layout of version 8 (custom); a good mix of the text, no secret.
 */
export function uuidFrom(text: string): string {
  const lanes = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef].map((seed) => hash(text, seed))
  const hex = lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** MurmurHash3 over the code units. */
function hash(text: string, seed: number): number {
  let mixed = seed
  for (let at = 0; at < text.length; at++) {
    const unit = Math.imul(rotate(Math.imul(text.charCodeAt(at), 0xcc9e2d51), 15), 0x1b873593)
    mixed = (Math.imul(rotate(mixed ^ unit, 13), 5) + 0xe6546b64) | 0
  }
  mixed ^= text.length
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}
