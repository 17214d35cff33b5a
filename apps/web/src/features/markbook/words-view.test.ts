import type { ClassMarkbook } from '@track/api-contract'
import type { DescriptorSet } from '@track/descriptors'
import type { Entry } from '@track/markbook'
import { describe, expect, it } from 'vitest'
import { ids, markbook, secure } from '../../testing/fixtures'
import { countsOfColumn, layOutWords, setsOfColumn, wordsOfColumn } from './words-view'

const word = (id: string, label: string) => ({
  id,
  label,
  shortCode: label[0]!,
  colour: '#c4e3cd',
  symbol: 'disc' as const,
})
const wholeClass: DescriptorSet = {
  id: 'class-words',
  name: 'Class words',
  kind: 'attainment',
  ordered: true,
  meaning: 'competence',
  descriptors: [word('building', 'Building'), word('secured', 'Secured')],
  suggestions: [
    {
      descriptorId: 'secured',
      when: { anyOf: [{ allOf: [{ kind: 'secured-count', countAtLeast: 1, of: 'taught', tags: [] }] }] },
    },
  ],
  effectiveFrom: '2025-09-01',
  recordedAt: '2025-09-01T08:00:00.000Z',
}
const ownWords: DescriptorSet = {
  ...wholeClass,
  id: 'own-words',
  descriptors: [word('stepping', 'Stepping'), word('secured', 'Secured')],
  suggestions: [],
}
const [ada, ben, cai] = [0, 1, 2].map(ids.pupil) as [string, string, string]
const book: ClassMarkbook = {
  ...markbook,
  measures: [
    { id: 'attainment', subjectId: ids.maths, name: 'Attainment', setId: wholeClass.id, codes: [], position: 0 },
  ],
  sets: [wholeClass, ownWords],
  pupils: markbook.pupils
    .slice(0, 3)
    .map((pupil) => ({ ...pupil, setIds: { attainment: pupil.id === cai ? ownWords.id : wholeClass.id } })),
}
const line = (id: string, pupilId: string, more: Partial<Entry>): Entry => ({
  ...{ id, pupilId, objectiveId: null, measureId: 'attainment', value: 'secured' },
  ...{
    observedOn: '2026-03-02',
    recordedAt: '2026-03-02T10:00:00.000Z',
    recordedBy: 'me',
    track: 'teacher',
    via: 'entry',
  },
  ...more,
})
const judged = (pupilId: string, value: string) =>
  line(`j ${pupilId}`, pupilId, { objectiveId: ids.objective(0), measureId: null, value })

describe('the words of a class', () => {
  it('gives every pupil a row, with the word last said in the set of that pupil', () => {
    const { rows } = layOutWords(book, [line('w1', ada, {}), line('w2', cai, { value: 'stepping' })])
    expect(rows.map(({ pupilId, cells: [cell] }) => [pupilId, cell!.set!.id, cell!.value])).toEqual([
      [ada, 'class-words', 'secured'],
      [ben, 'class-words', null],
      [cai, 'own-words', 'stepping'],
    ])
  })

  it('suggests from judgements in taught objectives, and not what the teacher has said already', () => {
    const log = [judged(ada, secure), judged(ben, secure), line('w1', ben, {})]
    const suggested = (lines: readonly Entry[]) =>
      layOutWords(book, lines).rows.map(({ cells }) => cells[0]!.suggestion?.descriptorId ?? null)
    expect(suggested(log)).toEqual(['secured', null, null])
    expect(suggested([])).toEqual([null, null, null])
  })

  it('offers each word of a column once, of the set most used first', () => {
    const view = layOutWords(book, [])
    expect(setsOfColumn(view, 0).map(({ id }) => id)).toEqual(['class-words', 'own-words'])
    expect(wordsOfColumn(view, 0).map(({ id }) => id)).toEqual(['building', 'secured', 'stepping'])
  })

  it('counts by the categories that speak of most of its words, and who has no word as blank', () => {
    const view = layOutWords(book, [line('w1', ada, { value: 'building' }), line('w2', cai, { value: 'stepping' })])
    const category = { id: 'early', label: 'Early', descriptorIds: ['building', 'stepping'] }
    const fits = { id: 'both', name: 'Both', categories: [category] }
    const poor = { id: 'one', name: 'One', categories: [{ ...category, id: 'poor', descriptorIds: ['building'] }] }
    const counts = countsOfColumn(view, { at: 0, correspondences: [poor, fits] as never })
    expect(counts.filter(({ pupils }) => pupils > 0)).toEqual([
      expect.objectContaining({ id: 'early', pupils: 2 }),
      expect.objectContaining({ kind: 'unknown', pupils: 1 }),
    ])
  })
})
