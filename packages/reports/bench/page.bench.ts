import { bench, describe } from 'vitest'
import { calculatePage, pupilsBehindCell } from '../src/index.js'
import { primarySchool } from './primary-school.js'

const input = primarySchool()

describe(`data on a page: 420 pupils, ${input.entries.length} entries, 16 groups, 3 subjects, 3 dates`, () => {
  bench('the whole page', () => {
    calculatePage(input)
  })
  bench('one number opened', () => {
    pupilsBehindCell(input, { groupId: 'g3', column: 4, date: 1 })
  })
})
