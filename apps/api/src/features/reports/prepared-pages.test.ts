import { ledgerOf } from '@track/markbook'
import { type PageInput, preparePage } from '@track/reports'
import { expect, it } from 'vitest'
import { holdPrepared } from './prepared-pages.js'

const inputOf = (...subjectIds: string[]): PageInput => ({
  definition: {
    groupIds: ['y4'],
    columns: subjectIds.map((subjectId) => ({ subjectId, measure: { kind: 'secured', average: 'per-pupil' } })),
    dates: [{ label: 'Autumn', on: '2025-12-12' }],
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
  },
  groups: [{ id: 'y4', members: [['ada']] }],
  taught: [],
  ledger,
  objectives: [],
  scales: [],
  rules: [],
})
const ledger = ledgerOf([])
const ofSchool = { pupilIds: ['ada', 'ben'], schedulesOf: () => [] }

it('prepares a page once, whatever its rows and dates, and for every pupil (REP-1)', () => {
  const preparedPages = holdPrepared()
  const maths = preparedPages(inputOf('maths'), ofSchool)
  const { definition } = inputOf('maths')
  const other = { ...definition, groupIds: ['pp'], dates: [{ label: 'Spring', on: '2026-03-27' as const }] }
  expect(preparedPages({ ...inputOf('maths'), definition: { ...definition, ...other } }, ofSchool)).toBe(maths)
  expect([...maths!.pupils.keys()]).toEqual(['ada', 'ben'])
  expect(maths!.plan).toEqual(
    preparePage({ ...inputOf('maths'), ledger, groups: [{ id: 'y4', members: [['ada', 'ben']] }] }).plan,
  )
  const ageRelated = { ...inputOf('maths'), definition: { ...definition, scope: 'age-related' as const } }
  expect(preparedPages(ageRelated, ofSchool)).not.toBe(maths)
})

it('lets go of the page that was not asked for longest', () => {
  const preparedPages = holdPrepared({ pages: 2 })
  const [maths, reading] = ['maths', 'reading'].map((subject) => preparedPages(inputOf(subject), ofSchool))
  expect(preparedPages(inputOf('maths'), ofSchool)).toBe(maths)
  preparedPages(inputOf('writing'), ofSchool)
  expect(preparedPages(inputOf('maths'), ofSchool)).toBe(maths)
  expect(preparedPages(inputOf('reading'), ofSchool)).not.toBe(reading)
})

it('has nothing to prepare where no column adds up or there is no ledger', () => {
  const { ledger: _, ...withoutLedger } = inputOf('maths')
  expect(holdPrepared()(inputOf(), ofSchool)).toBeUndefined()
  expect(holdPrepared()({ ...withoutLedger, entries: [] }, ofSchool)).toBeUndefined()
})
