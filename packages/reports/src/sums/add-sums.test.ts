import { isTrackError } from '@track/kernel'
import { ledgerOf } from '@track/markbook'
import { describe, expect, it } from 'vitest'
import { judgement, mark, meanMark, onTrack, pooled, secured, toInput, toRule, twice } from '../../test/fixtures.js'
import { addSums, cellOfSums, type LiveSums, preparePage, sumPage, sumsAt } from '../index.js'

/** A school in which so many of its pupils have secured the one objective, all that is asked for. */
function schoolOf(name: string, { onTrack: good, pupils }: { readonly onTrack: number; readonly pupils: number }) {
  const ids = Array.from({ length: pupils }, (_, pupil) => `${name}-${pupil}`)
  const { entries, ...page } = toInput({
    definition: { columns: [onTrack, pooled] },
    groups: [{ id: 'all', members: twice(ids) }],
    taught: [{ subjectId: 'maths', pupilIds: ids, objectiveIds: twice(['m1']) }],
    rules: [toRule(100)],
    entries: ids.map((id, place) => judgement(id, 'm1', place < good ? 'secure' : 'emerging')),
  })
  return sumPage(preparePage({ ...page, ledger: ledgerOf(entries) }))
}

describe('several schools', () => {
  const schools = [
    schoolOf('a', { onTrack: 45, pupils: 60 }),
    schoolOf('b', { onTrack: 6, pupils: 15 }),
    schoolOf('c', { onTrack: 4, pupils: 4 }),
  ]

  it('weigh every pupil the same, not every school (E20)', () => {
    const trust = addSums(schools)
    const place = { row: 0, column: 0, date: 0 }
    expect(sumsAt(trust, place)).toEqual({ pupils: 79, counted: 79, numerator: 55, denominator: 79 })
    expect(cellOfSums(trust, place)).toEqual({
      value: 70,
      n: 79,
      withoutData: 0,
      fraction: { numerator: 55, denominator: 79 },
    })
    expect(schools.map((sums) => cellOfSums(sums, place).value)).toEqual([75, 40, 100])
  })

  it('have no number of a place that is not there, and say which part of it', () => {
    const place = { row: 0, column: 0, date: 0 }
    for (const look of [sumsAt, cellOfSums])
      for (const wrong of [{ row: 9 }, { column: 7 }, { date: -1 }, { row: 0.5 }]) {
        const [field] = Object.keys(wrong)
        const misuse = { code: 'reports/unknown-cell', details: { field } }
        expect(() => look(schools[0]!, { ...place, ...wrong })).toThrow(
          expect.objectContaining({ code: misuse.code, details: expect.objectContaining(misuse.details) }),
        )
      }
  })

  it('go together by the names of their rows', () => {
    const [a, b] = schools.map((sums, school) => ({ ...sums, groupIds: [school === 0 ? 'primary' : 'secondary'] }))
    const trust = addSums([a!, b!])
    expect(trust.groupIds).toEqual(['primary', 'secondary'])
    expect([0, 1].map((row) => sumsAt(trust, { row, column: 0, date: 0 }).numerator)).toEqual([45, 6])
  })

  it('refuse to be mixed up with other pages', () => {
    const codeOf = (all: readonly LiveSums[]) => {
      try {
        addSums(all)
      } catch (error) {
        return isTrackError(error) && error.code
      }
    }
    const { entries, ...page } = toInput({ definition: { columns: [secured, onTrack] } })
    const other = sumPage(preparePage({ ...page, ledger: ledgerOf(entries) }))
    expect([codeOf([]), codeOf([schools[0]!, other])]).toEqual(twice('reports/sums-do-not-match'))
  })
})

it('sums of marks are exact, in the finest unit of any school', () => {
  const schoolWith = (...marks: number[]) => {
    const ids = marks.map((value, pupil) => `${value}-${pupil}`)
    const { entries, ...page } = toInput({
      definition: { columns: [meanMark] },
      groups: [{ id: 'all', members: twice(ids) }],
      entries: marks.map((value, pupil) => mark(ids[pupil]!, value)),
    })
    return sumPage(preparePage({ ...page, ledger: ledgerOf(entries) }))
  }
  const schools = [schoolWith(0.1, 0.2), schoolWith(104), schoolWith(0.35, 1e-7)]
  expect(schools.map(({ columns }) => columns[0]!.decimals)).toEqual([1, 0, 7])
  const place = { row: 0, column: 0, date: 0 }
  expect(sumsAt(schools[0]!, place).numerator).toBe(3)
  expect(cellOfSums(addSums(schools), place)).toMatchObject({
    value: 20.9,
    n: 5,
    fraction: { numerator: 104.6500001, denominator: 5 },
  })
  const endless = schoolWith(1 / 3, 1e9)
  expect(endless.columns[0]!.decimals).toBeNull()
  expect(sumsAt(endless, place).numerator).toBeNaN()
})
