import { type Ledger, type LogColumns, ledgerOfColumns } from '@track/markbook'
import { type LiveSums, type PageSums, preparePage, sumPage, sumsAt } from '@track/reports'
import { AT_EACH, emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { anyDateQuestion, MEASURES } from './page-question.js'
import { dayName } from './plain-objects.js'
import { type Groups, SUBJECTS, type Workload } from './workload.js'

/** The page on a ledger, prepared for these groups and to be asked about any three days. */
export function preparedPage(ledger: Ledger, workload: Workload, groups: Groups = workload.groups) {
  return preparePage({ ...anyDateQuestion(workload, { groups }), ledger })
}
export type PreparedPage = ReturnType<typeof preparedPage>

export function sumsOn(prepared: PreparedPage, days: readonly number[]): LiveSums {
  return sumPage(prepared, { dates: days.map(dayName) })
}

/** From columns as they came, unsorted, to the sums: nothing is known beforehand but the question. */
export function sumsFromColumns(
  columns: LogColumns,
  { question, days }: { readonly question: ReturnType<typeof anyDateQuestion>; readonly days: readonly number[] },
): PageSums {
  const ledger = ledgerOfColumns(columns)
  return sumsOn(preparePage({ ...question, ledger }), days)
}

export function integersOfSums(sums: PageSums): PageIntegers {
  const page = emptyPage(sums.groupIds.length)
  const last = sums.dates.length - 1
  for (let row = 0; row < sums.groupIds.length; row++)
    for (let subject = 0; subject < SUBJECTS; subject++) {
      let place = offsetOf(row, subject)
      const [secured, onTrack, mean] = [subject * MEASURES, subject * MEASURES + 1, subject * MEASURES + 2]
      const assigned = sumsAt(sums, { row, column: secured, date: last })
      page[place] = assigned.pupils
      page[place + 1] = assigned.denominator
      place += 2
      for (let date = 0; date <= last; date++, place += AT_EACH) {
        const marks = sumsAt(sums, { row, column: mean, date })
        page[place] = sumsAt(sums, { row, column: secured, date }).numerator
        page[place + 1] = sumsAt(sums, { row, column: onTrack, date }).numerator
        page[place + 2] = marks.numerator
        page[place + 3] = marks.counted
      }
    }
  return page
}
