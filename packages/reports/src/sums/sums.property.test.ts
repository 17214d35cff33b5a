import { appendToLedger, type EntryLike, ledgerOf } from '@track/markbook'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyFullInput, type LoggedInput } from '../../test/fixtures.js'
import {
  addSums,
  addsUp,
  aggregatePage,
  calculatePage,
  cellOfSums,
  type PageInput,
  type PageSums,
  preparePage,
  refreshSums,
  regroupPage,
  sumPage,
  tallyPage,
} from '../index.js'

/** Any page whose columns all add up, by the latest judgements, with nothing hidden. */
const anySummable = anyFullInput.map((input): LoggedInput => {
  const latest = { ...input, calculations: [] }
  const columns = input.definition.columns.filter((column) => addsUp(latest, column))
  return { ...latest, definition: { ...input.definition, columns, minimumGroup: 0 } }
})

const sumsOf = ({ entries, ...page }: LoggedInput) => sumPage(preparePage({ ...page, ledger: ledgerOf(entries) }))

/** Every number of some sums, row by row. */
const cellsOf = (sums: PageSums) =>
  sums.groupIds.map((_, row) =>
    sums.columns.map((_, column) => sums.dates.map((_, date) => cellOfSums(sums, { row, column, date }))),
  )

it('shows what the page shows that is worked out pupil by pupil (E27)', () => {
  fc.assert(
    fc.property(anySummable, (input) => {
      const page = aggregatePage(input, tallyPage(input))
      expect(cellsOf(sumsOf(input))).toEqual(page.rows.map(({ cells }) => cells))
      expect(calculatePage(input)).toEqual(page)
    }),
    { numRuns: 50 },
  )
})

it('is kept current by what is appended, as if it were counted anew', () => {
  fc.assert(
    fc.property(anySummable, fc.array(fc.nat(60), { maxLength: 4 }), ({ entries, ...page }, cuts) => {
      const parts = cut(entries, cuts)
      const ledger = ledgerOf(parts[0]!)
      const prepared = preparePage({ ...page, ledger })
      let sums = sumPage(prepared)
      for (const part of parts.slice(1)) {
        appendToLedger(ledger, part)
        sums = refreshSums(sums)
      }
      expect(cellsOf(sums)).toEqual(cellsOf(sumsOf({ ...page, entries })))
    }),
    { numRuns: 50 },
  )
})

it('answers for any dates, where it is known what is taught by days', () => {
  const days = ['2025-10-01', '2025-11-15', '2025-12-12', '2026-01-20', '2026-04-01', '2026-07-10'] as const
  const anySpan = fc.record({
    objectiveId: fc.constantFrom('m1', 'm2', 'm3'),
    from: fc.constantFrom(...days),
    until: fc.constantFrom(null, ...days),
  })
  fc.assert(
    fc.property(
      anySummable,
      fc.array(anySpan, { maxLength: 6 }),
      fc.uniqueArray(fc.constantFrom(...days), { minLength: 1, maxLength: 4 }),
      ({ entries, ...page }, objectives, dates) => {
        const definition = {
          ...page.definition,
          dates: page.definition.dates,
          columns: page.definition.columns.filter(({ subjectId }) => subjectId === 'maths'),
        }
        const groups = page.groups.map((group) => ({ ...group, members: group.members.map(() => group.members[0]!) }))
        const pupilIds = [...new Set(groups.flatMap(({ members }) => members.flat()))]
        const prepared = preparePage({
          ...page,
          definition,
          groups,
          taught: [{ subjectId: 'maths', pupilIds, objectives }],
          ledger: ledgerOf(entries),
        })
        const asked: PageInput = {
          ...page,
          definition: { ...definition, dates: dates.map((on) => ({ label: on, on })) },
          groups: groups.map((group) => ({ ...group, members: dates.map(() => group.members[0]!) })),
          taught: [
            {
              subjectId: 'maths',
              pupilIds,
              objectiveIds: dates.map((on) =>
                objectives
                  .filter(({ from, until }) => from <= on && (until === null || on <= until))
                  .map(({ objectiveId }) => objectiveId),
              ),
            },
          ],
          entries,
        }
        expect(cellsOf(sumPage(prepared, { dates }))).toEqual(
          aggregatePage(asked, tallyPage(asked)).rows.map(({ cells }) => cells),
        )
      },
    ),
    { numRuns: 50 },
  )
})

it('answers for other rows of the same pupils', () => {
  fc.assert(
    fc.property(anySummable, anySummable, (input, { groups }) => {
      const everybody = { id: 'everybody', members: [PUPILS, PUPILS] }
      const { entries, ...page } = {
        ...input,
        definition: { ...input.definition, groupIds: ['everybody'] },
        groups: [everybody],
      }
      const prepared = preparePage({ ...page, ledger: ledgerOf(entries) })
      const groupIds = groups.map(({ id }) => id)
      expect(cellsOf(sumPage(regroupPage(prepared, { groupIds, groups })))).toEqual(
        cellsOf(sumsOf({ ...input, definition: { ...input.definition, groupIds }, groups })),
      )
    }),
    { numRuns: 30 },
  )
})

it('adds up over schools, in any order, to what their pupils come to together', () => {
  fc.assert(
    fc.property(anySummable, fc.subarray(PUPILS), (input, own) => {
      const schools = [true, false].map((isOwn) => sumsOf(onlyOf(input, (id) => own.includes(id) === isOwn)))
      const together = cellsOf(sumsOf(input))
      expect(cellsOf(addSums(schools))).toEqual(together)
      expect(cellsOf(addSums(schools.toReversed()))).toEqual(together)
      expect(cellsOf(addSums([addSums([schools[0]!]), schools[1]!]))).toEqual(together)
    }),
    { numRuns: 50 },
  )
})

const PUPILS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']

function cut(entries: readonly EntryLike[], places: readonly number[]): (readonly EntryLike[])[] {
  const ends = [...places.toSorted((a, b) => a - b), entries.length]
  return ends.map((end, part) => entries.slice(part === 0 ? 0 : ends[part - 1], end))
}

/** The part of a page that one school has. */
function onlyOf(input: LoggedInput, isOwn: (pupilId: string) => boolean): LoggedInput {
  return {
    ...input,
    groups: input.groups.map((group) => ({ ...group, members: group.members.map((ids) => ids.filter(isOwn)) })),
    taught: input.taught.map((list) => ({ ...list, pupilIds: list.pupilIds.filter(isOwn) })),
    entries: input.entries.filter(({ pupilId }) => isOwn(pupilId)),
  }
}
