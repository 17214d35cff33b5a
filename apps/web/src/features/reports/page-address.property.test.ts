import { plusDays } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canShow } from './column-form'
import { combinedId, combinedOf } from './combined-rows'
import { readChoice, readNumber, readSearch, writeChoice, writeNumber } from './page-address'
import { columnKey, dateKey, type PageColumn, type PageDate, rowsOf } from './page-choice'

const id = fc.uuid()
const words = (maxLength: number) =>
  fc
    .string({ minLength: 1, maxLength, unit: 'grapheme' })
    .filter((text) => text.length <= maxLength && text.trim() === text)
const day = fc.integer({ min: 0, max: 4000 }).map((days) => plusDays('2020-01-01', days))
const date: fc.Arbitrary<PageDate> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), label: fc.oneof(fc.constant(''), words(40)), on: day }),
  fc.record({ kind: fc.constant('assessment-date' as const), name: words(80) }),
  fc.constant({ kind: 'today' as const }),
)
const column: fc.Arbitrary<PageColumn> = fc
  .record({
    subjectId: id,
    label: fc.option(words(60), { nil: undefined }),
    form: fc.oneof(
      fc.constant({}),
      fc.constant({ show: 'count' as const }),
      fc.record({
        change: fc.record({
          since: fc.oneof(
            fc.record({ kind: fc.constantFrom('first-date' as const, 'date-before' as const) }),
            fc.record({ kind: fc.constant('measure' as const), measureId: id }),
          ),
          pupils: fc.constantFrom('raw' as const, 'matched' as const),
        }),
      }),
    ),
    measure: fc.oneof(
      fc.record({
        kind: fc.constant('secured' as const),
        average: fc.constantFrom('per-pupil' as const, 'pooled' as const),
      }),
      fc.record({ kind: fc.constant('on-track' as const), ruleId: id }),
      fc.record({ kind: fc.constant('mean-mark' as const), measureId: id, matched: fc.boolean() }),
      fc.record({
        kind: fc.constant('described' as const),
        measureId: id,
        descriptorIds: fc.array(fc.oneof(id, fc.constantFrom('effort:tries-hard', 'own_word*')), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      fc.record({ kind: fc.constant('category' as const), measureId: id, correspondenceId: id, categoryId: id }),
      fc.record({
        kind: fc.constant('progress' as const),
        count: fc.constantFrom(
          'deepened' as const,
          'slipped' as const,
          'started-new' as const,
          'learning-gained' as const,
          'matched-average-depth' as const,
        ),
      }),
      fc.record({ kind: fc.constant('mean-number' as const) }),
    ),
  })
  .map(({ label, form, ...rest }) => ({ ...rest, ...(label && { label }), ...(canShow(rest.measure, form) && form) }))
const parts = fc.record({
  take: fc.constantFrom('all-of' as const, 'any-of' as const),
  groupIds: fc.uniqueArray(id, { minLength: 2, maxLength: 6 }),
})
const combined = fc
  .record({ parts, label: fc.option(words(80), { nil: undefined }) })
  .map(({ parts, label }) => ({ id: combinedId(parts), ...parts, ...(label && { label }) }))
const choice = fc
  .record({
    rows: fc.uniqueArray(fc.oneof(fc.constant({ id: 'all' }), fc.record({ id }), combined), {
      minLength: 1,
      maxLength: 80,
      selector: (row) => row.id,
    }),
    columns: fc.uniqueArray(column, { minLength: 1, maxLength: 40, selector: columnKey }),
    dates: fc.uniqueArray(date, { minLength: 1, maxLength: 12, selector: dateKey }),
    membership: fc.constantFrom('current' as const, 'as-at-each-date' as const),
    scope: fc.constantFrom('own-programme' as const, 'age-related' as const),
    minimumGroup: fc.integer({ min: 0, max: 100 }),
    audienceId: fc.option(words(40), { nil: undefined }),
    paper: fc.constantFrom('a4' as const, 'a3' as const),
  })
  .map(({ rows, ...rest }) => ({
    ...rest,
    ...rowsOf(
      rows.map((row) => row.id),
      rows.flatMap((row) => ('take' in row ? [row] : [])),
    ),
  }))

it('every page has an address, and every address gives its page back', () => {
  fc.assert(
    fc.property(choice, (page) => {
      const address = writeChoice(page)
      expect(readChoice(address)).toEqual(page)
      expect(readSearch(address)).toEqual(address)
    }),
  )
})

it('a row made of several groups says in its id which, and the longest id is one that the contract takes (REP-1)', () => {
  fc.assert(
    fc.property(parts, (made) => {
      const row = combinedId(made)
      expect(combinedOf(row)).toEqual({ id: row, ...made })
      expect(row.length).toBeLessThanOrEqual(200)
    }),
  )
})

it('every number has an address within it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant('all'), id, parts.map(combinedId)),
      fc.nat(39),
      fc.nat(11),
      (groupId, column, date) => {
        expect(readNumber({ number: writeNumber({ groupId, column, date }) })).toEqual({ groupId, column, date })
      },
    ),
  )
})

it('whatever stands in an address, reading it fails nowhere, and reading it again changes nothing', () => {
  const value = fc.oneof(
    fc.string(),
    fc.jsonValue(),
    fc.constant({ toString: '', valueOf: '' }),
    fc.constantFrom(
      'all_all',
      'all.0.0',
      'and.0193a1b2',
      'since-first-date.raw.count',
      'secured.x',
      '2026-01-01_2026-01-01',
      'every.a_every.a_today',
      '2026-01-01 b',
    ),
  )
  // An address may even hold an object with a `toString` of its own, which is no function.
  const search = fc.record({
    groups: value,
    columns: value,
    dates: value,
    membership: value,
    minimum: value,
    audience: value,
    paper: value,
    base: value,
    print: value,
    number: value,
    pupil: value,
  })
  fc.assert(
    fc.property(search, (written) => {
      const read = readSearch(written)
      expect(readSearch(read)).toEqual(read)
    }),
  )
})
