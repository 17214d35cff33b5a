/**
 * The name of a copy that no other report has yet.
 *
 * @example
 * ```ts
 * copyName('Governors', { taken: ['Governors'], copyOf: (name) => `Copy of ${name}` }) // => 'Copy of Governors'
 * copyName('Governors', { taken: ['copy of governors'], copyOf: (name) => `Copy of ${name}` }) // => 'Copy of Governors 2'
 * ```
 */
export function copyName(
  name: string,
  { taken, copyOf }: { readonly taken: readonly string[]; readonly copyOf: (name: string) => string },
): string {
  const known = new Set(taken.map((one) => one.toLowerCase()))
  const copy = copyOf(name).slice(0, LONGEST - 4)
  let found = copy
  for (let number = 2; known.has(found.toLowerCase()); number++) found = `${copy} ${number}`
  return found
}

const LONGEST = 120
