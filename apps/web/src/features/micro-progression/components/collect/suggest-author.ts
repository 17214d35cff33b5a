/**
 * Whose piece comes next when a pile lies in the order of the register: the first after `last` who has none yet, else the first of
 * all who has none. Null when everybody has one.
 */
export function suggestAuthor(
  register: readonly string[],
  { last, taken }: { readonly last: string | null; readonly taken: ReadonlySet<string> },
): string | null {
  const from = last === null ? 0 : register.indexOf(last) + 1
  return [...register.slice(from), ...register.slice(0, from)].find((pupilId) => !taken.has(pupilId)) ?? null
}
