import type { Entry, NewEntry } from '@track/markbook'
import { describe, expect, it } from 'vitest'
import { emerging, ids, markbook, notYet, secure, springEntries, TODAY } from '../../testing/fixtures'
import { rowsOf, shapesOf } from './grid-rows'
import { depthsOf, entriesAgain, layOut, newEntries, unitsOf, withPending } from './markbook-view'

const ada = { pupilId: ids.pupil(0), objectiveId: ids.objective(6) }
const line = (id: string, value: string | null, more: Partial<Entry> = {}): Entry => ({
  ...ada,
  id,
  measureId: null,
  value,
  observedOn: '2026-03-02',
  recordedAt: '2026-03-02T10:00:00.000Z',
  recordedBy: 'me',
  track: 'teacher',
  via: 'entry',
  ...more,
})
const numbered = () => {
  let n = 0
  return () => `new-${n++}`
}
const write = (value: string | null, log: readonly Entry[]): NewEntry[] =>
  newEntries([{ ...ada, value }], { log, observedOn: TODAY, asOf: TODAY, newId: numbered() })

describe('laying a markbook out', () => {
  it('keeps the teaching order, each objective with its unit, scale and taught-from day', () => {
    const { columns } = layOut(markbook)
    expect(columns.map(({ objectiveId }) => objectiveId)).toEqual(markbook.programme!.objectiveIds)
    expect(columns[6]).toMatchObject({
      wording: 'Compare fractions',
      unit: 'Fractions and decimals',
      taughtFrom: '2026-03-02',
    })
    expect(unitsOf(columns).map(({ name, span }) => [name, span])).toEqual([
      ['Number and place value', 3],
      ['Multiplication and division', 2],
      ['Fractions and decimals', 5],
    ])
  })

  it('gives pupils in another programme its columns, where the register has them', () => {
    const [ada, ben, cai, daisy, ewan] = markbook.pupils
    const shared = { ...cai!.ownProgramme!, taught: [] }
    const pupils = [ada!, { ...ben!, ownProgramme: shared }, cai!, daisy!, { ...ewan!, ownProgramme: shared }]
    const view = layOut({ ...markbook, pupils })
    expect(view.pupils.map(({ own }) => own?.columns.length)).toEqual([undefined, 3, 3, undefined, 3])
    expect(view.pupils[1]!.own).toBe(view.pupils[4]!.own)
    const rows = rowsOf(view)
    expect(rows.map((row) => [row.kind === 'all' ? 'all' : row.pupil.label, row.own?.id ?? null, row.headed])).toEqual([
      ['all', null, false],
      ['Ada Fielding', null, false],
      ['all', shared.id, true],
      ['Ben Carver', shared.id, false],
      ['Cai Adeyemi', shared.id, false],
      ['Daisy Okonkwo', null, true],
      ['Ewan McAllister', shared.id, true],
    ])
    expect(shapesOf(rows).map(({ cells }) => cells)).toEqual([10, 10, 3, 3, 3, 10, 3])
  })

  it('changes no row but its cells when a pupil’s programme does, whatever it is called', () => {
    const labels = (pupils: typeof markbook.pupils) =>
      rowsOf(layOut({ ...markbook, pupils })).flatMap((row) => (row.kind === 'pupil' ? row.pupil.label : []))
    const alike = markbook.pupils.map((pupil) => ({ ...pupil, ownProgramme: null }))
    expect(labels(markbook.pupils)).toEqual(labels(alike))
  })

  it('shows only what the class works on this week, and the class’s own order', () => {
    const wordings = (book: typeof markbook, shown: 'all' | 'week') =>
      layOut(book, { shown }).columns.map(({ wording }) => wording)
    expect(wordings(markbook, 'week')).toEqual(['Compare fractions'])
    const last = ids.objective(9)
    const early = {
      ...markbook,
      taught: [...markbook.taught, { objectiveId: last, taughtFrom: '2025-12-01' as const }],
    }
    expect(layOut(early).columns[0]!.objectiveId).toBe(last)
    expect(layOut(early, { opened: markbook }).columns.at(-1)!.objectiveId).toBe(last)
  })

  it('leaves out what is not offered on the day', () => {
    const objectives = markbook.objectives.map((objective) =>
      objective.id === ids.objective(6) ? { ...objective, retiredOn: TODAY } : objective,
    )
    expect(layOut({ ...markbook, objectives }).columns.map(({ objectiveId }) => objectiveId)).not.toContain(
      ids.objective(6),
    )
  })
})

describe('depths', () => {
  it('show a mark on its way at once, and the same when the server has kept it', () => {
    const log = [line('a', secure)]
    const pending: NewEntry = {
      ...ada,
      id: 'b',
      measureId: null,
      value: emerging,
      observedOn: '2026-03-02',
      track: 'teacher',
      via: 'entry',
    }
    const before = depthsOf(withPending(log, [pending], 'me'), { asOf: TODAY })
    expect(before[ada.pupilId]![ada.objectiveId]).toBe(emerging)
    const kept = [...log, line('b', emerging, { recordedAt: '2026-03-03T09:00:00.000Z' })]
    const after = depthsOf(withPending(kept, [pending], 'me'), { asOf: TODAY, before })
    expect(after[ada.pupilId]).toBe(before[ada.pupilId])
  })

  it('lend the very same row to pupils in whom nothing changed', () => {
    const log = springEntries()
    const before = depthsOf(log, { asOf: TODAY })
    const after = depthsOf([...log, line('z', notYet)], { asOf: TODAY, before })
    const changed = Object.keys(after).filter((pupilId) => after[pupilId] !== before[pupilId])
    expect(changed).toEqual([ada.pupilId])
  })

  it('are the teacher’s own: a pupil’s view does not show among them', () => {
    expect(
      depthsOf([line('a', secure, { track: 'pupil' })], { asOf: TODAY })[ada.pupilId]?.[ada.objectiveId],
    ).toBeUndefined()
  })
})

describe('writing', () => {
  it('names the head that was seen, and one batch', () => {
    expect(write(emerging, [line('a', secure)])).toEqual([
      {
        ...ada,
        id: 'new-1',
        batchId: 'new-0',
        measureId: null,
        value: emerging,
        observedOn: TODAY,
        track: 'teacher',
        via: 'entry',
        basis: 'a',
      },
    ])
    expect(write(emerging, [])[0]).toMatchObject({ basis: null })
  })

  it('writes nothing where nothing would change', () => {
    expect(write(null, [])).toEqual([])
    expect(write(null, [line('a', secure), line('b', null, { recordedAt: '2026-03-02T11:00:00.000Z' })])).toEqual([])
    expect(write(secure, [line('a', secure, { observedOn: TODAY })])).toEqual([])
  })

  it('writes the same depth again on another day: that is news', () => {
    expect(write(secure, [line('a', secure)])).toHaveLength(1)
  })

  it('clears with a line of its own and never deletes', () => {
    expect(write(null, [line('a', secure)])[0]).toMatchObject({ value: null, basis: 'a' })
    expect(write(null, [line('a', secure)])[0]).not.toHaveProperty('supersedes')
  })
})

describe('writing again', () => {
  const again = (entries: readonly NewEntry[], log: readonly Entry[]) =>
    entriesAgain(entries, { log, asOf: TODAY, newId: numbered() })

  it('names the head that is in sight now, not the one that was seen the first time', () => {
    const [first] = write(emerging, [line('a', secure)])
    expect(again([first!], [line('a', secure), line('b', notYet, { recordedAt: '2026-03-02T11:00:00.000Z' })])).toEqual(
      [{ ...first, id: 'new-1', batchId: 'new-0', basis: 'b' }],
    )
    expect(again([first!], [])[0]).toMatchObject({ basis: null })
  })

  it('counts a mark that is still on its way as in sight', () => {
    const [first] = write(emerging, [line('a', secure)])
    const log = withPending([line('a', secure)], [{ ...first!, id: 'on-its-way', observedOn: TODAY }], 'me')
    expect(again([first!], log)[0]).toMatchObject({ basis: 'on-its-way' })
  })
})
