/** Heights in millimetres of what stands on a sheet: what is above the lines, and each line. */
export interface SheetHeights {
  readonly head: number
  readonly lines: readonly number[]
}

/**
 * Which lines stand on which sheet, so that none is cut: as many as there is room for under the head, then the next sheet.
 *
 * @example
 * ```ts
 * shareOut({ head: 20, lines: [10, 10, 10] }, { room: 50 }) // => [{ from: 0, until: 3 }]
 * shareOut({ head: 20, lines: [10, 25, 10] }, { room: 50 }) // => [{ from: 0, until: 1 }, { from: 1, until: 2 }, { from: 2, until: 3 }]
 * shareOut({ head: 20, lines: [] }, { room: 50 }) // => [{ from: 0, until: 0 }]
 * ```
 */
export function shareOut(
  { head, lines }: SheetHeights,
  { room }: { readonly room: number },
): readonly { readonly from: number; readonly until: number }[] {
  const sheets = [{ from: 0, until: 0 }]
  let used = head
  lines.forEach((line, at) => {
    if (used + line > room && at > sheets.at(-1)!.from) {
      sheets.push({ from: at, until: at })
      used = head
    }
    used += line
    sheets.at(-1)!.until = at + 1
  })
  return sheets
}
