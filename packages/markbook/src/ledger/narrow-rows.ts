import type { LogRows, WholeColumn } from './log-columns.js'

/** The same lines with their whole numbers in columns as narrow as they fit. */
export function narrowRows(rows: LogRows): LogRows {
  const { pupil, item, value, day } = rows
  return { ...rows, pupil: narrow(pupil), item: narrow(item), value: narrow(value), day: narrow(day) }
}

function narrow(column: WholeColumn): WholeColumn {
  let [least, most] = [0, 0]
  for (let row = 0; row < column.length; row++) {
    const number = column[row]!
    if (number < least) least = number
    if (number > most) most = number
  }
  if (least >= -128 && most <= 127) return new Int8Array(column)
  return least >= -32_768 && most <= 32_767 ? new Int16Array(column) : column.slice()
}
