import fc from 'fast-check'
import { expect, it } from 'vitest'
import { autumn, mark, meanMark, spring, toInput } from '../test/fixtures.js'
import { type CombinedGroup, calculatePage, type PageCell, type PageColumn, type PageInput } from './index.js'

/** A school of pupils who are in one of three years, with or without pupil premium, with or without special needs. */
const FAMILIES = [
  ['y3', 'y4', 'y5'],
  ['pp', 'not-pp'],
  ['sen', 'not-sen'],
]
const KINDS = FAMILIES.reduce<string[][]>(
  (kinds, family) => kinds.flatMap((kind) => family.map((one) => [...kind, one])),
  [[]],
)
const WAYS = KINDS.flatMap(([year, premium, needs]) => [
  [year!, premium!],
  [year!, needs!],
  [premium!, needs!],
  [year!, premium!, needs!],
])
const COMBINED = [...new Map(WAYS.map((groupIds) => [groupIds.join('&'), groupIds]))].flatMap(
  ([name, groupIds]): CombinedGroup[] => [
    { id: name, groupIds, take: 'all-of' },
    { id: name.replaceAll('&', '|'), groupIds, take: 'any-of' },
  ],
)
const SINGLE = ['all', ...FAMILIES.flat()]

/** Everything that has a count of its own, as the kinds of pupils in it. */
const isIn = (id: string) => (kind: readonly string[]) => id === 'all' || kind.includes(id)
const VECTORS = new Map<string, number[]>([
  ...SINGLE.map((id) => [id, KINDS.map((kind) => Number(isIn(id)(kind)))] as const),
  ...COMBINED.map(({ id, groupIds, take }) => {
    const holds = (kind: readonly string[]) =>
      take === 'all-of' ? groupIds.every((part) => isIn(part)(kind)) : groupIds.some((part) => isIn(part)(kind))
    return [id, KINDS.map((kind) => Number(holds(kind)))] as const
  }),
])

const anyCounts = fc.array(fc.oneof(fc.nat(3), fc.nat(9)), { minLength: KINDS.length, maxLength: KINDS.length })
const anyPage: fc.Arbitrary<{ input: PageInput; counts: number[][]; pupils: { kind: number; id: string }[][] }> = fc
  .record({
    counts: fc.tuple(anyCounts, anyCounts),
    sameOnBoth: fc.boolean(),
    rows: fc.uniqueArray(fc.constantFrom(...VECTORS.keys(), ...SINGLE, ...SINGLE), { minLength: 2, maxLength: 16 }),
    minimumGroup: fc.constantFrom(2, 3, 5, 6),
  })
  .map(({ counts: [first, second], sameOnBoth, rows, minimumGroup }) => {
    const counts = sameOnBoth ? [first, first] : [first, second]
    const pupils = counts.map((ofDate) =>
      ofDate.flatMap((count, kind) => Array.from({ length: count }, (_, place) => ({ kind, id: `${kind}-${place}` }))),
    )
    const groupOf = (id: string, partOf?: string) => ({
      id,
      ...(partOf !== undefined && { partOf }),
      members: pupils.map((ofDate) => ofDate.filter(({ kind }) => isIn(id)(KINDS[kind]!)).map((pupil) => pupil.id)),
    })
    const input = toInput({
      definition: { groupIds: rows, combined: COMBINED.filter(({ id }) => rows.includes(id)), minimumGroup },
      groups: [groupOf('all'), ...FAMILIES.flatMap((family) => family.map((id) => groupOf(id, family.join())))],
      taught: [],
      entries: [],
    })
    return { input, counts, pupils }
  })

/** Each number with the columns and dates of cells that show it: as it is, or as an end of a change. */
const NUMBERS: readonly { readonly end: number; readonly places: readonly (readonly [number, number])[] }[] = [
  {
    end: 0,
    places: [
      [0, 0],
      [1, 1],
    ],
  },
  {
    end: 1,
    places: [
      [0, 1],
      [1, 1],
    ],
  },
  { end: 0, places: [[2, 1]] },
  { end: 1, places: [[2, 1]] },
]

/** How many pupils of each kind have no mark on each of two dates, and how many of the rest have a code instead. */
const anyGaps = fc.array(fc.record({ none: fc.constantFrom(0, 0, 1, 2), codes: fc.constantFrom(0, 0, 0, 1) }), {
  minLength: KINDS.length,
  maxLength: KINDS.length,
})
const change = (pupils: 'raw' | 'matched'): PageColumn => ({
  ...meanMark,
  change: { since: { kind: 'first-date' }, pupils },
})
const COLUMNS = [meanMark, change('raw'), change('matched')]
const STANDINGS = ['counted', 'none', 'code', 'not-matched'] as const
type Standing = (typeof STANDINGS)[number]

/** A page of marks that some pupils lack, and how many pupils of each kind stand how on each date. */
const anyGappyPage = fc.tuple(anyPage, anyGaps, anyGaps).map(([{ input, pupils }, ...gaps]) => {
  const standingOf = (date: number, { kind, id }: { readonly kind: number; readonly id: string }): Standing => {
    const { none, codes } = gaps[date]![kind]!
    const place = Number(id.split('-')[1])
    return place < none ? 'none' : place < none + codes ? 'code' : 'counted'
  }
  const marked = new Map(pupils.flat().map((pupil) => [pupil.id, pupil]))
  const entries = [autumn, spring].flatMap((on, date) =>
    [...marked.values()].flatMap((pupil) => {
      const standing = standingOf(date, pupil)
      return mark(pupil.id, standing === 'none' ? null : standing === 'code' ? 'A' : 100, on as typeof autumn)
    }),
  )
  /** The number of pupils of each kind in each standing, at an end of a number. */
  const tally = (date: number, column: number, other: number): number[] =>
    STANDINGS.flatMap((standing) =>
      KINDS.map(
        (_, kind) =>
          pupils[date]!.filter((pupil) => {
            if (pupil.kind !== kind) return false
            const own = standingOf(date, pupil)
            const isThere = pupils[other]!.some(({ id }) => id === pupil.id)
            const isMatched = column < 2 || (isThere && standingOf(other, pupil) === 'counted')
            return (own === 'counted' && !isMatched ? 'not-matched' : own) === standing
          }).length,
      ),
    )
  return { input: { ...input, entries, definition: { ...input.definition, columns: COLUMNS } }, tally }
})

const sizeOf = (id: string, ofDate: readonly number[]) =>
  VECTORS.get(id)!.reduce((sum, holds, kind) => sum + holds * ofDate[kind]!, 0)

it('never lets a hidden or small number of pupils be worked out from the shown ones (E12, REP-1, REP-9)', () => {
  fc.assert(
    fc.property(anyPage, ({ input, counts }) => {
      const { minimumGroup, combined = [] } = input.definition
      const { rows } = calculatePage(input)
      const shown = rows.filter(({ suppressed }) => !suppressed).map(({ groupId }) => groupId)
      const asked = combined.flatMap(({ groupIds }) => allWays(groupIds))
      for (const ofDate of counts) {
        for (const id of shown) expect(sizeOf(id, ofDate) === 0 || sizeOf(id, ofDate) >= minimumGroup).toBe(true)
        const secrets = [
          ...rows.filter(({ suppressed }) => suppressed).map(({ groupId }) => groupId),
          ...[...SINGLE, ...asked].filter((id) => sizeOf(id, ofDate) < minimumGroup),
        ].filter((id) => sizeOf(id, ofDate) > 0)
        for (const id of secrets)
          expect(
            canWorkOut(
              VECTORS.get(id)!,
              shown.map((row) => VECTORS.get(row)!),
            ),
          ).toBe(false)
      }
    }),
    { numRuns: 100 },
  )
})

it('never lets the few who are counted in a number be worked out from shown ones, whoever is missing (E12, REP-9)', () => {
  fc.assert(
    fc.property(anyGappyPage, ({ input, tally }) => {
      const { minimumGroup, combined = [] } = input.definition
      const { rows } = calculatePage(input)
      const asked = [
        ...SINGLE,
        ...rows.map(({ groupId }) => groupId),
        ...combined.flatMap((row) => allWays(row.groupIds)),
      ]
      for (const { end, places } of NUMBERS) {
        const [column] = places[0]!
        const amounts = tally(end, column, 1 - end)
        const countOf = (id: string) => VECTORS.get(id)!.reduce((sum, holds, kind) => sum + holds * amounts[kind]!, 0)
        const cellsIn = (row: (typeof rows)[number]) =>
          places.map(([of, date]): PageCell => row.cells[of]![date]!).filter(({ suppressed }) => !suppressed)
        const shown = rows.filter((row) => cellsIn(row).length > 0)
        for (const row of shown) {
          for (const { n, before } of cellsIn(row))
            expect(before && end === 0 ? before.n : n).toBe(countOf(row.groupId))
          expect(countOf(row.groupId) === 0 || countOf(row.groupId) >= minimumGroup).toBe(true)
        }
        const secrets = asked.filter(
          (id) =>
            countOf(id) > 0 &&
            (countOf(id) < minimumGroup || rows.some(({ groupId, suppressed }) => suppressed && groupId === id)),
        )
        if (column === 0 && secrets.length === 0)
          expect(shown).toHaveLength(rows.filter(({ suppressed }) => !suppressed).length)
        const inStanding = (id: string, standings: readonly Standing[]) =>
          STANDINGS.flatMap((one) => VECTORS.get(id)!.map((holds) => (standings.includes(one) ? holds : 0)))
        const said = [
          ...shown.flatMap(({ groupId }) => STANDINGS.map((one) => inStanding(groupId, [one]))),
          ...rows.filter(({ suppressed }) => !suppressed).map(({ groupId }) => inStanding(groupId, STANDINGS)),
        ]
        for (const id of new Set(secrets)) expect(canWorkOut(inStanding(id, ['counted']), said)).toBe(false)
      }
    }),
    { numRuns: 40 },
  )
})

it('hides nothing where nobody is few, and never because a row is empty (E12)', () => {
  fc.assert(
    fc.property(anyPage, ({ input }) => {
      const plenty = {
        ...input,
        groups: input.groups.map((group) => ({ ...group, members: group.members.map(manyOf) })),
      }
      expect(calculatePage(plenty).rows.filter(({ suppressed }) => suppressed)).toEqual([])
    }),
    { numRuns: 20 },
  )
})

/** The groups that a combined row leaves beside it: every way of choosing one group of some families of its parts. */
function allWays(groupIds: readonly string[]): string[] {
  let ways: string[][] = [[]]
  for (const id of groupIds) {
    const family = FAMILIES.find((one) => one.includes(id))!
    ways = [...ways, ...ways.flatMap((way) => family.map((other) => [...way, other]))]
  }
  return ways.slice(1).map((way) => way.join('&'))
}

/** Six pupils for each one there was. */
function manyOf(ids: readonly string[]): string[] {
  return ids.flatMap((id) => Array.from({ length: 6 }, (_, place) => `${id}-${place}`))
}

/** Is a list a sum of others, each taken some whole number of times, divided by a whole number? By elimination in whole numbers. */
function canWorkOut(target: readonly number[], lists: readonly (readonly number[])[]): boolean {
  const rankOf = (matrix: readonly (readonly number[])[]) => {
    let rows = matrix.map((row) => row.map(BigInt))
    let rank = 0
    for (const column of target.keys()) {
      const pivot = rows.find((row) => row[column] !== 0n)
      if (!pivot) continue
      rank++
      rows = rows
        .filter((row) => row !== pivot)
        .map((row) => inLowestTerms(row.map((value, place) => value * pivot[column]! - pivot[place]! * row[column]!)))
    }
    return rank
  }
  return rankOf([...lists, target]) === rankOf(lists)
}

function inLowestTerms(row: readonly bigint[]): bigint[] {
  let divisor = 0n
  for (const value of row) for (let rest = value; rest !== 0n; ) [divisor, rest] = [rest, divisor % rest]
  return divisor === 0n ? [...row] : row.map((value) => value / divisor)
}
