/** A part of a picture, in parts of its width and height from its top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One press of an arrow key. */
const STEP = 0.02
const SMALLEST = 0.01

/** Where a cover lies at first when it is put down by key: over the line at the top where names are written. */
export const FIRST_BOX: Box = { x: 0.05, y: 0.02, width: 0.45, height: 0.09 }

/** The box between two corners, in whichever order they were pressed; never outside the picture. */
export function boxBetween(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Box {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map(within) as [number, number]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map(within) as [number, number]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** A touch that was hardly a drag covers nothing. */
export function isBox({ width, height }: Box): boolean {
  return width >= SMALLEST && height >= SMALLEST
}

/** The box moved, and kept inside the picture. */
export function movedBox(box: Box, { dx, dy }: { readonly dx: number; readonly dy: number }): Box {
  return {
    ...box,
    x: Math.min(1 - box.width, Math.max(0, box.x + dx)),
    y: Math.min(1 - box.height, Math.max(0, box.y + dy)),
  }
}

/** The box wider or narrower, taller or flatter; its upper left corner stays. */
export function sizedBox(box: Box, { dx, dy }: { readonly dx: number; readonly dy: number }): Box {
  return {
    ...box,
    width: Math.min(1 - box.x, Math.max(STEP, box.width + dx)),
    height: Math.min(1 - box.y, Math.max(STEP, box.height + dy)),
  }
}

/** What an arrow key does to a box: it moves, and with Shift its size changes. Null for every other key. */
export function boxAfterKey(
  box: Box,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): Box | null {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!way) return null
  const by = { dx: way[0]! * STEP, dy: way[1]! * STEP }
  return shiftKey ? sizedBox(box, by) : movedBox(box, by)
}

/** The same part of the picture after it was turned a quarter to the right. */
export function turnedBox({ x, y, width, height }: Box): Box {
  return { x: 1 - y - height, y: x, width: height, height: width }
}

function within(part: number): number {
  return Math.min(1, Math.max(0, part))
}
