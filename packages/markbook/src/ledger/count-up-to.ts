/** How many of the numbers, in ascending order, are no greater than this one. */
export function countUpTo(ascending: Int32Array, number: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= number) low = middle + 1
    else high = middle
  }
  return low
}
