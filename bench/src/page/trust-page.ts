import type { LogColumns } from '@track/markbook'
import { addSums, type PagePreparation } from '@track/reports'
import type { PageIntegers } from './integers.js'
import { integersOfSums, sumsFromColumns } from './track-page.js'

export interface SchoolColumns {
  readonly columns: LogColumns
  readonly question: Omit<PagePreparation, 'ledger'>
}

/** The page of several schools, each from its raw columns. */
export function pageOfSchools(schools: readonly SchoolColumns[], days: readonly number[]): PageIntegers {
  return integersOfSums(addSums(schools.map(({ columns, question }) => sumsFromColumns(columns, { question, days }))))
}
