/** The rows of a well-formed CSV text under the names of its header. */
export function csvRecords(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end !== ',') rows.push([])
  }
  const [header, ...records] = rows.filter(({ length }) => length > 1)
  return records.map((cells) => Object.fromEntries(header!.map((name, place) => [name, cells[place]!])))
}
