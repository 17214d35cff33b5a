import type { Issue } from '@track/kernel'

/** Takes NUL out of the cells, because databases refuse it, and says where the first one was. Changes the rows it is given. */
export function removeNul(rows: string[][]): Issue[] {
  let first = 0
  for (const [index, cells] of rows.entries()) {
    if (!cells.some((cell) => cell.includes('\0'))) continue
    first ||= index + 1
    rows[index] = cells.map((cell) => cell.replaceAll('\0', ''))
  }
  return first === 0 ? [] : [nulRemoved(first)]
}

function nulRemoved(row: number): Issue {
  return {
    row,
    code: 'tabular/nul-removed',
    message: `Invisible NUL characters were taken out, the first in row ${row}: check the cells there`,
    severity: 'warning',
  }
}
