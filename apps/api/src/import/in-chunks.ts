/** Writes many rows a thousand at a time: a statement has room for 65,535 values. Nothing is asked for no rows. */
export async function inChunks<Row>(rows: readonly Row[], write: (some: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) await write(rows.slice(start, start + 1000))
}
