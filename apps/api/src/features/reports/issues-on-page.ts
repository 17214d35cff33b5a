import type { PageDefinition, ReportRun } from '@track/api-contract'
import type { DateIssue } from '@track/reports'

/**
 * What is told of a report's dates as the page shows them: in the order of the calendar, each with its place among the dates of the
 * page if it is one of them, and with its place in the report.
 */
export function issuesOnPage(
  issues: readonly DateIssue[],
  { dates }: Pick<PageDefinition, 'dates'>,
): ReportRun['issues'] {
  return issues
    .toSorted(({ on: a = LAST }, { on: b = LAST }) => (a < b ? -1 : a > b ? 1 : 0))
    .map(({ code, message, on, date: asked }) => {
      const date = dates.findIndex((shown) => shown.on === on)
      return { code, message, pointer: `/template/dates/${asked}`, ...(on && { on }), ...(date >= 0 && { date }) }
    })
}

/** What the school does not know has no day, and comes after all that have one. */
const LAST = '9999-12-31'
