/** One of the entries of a list that may be nested: how deep it stands, 0 by itself. */
interface Nested {
  readonly depth?: number | undefined
}

/** How many entries move when this one does: it and what stands under it. */
function blockSize(entries: readonly Nested[], at: number): number {
  const depth = depthAt(entries, at)
  let size = 1
  while (at + size < entries.length && depthAt(entries, at + size) > depth) size++
  return size
}

/** Where the entry goes in one step earlier or later among those beside it; undefined: it is the first or the last of them. */
export function stepOf(entries: readonly Nested[], at: number, by: -1 | 1): number | undefined {
  const depth = depthAt(entries, at)
  if (by === 1) {
    const next = at + blockSize(entries, at)
    return next < entries.length && depthAt(entries, next) === depth ? next + blockSize(entries, next) - 1 : undefined
  }
  let before = at - 1
  while (before >= 0 && depthAt(entries, before) > depth) before--
  return before >= 0 && depthAt(entries, before) === depth ? before : undefined
}

/** The list with one entry at another place, and with it what stands under it. */
export function moveBlock<T extends Nested>(entries: readonly T[], from: number, to: number): readonly T[] {
  const size = blockSize(entries, from)
  if (to >= from && to < from + size) return entries
  const rest = entries.toSpliced(from, size)
  return rest.toSpliced(to < from ? to : to + 1 - size, 0, ...entries.slice(from, from + size))
}

function depthAt(entries: readonly Nested[], at: number): number {
  return entries[at]?.depth ?? 0
}
