import { t } from '@lingui/core/macro'

/**
 * A year group as people say it: "Year 4", "Reception", "Nursery 1". A school's own word for one stays as it is.
 *
 * @example
 * ```ts no-run
 * yearName('4') // => 'Year 4'
 * yearName('Lower juniors') // => 'Lower juniors'
 * ```
 */
export function yearName(year: string): string {
  if (year === 'R') return t`Reception`
  if (/^N[12]$/.test(year)) return t`Nursery ${year.slice(1)}`
  return /^\d+$/.test(year) ? t`Year ${year}` : year
}
