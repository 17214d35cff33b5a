/** What a number shows in this format: a day, a day and a time, a time, or a number (undefined). */
export type DateFormat = 'date' | 'date-time' | 'time' | undefined

/**
 * Does this number format show a day or a time?
 *
 * `id` is one of the formats every spreadsheet knows, unless the workbook spells its own out in `code`. In a code, what is quoted,
 * escaped or in brackets is not a field, other than hours, minutes and seconds that run past a day (`[h]:mm`).
 *
 * @example
 * ```ts
 * dateFormat(14) // => 'date'
 * dateFormat(170, 'dd "of" mmmm yyyy hh:mm') // => 'date-time'
 * dateFormat(171, '[Red]0.0 "days"') // => undefined
 * ```
 */
export function dateFormat(id: number, code?: string): DateFormat {
  if (code === undefined) return builtIn(id)
  if (/^general$/i.test(code)) return undefined
  const fields = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase()
  const time = /[hs]|\[m/.test(fields)
  const day = /[yd]/.test(fields) || (!time && fields.includes('m'))
  if (day) return time ? 'date-time' : 'date'
  return time ? 'time' : undefined
}

function builtIn(id: number): DateFormat {
  if (id === 22) return 'date-time'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time'
  // 27 to 36 and 50 to 58 are the days of East Asian editions.
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : undefined
}
