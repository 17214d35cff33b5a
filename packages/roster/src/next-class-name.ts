import type { YearGroup } from './year-group.js'
import { YEAR_GROUPS } from './year-groups.js'

/**
 * What a class is likely to be called a year later: the year in its name, one on.
 *
 * A name of several years ("3/4 Oak") belongs to a mixed class and stays; so does one without a year, or with the last of all.
 *
 * @example
 * ```ts
 * import { nextClassName } from '@track/roster'
 *
 * nextClassName('3 Oak') // => '4 Oak'
 * nextClassName('Year 3') // => 'Year 4'
 * nextClassName('R Elm') // => '1 Elm'
 * nextClassName('Reception Elm') // => 'Year 1 Elm'
 * nextClassName('10X1') // => '11X1'
 * nextClassName('5/6 Ash') // => '5/6 Ash'
 * nextClassName('Kingfishers') // => 'Kingfishers'
 * ```
 */
export function nextClassName(name: string): string {
  const found = findYears(name)
  if (found === undefined || found.years.length !== 1) return name
  const next = YEAR_GROUPS[YEAR_GROUPS.indexOf(found.years[0]!) + 1]
  if (next === undefined) return name
  return name.slice(0, found.at) + found.write(next) + name.slice(found.at + found.length)
}

/**
 * The year groups that a class's name speaks of: one, several for a mixed class, none.
 *
 * @example
 * ```ts
 * import { yearsOfClassName } from '@track/roster'
 *
 * yearsOfClassName('3 Oak') // => ['3']
 * yearsOfClassName('R/1 Elm') // => ['R', '1']
 * yearsOfClassName('Kingfishers') // => []
 * ```
 */
export function yearsOfClassName(name: string): readonly YearGroup[] {
  return findYears(name)?.years ?? []
}

interface Found {
  readonly years: readonly YearGroup[]
  readonly at: number
  readonly length: number
  readonly write: (year: YearGroup) => string
}

function findYears(name: string): Found | undefined {
  const mixed =
    /(?<![\p{L}\d])(y?r|\d{1,2}|(?:reception|year|y) ?\d{0,2}) ?(?:\/|-|–|&|\+|and) ?(?:years?|y)? ?(\d{1,2})(?!\d)/iu.exec(
      name,
    )
  if (mixed) {
    const from = YEAR_GROUPS.indexOf((/\d+/.exec(mixed[1]!)?.[0] ?? 'R') as YearGroup)
    const until = YEAR_GROUPS.indexOf(mixed[2]! as YearGroup)
    // "7/1" is form 1 of Year 7; "5/6" is two years.
    if (from >= 0 && until > from && until - from <= 3)
      return {
        years: YEAR_GROUPS.slice(from, until + 1),
        at: mixed.index,
        length: mixed[0].length,
        write: (year) => year,
      }
  }
  const nursery = /(?<!\p{L})(n|nursery )([12])(?!\d)/iu.exec(name)
  if (nursery) {
    const short = nursery[1]!.length === 1
    const write = (year: YearGroup) =>
      year === 'R' ? (short ? 'R' : 'Reception') : short ? year : `Nursery ${year.slice(1)}`
    return { years: [`N${nursery[2]}` as YearGroup], at: nursery.index, length: nursery[0].length, write }
  }
  const reception = /^(reception|rec|yr|r)(?![\p{L}\d])|^(r)(?=\p{Lu}$)/iu.exec(name)
  if (reception) {
    const word = reception[0].toLowerCase()
    const write = (year: YearGroup) => (word === 'r' ? year : word === 'yr' ? `Y${year}` : `Year ${year}`)
    return { years: ['R'], at: 0, length: reception[0].length, write }
  }
  const number = /(?<!\d)(?:[1-9]|1[0-3])(?!\d)/.exec(name)
  if (!number) return undefined
  return { years: [number[0] as YearGroup], at: number.index, length: number[0].length, write: (year) => year }
}
