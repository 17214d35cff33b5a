import { type Ledger, ledgerOfColumns } from '@track/markbook'
import { type CalculatedPage, calculatePage, type PageSums } from '@track/reports'
import type { Engine, Source } from './engine.js'
import { emptyPage, offsetOf, type PageIntegers } from './integers.js'
import { logColumns } from './log-columns.js'
import { anyDateQuestion, MEASURES, pageQuestion } from './page-question.js'
import { integersOfSums, preparedPage, sumsFromColumns, sumsOn } from './track-page.js'
import { SUBJECTS, type Workload } from './workload.js'

/** The page in whole numbers from a ledger, prepared for its groups and lists but not for any dates. */
export const track: Engine<Pick<Source, 'workload'>> = {
  name: 'Track',
  async load({ workload }) {
    const prepared = preparedPage(ledgerOf(workload), workload)
    return { ask: (days) => () => sumsOn(prepared, days), integers: integersOfAnswer }
  },
}

/** The same from columns as they came, unsorted, with ties and dead rows in them. */
export const trackFromColumns: Engine<Pick<Source, 'workload'>> = {
  name: 'Track, from raw columns',
  async load({ workload }) {
    const columns = logColumns(workload)
    const question = anyDateQuestion(workload, { groups: workload.groups })
    return { ask: (days) => () => sumsFromColumns(columns, { question, days }), integers: integersOfAnswer }
  },
}

/** The whole page as people see it, with exact fractions, n and what is left out: on a ledger, its question put anew each time. */
export const trackPage: Engine<Pick<Source, 'workload'>> = {
  name: 'Track, calculatePage on a ledger',
  async load({ workload }) {
    const ledger = ledgerOf(workload)
    return {
      ask: (days) => {
        const input = { ...pageQuestion(workload, { days }), ledger }
        return () => calculatePage(input)
      },
      integers: (answer) => integersOfPage(answer as CalculatedPage),
    }
  },
}

/** The same from the objects of the log as they come: nothing is prepared. */
export const trackFromObjects: Engine = {
  name: 'Track, calculatePage from objects',
  async load({ workload, entries }) {
    return {
      ask: (days) => {
        const input = { ...pageQuestion(workload, { days }), entries }
        return () => calculatePage(input)
      },
      integers: (answer) => integersOfPage(answer as CalculatedPage),
    }
  },
}

function ledgerOf(workload: Workload): Ledger {
  return ledgerOfColumns(logColumns(workload))
}

function integersOfAnswer(answer: unknown): PageIntegers {
  return integersOfSums(answer as PageSums)
}

/** A page shows fractions; this takes them apart again. */
function integersOfPage({ rows, dates }: CalculatedPage): PageIntegers {
  const page = emptyPage(rows.length)
  for (const [group, { n, cells }] of rows.entries())
    for (let subject = 0; subject < SUBJECTS; subject++) {
      const [secured, onTrack, mean] = cells.slice(subject * MEASURES, (subject + 1) * MEASURES)
      const numbers = dates.flatMap((_, date) => [
        secured![date]!.fraction?.numerator ?? 0,
        onTrack![date]!.fraction?.numerator ?? 0,
        mean![date]!.fraction?.numerator ?? 0,
        mean![date]!.n ?? -1,
      ])
      page.set([n ?? -1, secured!.at(-1)!.fraction?.denominator ?? 0, ...numbers], offsetOf(group, subject))
    }
  return page
}
