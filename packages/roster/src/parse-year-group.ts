import type { YearGroup } from './year-group.js'
import { YEAR_GROUPS } from './year-groups.js'

/**
 * The year groups a file means by "Year Group 4", "Y4", "R" or "Year Groups 3 and 4", youngest first.
 *
 * Reads a number from 1 to 13, "R", "Rec" and "Reception", "N1", "N2" and "Nursery 1", alone or as a list ("3, 4", "5 & 6",
 * "Y5/Y6") or a span ("Years 3-6", "R to 2"); case and spaces do not matter. "Nursery" alone is both nursery years.
 * Blank says nothing: an empty list. Anything else (a class such as "4A", a key stage, year 14) is not guessed: undefined.
 *
 * @example
 * ```ts
 * import { parseYearGroup } from '@track/roster'
 *
 * parseYearGroup('Year Group 4') // => ['4']
 * parseYearGroup('Year Groups 3 and 4') // => ['3', '4']
 * parseYearGroup('R-Y2') // => ['R', '1', '2']
 * parseYearGroup('') // => []
 * parseYearGroup('4A') // => undefined
 * ```
 */
export function parseYearGroup(text: string): YearGroup[] | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (words === '') return []
  const found = new Set<YearGroup>()
  for (const part of words.split(/ ?(?:,|&|\/|\+|\band\b) ?/)) {
    const years = readSpan(part)
    if (years === undefined) return undefined
    for (const year of years) found.add(year)
  }
  return YEAR_GROUPS.filter((year) => found.has(year))
}

function readSpan(text: string): readonly YearGroup[] | undefined {
  const [first = '', last, ...rest] = text.split(/ ?(?:-|–|—|\bto\b) ?/)
  if (last === undefined) return readOne(first)
  const [from, until] = [readOne(first)?.[0], readOne(last)?.at(-1)]
  if (from === undefined || until === undefined || rest.length > 0) return undefined
  const span = YEAR_GROUPS.slice(YEAR_GROUPS.indexOf(from), YEAR_GROUPS.indexOf(until) + 1)
  return span.length > 0 ? span : undefined
}

function readOne(text: string): readonly YearGroup[] | undefined {
  const nursery = /^n(?:ursery)?(?: ?([12]))?$/.exec(text)
  if (nursery) return nursery[1] === '1' ? ['N1'] : nursery[1] === '2' ? ['N2'] : ['N1', 'N2']
  const name = text.replace(/^(?:year groups?|years?|yrs?\.?|y) ?(?=\d|r)/, '')
  if (/^r(?:ec(?:eption)?)?$/.test(name)) return ['R']
  const year = YEAR_GROUPS.find((candidate) => candidate === name.replace(/^0(?=\d$)/, ''))
  return year && [year]
}
