const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What CASE calls a thing of ours: its id where that is a UUID already, else the UUID that the id always gives. */
export function identifierOf(id: string): string {
  return UUID.test(id) ? id : uuidFrom(id)
}

/**
 * The same UUID for the same text, always and everywhere (in the layout of version 5; a good mix of the text, no secret).
 *
 * Four lanes of 32 bits each take in every code unit in their own way, are stirred into each other and finished as in MurmurHash3.
 */
export function uuidFrom(text: string): string {
  const lanes = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f]
  for (let index = 0; index < text.length; index++) {
    for (let lane = 0; lane < 4; lane++) {
      const stirred = lanes[lane]! ^ text.charCodeAt(index) ^ (lanes[(lane + 3) % 4]! >>> 15)
      lanes[lane] = Math.imul(stirred, [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2d][lane]!)
    }
  }
  for (let round = 0; round < 4; round++) {
    for (let lane = 0; lane < 4; lane++) lanes[lane] = finish(lanes[lane]! ^ lanes[(lane + 1) % 4]! ^ text.length)
  }
  const hex = lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

function finish(lane: number): number {
  let mixed = lane
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
