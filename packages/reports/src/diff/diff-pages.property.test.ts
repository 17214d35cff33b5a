import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyFullInput, type LoggedInput, meanMark, onTrack, secured } from '../../test/fixtures.js'
import { calculatePage, diffPages, type PageColumn } from '../index.js'

const changes: PageColumn[] = [
  { ...meanMark, change: { since: { kind: 'first-date' }, pupils: 'raw' } },
  { ...meanMark, change: { since: { kind: 'measure', measureId: 'other' }, pupils: 'matched' } },
  { ...secured, change: { since: { kind: 'date-before' }, pupils: 'matched' } },
  { ...onTrack, show: 'count' },
]

/** A page, and the same one after lines were added: late ones, corrections and voids among them. */
const anyGrowingPage = fc
  .record({
    input: anyFullInput,
    isNew: fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
    targets: fc.array(fc.option(fc.nat(), { freq: 3 }), { minLength: 80, maxLength: 80 }),
  })
  .map(({ input, isNew, targets }) => {
    const entries = input.entries.map((entry, place) => {
      const cell = input.entries.filter((other) => isOfOneCell(entry, other) && other.id !== entry.id)
      const target = targets[place]
      return target != null && isNew[place] && cell.length > 0
        ? { ...entry, supersedes: cell[target % cell.length]!.id }
        : entry
    })
    const definition = { ...input.definition, columns: [...input.definition.columns, ...changes], minimumGroup: 0 }
    const after: LoggedInput = { ...input, definition, entries }
    return { before: { ...after, entries: entries.filter((_, place) => !isNew[place]) }, after }
  })

function isOfOneCell(a: LoggedInput['entries'][number], b: LoggedInput['entries'][number]): boolean {
  return (
    a.pupilId === b.pupilId && a.objectiveId === b.objectiveId && a.measureId === b.measureId && a.track === b.track
  )
}

it('gives each old number back when exactly the entries named for it are left out, and lists every other (REP-8)', () => {
  fc.assert(
    fc.property(anyGrowingPage, ({ before, after }) => {
      const { cells } = diffPages({ before: { input: before }, after: { input: after } })
      const [old, now] = [calculatePage(before), calculatePage(after)]
      const changed = new Set(cells.map(({ groupId, column, date }) => `${groupId} ${column} ${date}`))
      for (const [row, { groupId, cells: columns }] of now.rows.entries())
        for (const [column, overDates] of columns.entries())
          for (const [date, { value, n, before: from }] of overDates.entries()) {
            if (changed.has(`${groupId} ${column} ${date}`)) continue
            const was = old.rows[row]!.cells[column]![date]!
            expect({ value, n, from: from?.n }).toEqual({ value: was.value, n: was.n, from: was.before?.n })
          }

      for (const { groupId, column, date, before: was, causes } of cells) {
        expect(causes.map(({ kind }) => kind)).toEqual(['entries'])
        const named = new Set(causes[0]!.entryIds)
        expect(named.size).toBeGreaterThan(0)
        const definition = {
          ...after.definition,
          groupIds: [groupId],
          columns: [after.definition.columns[column]!],
        }
        const entries = after.entries.filter(({ id }) => !named.has(id))
        const { value, n } = calculatePage({ ...after, definition, entries }).rows[0]!.cells[0]![date]!
        expect({ value, n }).toEqual({ value: was.value, n: was.n })
        for (const id of named) expect(before.entries.some((entry) => entry.id === id)).toBe(false)
      }
    }),
    { numRuns: 20 },
  )
})

it('does not care in which order anything arrives, nor whether the old page came back from JSON (REP-8)', () => {
  fc.assert(
    fc.property(anyGrowingPage, ({ before, after }) => {
      const diff = diffPages({ before: { input: before }, after: { input: after } })
      const page = JSON.parse(JSON.stringify(calculatePage(before)))
      const turned = { ...after, entries: after.entries.toReversed(), taught: after.taught.toReversed() }
      expect(
        diffPages({ before: { input: JSON.parse(JSON.stringify(before)), page }, after: { input: turned } }),
      ).toEqual(diff)
    }),
    { numRuns: 10 },
  )
})

it('finds a cause for every changed number, whatever else changed, and only pupils who are in the group (REP-8)', () => {
  fc.assert(
    fc.property(anyFullInput, anyFullInput, (before, other) => {
      const definition = { ...before.definition, columns: [...before.definition.columns, ...changes] }
      // Entries of another log have other ids.
      const entries = other.entries.map((entry) => ({ ...entry, id: `later-${entry.id}` }))
      const after = { ...other, definition, entries: [...before.entries, ...entries] }
      const { cells } = diffPages({ before: { input: { ...before, definition } }, after: { input: after } })
      for (const { groupId, causes, before: was, after: is } of cells) {
        expect(causes.length).toBeGreaterThan(0)
        expect(causes.map(({ kind }) => kind)).not.toContain('other')
        const isHidden = was.suppressed || is.suppressed
        expect(causes.some(({ kind }) => kind === 'hidden')).toBe(isHidden ?? false)
        const members = [before, after].flatMap(({ groups }) => groups.find(({ id }) => id === groupId)!.members.flat())
        for (const { pupilIds, entryIds } of causes) {
          for (const id of pupilIds) expect(members).toContain(id)
          if (isHidden) expect([...pupilIds, ...entryIds]).toEqual([])
        }
      }
    }),
    { numRuns: 10 },
  )
})
