import { ledgerOf } from '@track/markbook'
import { bench, describe } from 'vitest'
import { aggregatePage, calculatePage, preparePage, pupilsBehindCell, sumPage, tallyPage } from '../src/index.js'
import { primarySchool } from './primary-school.js'

const { entries, ...page } = primarySchool()
const ledger = ledgerOf(entries)
const input = { ...page, ledger }
const prepared = preparePage(input)

describe(`(REP-1) data on a page: 420 pupils, ${entries.length} entries, 63 groups, 9 columns, 3 dates`, () => {
  bench('the whole page, from the ledger', () => {
    calculatePage(input)
  })
  bench('its sums, prepared', () => {
    sumPage(prepared)
  })
  bench('the whole page, pupil by pupil', () => {
    aggregatePage(input, tallyPage(input))
  })
  bench('the whole page, from the entries', () => {
    calculatePage({ ...page, entries })
  })
  bench('one number opened', () => {
    pupilsBehindCell(input, { groupId: 'year 3, group 3', column: 4, date: 1 })
  })
})
