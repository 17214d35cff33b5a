import { isTrackError } from '@track/kernel'
import { ledgerOf } from '@track/markbook'
import { describe, expect, it } from 'vitest'
import {
  autumn,
  judgement,
  mark,
  matched,
  meanMark,
  onTrack,
  pooled,
  scale,
  secured,
  spring,
  toInput,
  toRule,
  toScale,
  twice,
} from '../test/fixtures.js'
import {
  aggregatePage,
  calculatePage,
  explainCell,
  membershipDates,
  type PageInput,
  pageNotes,
  pupilsBehindCell,
  tallyPage,
} from './index.js'

const cellsOf = (input: PageInput, row = 0) => calculatePage(input).rows[row]!.cells

describe('a number of the page', () => {
  it('says what it divides, who is counted, and who is without data', () => {
    const columns = [secured, pooled, onTrack]
    expect(cellsOf(toInput({ definition: { columns } })).map(([atAutumn]) => atAutumn)).toEqual([
      { value: 75, n: 2, withoutData: 0, fraction: null },
      { value: 75, n: 2, withoutData: 0, fraction: { numerator: 3, denominator: 4 } },
      { value: 50, n: 2, withoutData: 0, fraction: { numerator: 1, denominator: 2 } },
    ])
  })

  it('counts codes beside the mean, and who lacks a mark on another date', () => {
    const [raw, kept] = cellsOf(toInput({ definition: { columns: [meanMark, matched] } }))
    expect(raw).toEqual([
      { value: 95.3, n: 2, withoutData: 0, codes: {}, fraction: { numerator: 190.5, denominator: 2 } },
      { value: 90.5, n: 1, withoutData: 0, codes: { A: 1 }, fraction: { numerator: 90.5, denominator: 1 } },
    ])
    expect(kept).toEqual([
      { value: 90.5, n: 1, withoutData: 0, codes: {}, notMatched: 1, fraction: { numerator: 90.5, denominator: 1 } },
      {
        value: 90.5,
        n: 1,
        withoutData: 0,
        codes: { A: 1 },
        notMatched: 0,
        fraction: { numerator: 90.5, denominator: 1 },
      },
    ])
  })

  it('leaves out whom nobody judged', () => {
    const input = toInput({ entries: [judgement('ada', 'm1', 'secure')] })
    expect(cellsOf(input)[0]?.[0]).toEqual({ value: 50, n: 1, withoutData: 1, fraction: null })
  })

  it('is null, not 0, where nothing is known', () => {
    expect(cellsOf(toInput({ entries: [] }))[0]?.[0]).toEqual({ value: null, n: 0, withoutData: 2, fraction: null })
  })
})

describe('scales and rules', () => {
  it('reads each framework of a subject by its own scale', () => {
    const input = toInput({
      objectives: [
        { id: 'm1', scaleId: 'depth' },
        { id: 'm2', scaleId: 'ticks' },
      ],
      taught: [{ subjectId: 'maths', pupilIds: ['ada', 'ben'], objectiveIds: twice(['m1', 'm2']) }],
      scales: [scale, toScale('ticks', ['emerging', 'done'], 'emerging')],
      entries: [judgement('ada', 'm1', 'emerging'), judgement('ada', 'm2', 'emerging')],
    })
    expect(cellsOf(input)[0]?.[0]?.value).toBe(50)
  })

  it('asks the version of the scale in force on each date, and changes no past page', () => {
    const stricter = toScale('depth', ['not-yet', 'emerging', 'secure', 'deep'], 'deep', {
      effectiveFrom: '2026-01-01',
      recordedAt: '2025-12-20T09:00:00.000Z',
    })
    const [overDates] = cellsOf(
      toInput({
        scales: [stricter, scale],
        taught: [{ subjectId: 'maths', pupilIds: ['ada', 'ben'], objectiveIds: twice(['m1', 'm2']) }],
      }),
    )
    expect(overDates?.map(({ value }) => value)).toEqual([75, 25])
  })

  it('takes a code that the scale no longer has for no judgement, not for one that is not secured', () => {
    const input = toInput({ entries: [judgement('ada', 'm1', 'retired'), judgement('ben', 'm1', 'secure')] })
    expect(cellsOf(input)[0]?.[0]).toEqual({ value: 50, n: 1, withoutData: 1, fraction: null })
  })

  it('uses the version of the rule in force on each date; before the first, nobody is on or off track', () => {
    const rules = [
      toRule(50, { effectiveFrom: '2026-03-01' }),
      toRule(100, { effectiveFrom: '2026-03-27', recordedAt: '2026-03-01T09:00:00.000Z' }),
    ]
    const dates = [autumn, '2026-03-02', spring].map((on) => ({ label: on, on: on as typeof autumn }))
    const [overDates] = cellsOf(
      toInput({
        definition: { columns: [onTrack], dates },
        rules,
        groups: [{ id: 'all', members: dates.map(() => ['ada', 'ben']) }],
        taught: [{ subjectId: 'maths', pupilIds: ['ada', 'ben'], objectiveIds: dates.map(() => ['m1', 'm2']) }],
      }),
    )
    expect(overDates?.map(({ value, n }) => [value, n])).toEqual([
      [null, 0],
      [100, 2],
      [50, 2],
    ])
  })
})

describe('a date that has not come', () => {
  const [from, change] = [{ kind: 'first-date' }, (pupils: 'raw') => ({ since: from, pupils })] as const
  const columns = [secured, { ...secured, change: change('raw') }]
  const cells = (today?: typeof autumn | typeof spring) =>
    cellsOf({ ...toInput({ definition: { columns } }), ...(today && { today }) })
  const none = { value: null, n: 0, withoutData: 0, fraction: null }

  it('has no number, and neither has a change to it, whoever is in the row', () => {
    expect(cells(spring)).toEqual(cells())
    expect(cells()[1]![0]).toEqual({ ...none, blank: 'first-date' })
    const [secured, changed] = cells(autumn)
    expect(secured).toEqual([cells()[0]![0], { ...none, blank: 'date-to-come' }])
    expect(changed).toEqual([
      { ...none, blank: 'first-date' },
      { ...none, blank: 'date-to-come' },
    ])
  })

  it('opens into nobody, and is told in its explanation and under the page', () => {
    const input = { ...toInput({ definition: { columns } }), today: autumn } as const
    const place = { groupId: 'all', column: 0, date: 1 }
    expect(pupilsBehindCell(input, place)).toMatchObject({
      cell: { blank: 'date-to-come' },
      counted: [],
      notCounted: [],
    })
    const text = explainCell(input, place).find(({ about }) => about === 'blank')?.text
    expect(text).toBe('27 March 2026 has not come yet, so there is no number.')
    expect(pageNotes(input)[0]).toEqual({
      kind: 'date-to-come',
      text: '27 March 2026 has not come yet: it has no numbers until then, and no changes.',
      on: spring,
      columns: [],
      ids: [],
    })
  })
})

describe('the log', () => {
  it('counts only what was known by then when asked as known', () => {
    const known = toInput({ asKnown: '2025-12-12T12:00:00.000Z' })
    expect(cellsOf(known)[0]?.map(({ value }) => value)).toEqual([75, 38])
    expect(cellsOf(toInput({}))[0]?.map(({ value }) => value)).toEqual([75, 50])
  })

  it("reads the teachers' track only", () => {
    const own = { ...judgement('ada', 'm2', 'deep', '2025-12-12'), id: 'own', track: 'pupil' as const }
    const { entries } = toInput({})
    expect(cellsOf(toInput({ entries: [...entries, own] }))).toEqual(cellsOf(toInput({})))
  })

  it('is the same as entries and as a ledger, known now or then; not both, nor neither', () => {
    for (const asKnown of [undefined, '2025-12-12T12:00:00.000Z', '2025-12-01T12:00:00.000Z'] as const) {
      const { entries, ...page } = toInput({ definition: { columns: [secured, onTrack, meanMark, matched] }, asKnown })
      expect(calculatePage({ ...page, ledger: ledgerOf(entries) })).toEqual(calculatePage({ ...page, entries }))
    }
    const { entries, ...page } = toInput({})
    for (const input of [page, { ...page, entries, ledger: ledgerOf(entries) }])
      expect(() => calculatePage(input)).toThrow(expect.objectContaining({ code: 'reports/entries-or-ledger' }))
  })

  it('does not know who wrote an entry', () => {
    const { entries } = toInput({})
    const signed = entries.map((entry, index) => ({ ...entry, recordedBy: `teacher-${index}` }))
    expect(calculatePage(toInput({ entries: signed }))).toEqual(calculatePage(toInput({})))
  })
})

describe('groups', () => {
  const members = [['ada'], ['ada', 'ben', 'ben']]

  it('come in the order of the page, each pupil counted once, n as on the last date', () => {
    const page = calculatePage(
      toInput({
        definition: { groupIds: ['b', 'a'], membership: 'as-at-each-date' },
        groups: [
          { id: 'a', members: twice([]) },
          { id: 'unasked', members: [] },
          { id: 'b', members },
        ],
      }),
    )
    expect(page.rows.map(({ groupId, n }) => [groupId, n])).toEqual([
      ['b', 2],
      ['a', 0],
    ])
    expect(page.rows[0]?.cells[0]?.map(({ value, n }) => [value, n])).toEqual([
      [50, 1],
      [50, 2],
    ])
  })

  it('mean their members on the last day of the page, or on each date', () => {
    const dates = [{ on: spring }, { on: autumn }] as const
    expect(membershipDates({ dates, membership: 'current' })).toEqual([spring, spring])
    expect(membershipDates({ dates, membership: 'as-at-each-date' })).toEqual([spring, autumn])
  })

  it('are hidden where they are small, with any that would give them away', () => {
    const pupils = ['a', 'b', 'c', 'd', 'e', 'f']
    const group = (id: string, from: number, to: number, partOf?: string) => ({
      id,
      partOf,
      members: twice(pupils.slice(from, to)),
    })
    const hiddenOf = (...groups: PageInput['groups']) =>
      calculatePage(toInput({ definition: { groupIds: groups.map(({ id }) => id), minimumGroup: 3 }, groups }))
        .rows.filter(({ suppressed }) => suppressed)
        .map(({ groupId }) => groupId)

    expect(hiddenOf(group('all', 0, 6), group('PP', 0, 2, 'all'), group('Not PP', 2, 6, 'all'))).toEqual([
      'PP',
      'Not PP',
    ])
    // "PP?" is only a word that the parts share; the row "all" has the same pupils, so it is their whole.
    expect(hiddenOf(group('all', 0, 6), group('PP', 0, 2, 'PP?'), group('Not PP', 2, 6, 'PP?'))).toEqual([
      'PP',
      'Not PP',
    ])
    expect(hiddenOf(group('PP', 0, 2, 'PP?'), group('Not PP', 2, 6, 'PP?'))).toEqual(['PP'])
    // "4" is hidden to protect "5"; showing both its halves would give it back.
    expect(
      hiddenOf(
        group('4a', 2, 5, '4'),
        group('4b', 5, 6, '4'),
        group('all', 0, 6),
        group('4', 2, 6, 'all'),
        group('5', 0, 2, 'all'),
      ),
    ).toEqual(['4b', '4', '5'])
  })

  it('are hidden if the row nobody asked for could be found by subtracting them', () => {
    const [all, part, rest] = [
      ['a', 'b', 'c', 'd', 'e'],
      ['a', 'b'],
      ['c', 'd', 'e'],
    ].map(twice)
    const groups = [
      { id: 'Not PP', partOf: 'PP?', members: rest! },
      { id: 'PP', partOf: 'PP?', members: part! },
      { id: 'all', members: all! },
    ]
    const { rows } = calculatePage(toInput({ definition: { groupIds: ['all', 'Not PP'], minimumGroup: 3 }, groups }))
    expect(rows.map(({ groupId, n }) => [groupId, n])).toEqual([
      ['all', 5],
      ['Not PP', null],
    ])
  })

  it('are hidden on every date if they are small on one', () => {
    const page = calculatePage(
      toInput({
        definition: { membership: 'as-at-each-date', minimumGroup: 2 },
        groups: [{ id: 'all', members }],
      }),
    )
    expect(page.rows[0]).toMatchObject({ n: null, suppressed: true })
  })
})

describe('misuse', () => {
  it.each<[string, () => PageInput]>([
    ['reports/unknown-group', () => toInput({ groups: [] })],
    ['reports/unknown-rule', () => toInput({ definition: { columns: [onTrack] }, rules: [] })],
    ['reports/unknown-objective', () => toInput({ objectives: [] })],
    ['reports/dates-do-not-match', () => toInput({ groups: [{ id: 'all', members: [['ada']] }] })],
    [
      'reports/dates-do-not-match',
      () => toInput({ taught: [{ subjectId: 'maths', pupilIds: ['ada'], objectiveIds: [['m1']] }] }),
    ],
    [
      'reports/taught-twice',
      () => toInput({ taught: twice({ subjectId: 'maths', pupilIds: ['ada'], objectiveIds: twice(['m1']) }) }),
    ],
  ])('throws %s', (code, input) => {
    try {
      calculatePage(input())
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error) && error.code).toBe(code)
      expect(JSON.stringify((error as { details: unknown }).details)).not.toContain('ada')
    }
  })
})

it('can be calculated from a tally that travelled as JSON', () => {
  const input = toInput({ definition: { columns: [secured, onTrack, meanMark, matched] } })
  const tally = JSON.parse(JSON.stringify(tallyPage(input)))
  expect(aggregatePage(input, tally)).toEqual(calculatePage(input))
})

it('adds decimals exactly: three marks of 0.35 print 0.4', () => {
  const pupils = ['a', 'b', 'c']
  const input = toInput({
    definition: { columns: [meanMark] },
    groups: [{ id: 'all', members: twice(pupils) }],
    entries: pupils.map((id) => mark(id, 0.35)),
  })
  expect(cellsOf(input)[0]?.[0]?.value).toBe(0.4)
})

it('refuses a definition that lacks what a page needs, or asks for a measure nobody knows, by its field', () => {
  const of = (wrong: object) => () =>
    calculatePage({ ...toInput({}), definition: { ...toInput({}).definition, ...wrong } as PageInput['definition'] })
  const naming = (field: string) => expect.objectContaining({ code: 'reports/invalid-definition', details: { field } })
  expect(of({ dates: undefined })).toThrow(naming('dates'))
  expect(of({ dates: [] })).toThrow(naming('dates'))
  expect(of({ columns: [secured, { subjectId: 'maths', measure: { kind: 'median' } }] })).toThrow(
    naming('columns.1.measure.kind'),
  )
})
