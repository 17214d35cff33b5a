/** The different ids of a column, numbered from 0 in the order in which they were met. */
interface UuidNumbers {
  readonly uuids: readonly string[]
  /** The number of the id whose 16 bytes begin here. */
  numberAt(bytes: DataView, at: number): number
}

/**
 * Numbers ids as they are met, straight from their bytes: a log of a million lines names the same few thousand again and again, and
 * a text of each would cost more than all the rest of reading it.
 *
 * A hash table with open places: `slots` holds a number + 1 (0: free), `words` the 16 bytes of each number as four integers.
 */
export function uuidNumbers(): UuidNumbers {
  const uuids: string[] = []
  let words = new Int32Array(4 * 512)
  let slots = new Int32Array(1024)

  const numberAt = (bytes: DataView, at: number): number => {
    const a = bytes.getInt32(at)
    const b = bytes.getInt32(at + 4)
    const c = bytes.getInt32(at + 8)
    const d = bytes.getInt32(at + 12)
    let slot = slotOf(a, b, c, d)
    for (let number = slots[slot]! - 1; number >= 0; number = slots[slot]! - 1) {
      const from = 4 * number
      if (words[from] === a && words[from + 1] === b && words[from + 2] === c && words[from + 3] === d) return number
      slot = (slot + 1) & (slots.length - 1)
    }
    const number = uuids.push(textOf(bytes, at)) - 1
    words.set([a, b, c, d], 4 * number)
    slots[slot] = number + 1
    if (2 * uuids.length === slots.length) grow()
    return number
  }
  return { uuids, numberAt }

  /** Ids made by time differ in the end, ids made by hand perhaps in the beginning: every word counts. */
  function slotOf(a: number, b: number, c: number, d: number): number {
    const mixed = Math.imul(Math.imul(Math.imul(a ^ (b >>> 7), 0x85ebca6b) ^ b ^ c, 0xc2b2ae35) ^ d, 0x9e3779b1)
    return (mixed ^ (mixed >>> 15)) & (slots.length - 1)
  }

  function grow(): void {
    const before = words
    words = new Int32Array(2 * before.length)
    words.set(before)
    slots = new Int32Array(2 * slots.length)
    for (const number of uuids.keys()) {
      const [a, b, c, d] = words.subarray(4 * number, 4 * number + 4) as unknown as [number, number, number, number]
      let slot = slotOf(a, b, c, d)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = number + 1
    }
  }
}

function textOf(bytes: DataView, at: number): string {
  let hex = ''
  for (let place = at; place < at + 16; place++) hex += bytes.getUint8(place).toString(16).padStart(2, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
