import { descriptorSetPresets } from '@track/descriptors'
import { beforeEach, expect, it } from 'vitest'
import { activateLocale } from '../../app/i18n'
import { columnOffers, findOffers, offersOfSubjects } from './column-offers'
import type { Choosable, PageColumn } from './page-choice'
import type { PageWords } from './use-page-words'

const since = { effectiveFrom: '2025-09-01', recordedAt: '2025-09-01T08:00:00.000Z' } as const
const [attainment, effort] = descriptorSetPresets(since).filter(
  ({ kind }) => kind === 'attainment' || kind === 'effort',
)
const rule = { id: 'rule', name: 'On track', rule: { anyOf: [] }, ...since }
const test = { id: 'test', subjectId: 'maths', name: 'Test', codes: [], position: 0, etag: '' }
const word = { ...test, id: 'word', name: 'In words', setId: attainment!.id }
const correspondence = {
  id: 'joint',
  name: 'Together',
  categories: [{ id: 'low', label: 'At the beginning', descriptorIds: [attainment!.descriptors[0]!.id] }],
  etag: '',
}
const choosable = {
  school: { today: '2026-03-03', depthNumbers: false },
  descriptors: {
    rules: [rule],
    measures: [test, word],
    sets: [attainment!, effort!],
    setChoices: [{ measureId: 'word', groupId: 'g', pupilId: null, setId: effort!.id, ...since }],
    correspondences: [correspondence],
  },
} as unknown as Choosable
const words = { measureName: ({ measure }: PageColumn) => measure.kind } as unknown as PageWords
const offered = (columns: readonly PageColumn[] = []) => columnOffers('maths', { choosable, columns, words })

beforeEach(() => activateLocale('en-GB'))

it('puts what can be added under headings by kind, the words of each set together', () => {
  const labels = (set: typeof attainment) => set!.descriptors.map(({ label }) => label)
  expect(offered().map(({ heading, offers }) => [heading, offers.map(({ label }) => label)])).toEqual([
    ['Objectives', ['secured', 'secured', 'on-track']],
    ['Marks', ['mean-mark', 'mean-mark']],
    [`In words: ${attainment!.name}`, labels(attainment)],
    [`In words: ${effort!.name}`, labels(effort)],
    ['In words, by “Together”', ['At the beginning']],
    ['What changed', Array(5).fill('progress')],
  ])
})

it('knows what is on the page already, and has no heading over nothing', () => {
  const mean: PageColumn = { subjectId: 'maths', measure: { kind: 'mean-mark', measureId: 'test', matched: false } }
  const there = offered([mean]).flatMap(({ heading, offers }) => offers.map(({ isThere }) => [heading, isThere]))
  expect(there.filter(([, isThere]) => isThere)).toEqual([['Marks', true]])
  const counted = columnOffers('maths', { choosable, columns: [], words, form: { show: 'count' } })
  expect(counted.map(({ heading }) => heading)).not.toContain('Marks')
})

it('says once what several subjects have in common, and of which subject the rest is', () => {
  const two = offersOfSubjects(
    [
      { id: 'maths', name: 'Maths' },
      { id: 'art', name: 'Art' },
    ],
    {
      choosable,
      columns: [{ subjectId: 'art', measure: { kind: 'secured', average: 'per-pupil' } }],
      words,
    },
  )
  expect(two.map(({ heading, offers }) => [heading, offers.length])).toEqual([
    ['Objectives', 3],
    ['What changed', 5],
    ['Maths: Marks', 2],
    [`Maths: In words: ${attainment!.name}`, attainment!.descriptors.length],
    [`Maths: In words: ${effort!.name}`, effort!.descriptors.length],
    ['Maths: In words, by “Together”', 1],
  ])
  expect(two[0]!.offers.map(({ columns }) => columns.map(({ subjectId }) => subjectId))).toEqual([
    ['maths'],
    ['maths', 'art'],
    ['maths', 'art'],
  ])
})

it('finds columns by the beginning of their words or of their heading', () => {
  const maths = offersOfSubjects([{ id: 'maths', name: 'Maths' }], { choosable, columns: [], words })
  const found = (typed: string) => findOffers(maths, typed).map(({ heading, offers }) => [heading, offers.length])
  expect(found('at the beg')).toEqual([['In words, by “Together”', 1]])
  expect(found('what changed')).toEqual([['What changed', 5]])
  expect(found('nothing of the kind')).toEqual([])
})
