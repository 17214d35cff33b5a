import { t } from '@lingui/core/macro'
import type { YearGroup } from '@track/roster'

/** A year group as people say it: "Year 4", "Reception", "Nursery 1". */
export function yearName(year: YearGroup): string {
  if (year === 'R') return t`Reception`
  return year.startsWith('N') ? t`Nursery ${year.slice(1)}` : t`Year ${year}`
}
