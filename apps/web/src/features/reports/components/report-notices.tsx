import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { DateIssue } from '@track/reports'
import type { PageDate } from '../page-choice'
import type { PageWords } from '../use-page-words'
import styles from './report-page.module.css'

/** What of a saved report the school has no more. */
export interface Missing {
  readonly groups: number
  readonly columns: number
  readonly audience: boolean
  /** Nothing is left of it. */
  readonly all: boolean
}

/** What a reader of the page should know first: what the school has no more, and which dates are not those of this year. */
export function ReportNotices({
  missing,
  issues,
  dates,
  words,
}: {
  readonly missing: Missing
  readonly issues: readonly DateIssue[]
  readonly dates: readonly PageDate[]
  readonly words: PageWords
}) {
  const { t } = useLingui()
  const nameOf = ({ date, on }: DateIssue): string => {
    const one = dates[date]!
    return one.kind === 'assessment-date' ? one.name : words.day(on!)
  }
  const wordsOf = (issue: DateIssue): string => {
    const [name, day] = [nameOf(issue), issue.on && words.day(issue.on)]
    if (issue.code === 'reports/no-such-date')
      return t`The school’s calendar has no date called ${name}: choose another under Dates.`
    return name === day
      ? t`${day} has not come: the page is without it until then.`
      : t`${name} comes on ${day}: the page is without it until then.`
  }
  const rest = t`The rest is shown; nothing is lost until you save.`
  const earlier = issues.filter(({ code }) => code === 'reports/date-of-earlier-year')
  const others = issues.filter((issue) => !earlier.includes(issue))
  const lastYears = earlier.map((issue) => `${nameOf(issue)} (${words.day(issue.on!)})`).join(', ')
  if (missing.groups + missing.columns + issues.length === 0 && !missing.audience && !missing.all) return null
  return (
    <ul className={styles.notices}>
      {missing.all && (
        <li>
          <Trans>
            Nothing that this report asks for is in the school any more, so another page is shown. The report stays as
            it was until you save over it.
          </Trans>
        </li>
      )}
      {!missing.all && missing.groups > 0 && (
        <li>
          <Plural
            value={missing.groups}
            one="# group of this report is no longer in the school."
            other="# groups of this report are no longer in the school."
          />{' '}
          {rest}
        </li>
      )}
      {!missing.all && missing.columns > 0 && (
        <li>
          <Plural
            value={missing.columns}
            one="# column of this report asks for something the school no longer has."
            other="# columns of this report ask for something the school no longer has."
          />{' '}
          {rest}
        </li>
      )}
      {missing.audience && (
        <li>
          <Trans>
            This report’s audience is no longer in the school’s settings: choose another under “Who counts”.
          </Trans>
        </li>
      )}
      {lastYears && (
        <li>{t`This year’s dates have not come yet, so the latest before them are shown: ${lastYears}.`}</li>
      )}
      {others.map((issue) => (
        <li key={issue.date}>{wordsOf(issue)}</li>
      ))}
    </ul>
  )
}
