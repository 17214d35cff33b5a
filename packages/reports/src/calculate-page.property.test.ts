import { isSecure } from '@track/descriptors'
import { addRationals, rational, rationalOf, roundRational } from '@track/kernel'
import { appendToLedger, ledgerOf, stateAsOf } from '@track/markbook'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyFullInput, anyInput, type LoggedInput } from '../test/fixtures.js'
import { addsUp, calculatePage, type PageInput, pageNotes, preparePage, pupilsBehindCell } from './index.js'

it('says what the decision says, worked out cell by cell from the log', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const page = calculatePage({ ...input, definition: { ...input.definition, minimumGroup: 0 } })
      for (const { groupId, cells } of page.rows)
        for (const [c, overDates] of cells.entries())
          for (const [date, { value, n }] of overDates.entries())
            expect({ value, n }).toEqual(naive(input, { groupId, column: c, date }))
    }),
  )
})

it('counts every pupil of the group once: known, without data, a code, or not matched', () => {
  fc.assert(
    fc.property(anyFullInput, (input) => {
      for (const { groupId, cells } of calculatePage(input).rows)
        for (const overDates of cells)
          for (const [date, { n, withoutData, codes = {}, notMatched = 0, suppressed, blank }] of overDates.entries()) {
            if (suppressed) continue
            const members = blank ? 0 : input.groups.find(({ id }) => id === groupId)!.members[date]!.length
            const coded = Object.values(codes).reduce((a, b) => a + b, 0)
            expect(n! + withoutData! + coded + notMatched).toBe(members)
          }
    }),
  )
})

it('opens every number into exactly its pupils', () => {
  fc.assert(
    fc.property(anyFullInput, ({ entries, ...more }) => {
      const input = { ...more, ledger: ledgerOf(entries) }
      const page = calculatePage(input)
      for (const { groupId, cells } of page.rows)
        for (const [column, overDates] of cells.entries())
          for (const [date, cell] of overDates.entries()) {
            const opened = pupilsBehindCell(input, { groupId, column, date })
            expect(opened.cell).toEqual(cell)
            expect(opened.counted).toHaveLength(cell.n ?? 0)
            const everyone = [...opened.counted, ...opened.notCounted].map(({ pupilId }) => pupilId)
            const members = input.groups.find(({ id }) => id === groupId)!.members[date]!
            expect(everyone.toSorted()).toEqual(cell.suppressed || cell.blank ? [] : members.toSorted())
          }
    }),
    { numRuns: 20 },
  )
})

it('goes on from a page prepared for everybody as if it prepared itself, also when the log has grown (REP-1)', () => {
  fc.assert(
    fc.property(anyFullInput, fc.nat(60), ({ entries, ...page }, known) => {
      const { definition, groups, rules, calculations } = page
      const columns = definition.columns.filter((column) => addsUp({ rules, calculations }, column))
      const everybody = [...new Set([...groups, ...page.taught].flatMap(pupilsOf))]
      const ledger = ledgerOf(entries.slice(0, known))
      const prepared = preparePage({
        ...page,
        ledger,
        definition: { ...definition, groupIds: ['everybody'], combined: [], columns },
        groups: [{ id: 'everybody', members: definition.dates.map(() => everybody) }],
      })
      const input = { ...page, ledger }
      expect(calculatePage(input, { prepared })).toEqual(calculatePage(input))
      appendToLedger(ledger, entries.slice(known))
      expect(calculatePage(input, { prepared })).toEqual(calculatePage({ ...page, entries }))
    }),
    { numRuns: 40 },
  )
})

it('leaves a prepared page aside that is one of other columns or of another ledger', () => {
  fc.assert(
    fc.property(anyFullInput, ({ entries, ...page }) => {
      const input = { ...page, ledger: ledgerOf(entries) }
      const columns = input.definition.columns.filter((column) => addsUp(input, column)).slice(1)
      const other = preparePage({ ...input, definition: { ...input.definition, columns } })
      const empty = preparePage({ ...input, ledger: ledgerOf([]), definition: { ...input.definition, columns } })
      for (const prepared of [other, empty])
        expect(calculatePage(input, { prepared })).toEqual(calculatePage({ ...page, entries }))
    }),
    { numRuns: 10 },
  )
})

it('does not care in which order anything arrives, and survives JSON', () => {
  fc.assert(
    fc.property(anyFullInput, (input) => {
      const turned: PageInput = {
        ...input,
        groups: input.groups.toReversed(),
        taught: input.taught.toReversed(),
        planned: input.planned!.toReversed(),
        entries: input.entries.toReversed(),
        objectives: input.objectives.toReversed(),
        rules: input.rules.toReversed(),
        calculations: input.calculations!.toReversed(),
        sets: input.sets!.toReversed(),
        revisions: input.revisions!.toReversed(),
      }
      const page = calculatePage(input)
      expect(calculatePage(turned)).toEqual(page)
      expect(pageNotes(turned)).toEqual(pageNotes(input))
      expect(JSON.parse(JSON.stringify(calculatePage(JSON.parse(JSON.stringify(input)))))).toEqual(
        JSON.parse(JSON.stringify(page)),
      )
    }),
  )
})

it('never shows a small number, nor one small part beside its whole', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { minimumGroup } = input.definition
      const page = calculatePage(input)
      for (const { n, cells } of page.rows)
        for (const count of [n, ...cells.flat().map((cell) => cell.n)])
          expect(count === null || count === 0 || count >= minimumGroup).toBe(true)

      const [part, all, rest] = page.rows
      const isEmpty = (id: string) =>
        input.groups.find((group) => group.id === id)!.members.every((members) => members.length === 0)
      if (!all!.suppressed && !isEmpty('part') && !isEmpty('rest')) expect(part!.suppressed).toBe(rest!.suppressed)
    }),
  )
})

/** The definition read aloud: one pupil, one objective and one mark at a time. */
function naive(input: LoggedInput, { groupId, column: c, date }: { groupId: string; column: number; date: number }) {
  const { measure, subjectId } = input.definition.columns[c]!
  const dates = input.definition.dates.map(({ on }) => on)
  const members = input.groups.find(({ id }) => id === groupId)!.members[date]!
  const stateOf = (pupilId: string, cell: { objectiveId?: string; measureId?: string }, on = dates[date]!) =>
    stateAsOf(
      input.entries.filter(
        (entry) =>
          entry.track === 'teacher' &&
          entry.pupilId === pupilId &&
          entry.objectiveId === (cell.objectiveId ?? null) &&
          entry.measureId === (cell.measureId ?? null),
      ),
      { asOf: on },
    )?.value

  if (measure.kind === 'mean-mark') {
    const { measureId } = measure
    const marks = members
      .filter((id) => !measure.matched || dates.every((on) => typeof stateOf(id, { measureId }, on) === 'number'))
      .map((id) => stateOf(id, { measureId }))
      .filter((value) => typeof value === 'number')
      .map(rationalOf)
    if (marks.length === 0) return { value: null, n: 0 }
    const sum = marks.reduce(addRationals)
    return {
      value: roundRational({ ...sum, denominator: sum.denominator * BigInt(marks.length) }, 1),
      n: marks.length,
    }
  }

  const shares = members.flatMap((pupilId) => {
    const list = input.taught.find((taught) => taught.subjectId === subjectId && taught.pupilIds.includes(pupilId))
    const taught = list?.objectiveIds[date] ?? []
    const judged = taught
      .map((objectiveId) => isSecure(input.scales[0]!, String(stateOf(pupilId, { objectiveId }))))
      .filter((secure) => secure !== undefined)
    return judged.length === 0 ? [] : { secured: judged.filter(Boolean).length, taught: taught.length }
  })
  const n = shares.length
  if (n === 0) return { value: null, n }
  if (measure.kind === 'on-track') {
    const { percentAtLeast } = input.rules[0]!.rule.anyOf[0]!.allOf[0] as { percentAtLeast: number }
    const on = shares.filter(({ secured, taught }) => secured * 1000 >= Math.round(percentAtLeast * 10) * taught).length
    return { value: roundRational(rational(100 * on, n)), n }
  }
  const whole = (field: 'secured' | 'taught') => shares.reduce((sum, share) => sum + share[field], 0)
  if (measure.kind === 'secured' && measure.average === 'pooled')
    return { value: roundRational(rational(100 * whole('secured'), whole('taught'))), n }
  const sum = shares.map(({ secured, taught }) => rational(100 * secured, taught)).reduce(addRationals)
  return { value: roundRational({ ...sum, denominator: sum.denominator * BigInt(n) }), n }
}

function pupilsOf(list: PageInput['groups'][number] | PageInput['taught'][number]): readonly string[] {
  return 'members' in list ? list.members.flat() : list.pupilIds
}
