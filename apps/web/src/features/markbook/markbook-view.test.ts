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

  it('gives a pupil with a programme of their own that programme, folded until it is opened', () => {
    const view = layOut(markbook)
    const cai = view.pupils[2]!
    expect(cai.own?.map(({ wording }) => wording)).toHaveLength(3)
    expect(
      rowsOf(view, new Set())
        .map(({ kind }) => kind)
        .slice(0, 5),
    ).toEqual(['all', 'pupil', 'pupil', 'programme', 'pupil'])
    const opened = rowsOf(view, new Set([cai.pupilId]))
    expect(opened.map(({ kind }) => kind).slice(3, 8)).toEqual(['programme', 'own', 'own', 'own', 'pupil'])
    expect(shapesOf(opened, 10).slice(2, 5)).toEqual([
      { kind: 'pupil', cells: 10 },
      { kind: 'programme', cells: 1 },
      { kind: 'own', cells: 1 },
    ])
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
