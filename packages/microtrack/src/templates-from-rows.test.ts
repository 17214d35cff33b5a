import { expect, it, test } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { csvRecords } from '../test/csv-records.js'
import { type Issue, Template, templatesFromRows } from './index.js'

function counter() {
  let ids = 0
  return () => `id${++ids}`
}

function read(rows: Parameters<typeof templatesFromRows>[0], options: { separator?: string } = {}) {
  return templatesFromRows(rows, { newId: counter(), ...options })
}

function codesOf(issues: readonly Issue[]) {
  return issues.map(({ row, code, severity }) => `${row} ${severity} ${code}`)
}

test('a row with two or three criteria is a template ready for its tasks; none are invented (A0-12)', () => {
  const { templates, issues } = read([
    {
      outcome: ' I can count ',
      criteria: ' in order | to ten |once each',
      title: ' Counting ',
      unit: '',
      externalId: 'l1',
    },
  ])
  expect(templates).toEqual([
    {
      template: {
        outcomes: ['I can count'],
        criteria: [
          { id: 'id1', text: 'in order' },
          { id: 'id2', text: 'to ten' },
          { id: 'id3', text: 'once each' },
        ],
        tasks: [],
        moveOn: [],
        questions: [],
      },
      title: 'Counting',
      unit: null,
      externalId: 'l1',
      isDraft: false,
      advice: [],
    },
  ])
  expect(issues).toEqual([])
})

test('one criterion or more than three make a draft which asks to choose (A0-12)', () => {
  const { templates } = read(
    ['', 'a', 'a|b', 'a|b|c', 'a|b|c|d', 'a|b|c|d|e'].map((criteria) => ({ outcome: 'o', criteria })),
  )
  expect(templates.map(({ isDraft }) => isDraft)).toEqual([true, true, false, false, true, true])
  expect(templates[5]!.advice).toEqual([
    { code: 'microtrack/choose-criteria', message: 'Criteria here: 5. Choose 2 or 3 of them before you publish.' },
  ])
})

test('a school’s own limits decide what is a draft (A0-12)', () => {
  const limits = { criteria: { min: 1, max: 5 } }
  const { templates } = templatesFromRows([{ outcome: 'o', criteria: 'a|b|c|d|e' }], { newId: counter(), limits })
  expect(templates[0]!.isDraft).toBe(false)
})

test('empty and repeated criteria are left out and the row is named', () => {
  const { templates, issues } = read([
    { outcome: 'o', criteria: 'a|b' },
    { outcome: 'o', criteria: 'Show it | | show  IT|explain' },
    { outcome: 'o', criteria: 'a|a|b', row: 12 },
  ])
  expect(templates.map(({ template }) => template.criteria.map(({ text }) => text))).toEqual([
    ['a', 'b'],
    ['Show it', 'explain'],
    ['a', 'b'],
  ])
  expect(codesOf(issues)).toEqual([
    '2 warning microtrack/criterion-left-out',
    '2 warning microtrack/criterion-left-out',
    '12 warning microtrack/criterion-left-out',
  ])
})

test('two rows with the same outcome are two templates', () => {
  const row = { outcome: 'I can count', criteria: 'a|b' }
  expect(read([row, row]).templates).toHaveLength(2)
})

test('a row without an outcome is a draft, one with nothing or with too much is not read, and the others are (A0-11)', () => {
  const { templates, issues } = read([
    { outcome: '', criteria: 'a|b' },
    { outcome: ' ', criteria: ' ' },
    { outcome: 'o'.repeat(301), criteria: 'a|b' },
    { outcome: 'o', criteria: `a|${'b'.repeat(301)}` },
    { outcome: 'o', criteria: Array.from({ length: 21 }, (_, index) => `c${index}`).join('|') },
    { outcome: 'o', criteria: 'a|b' },
  ])
  expect(templates.map(({ isDraft }) => isDraft)).toEqual([true, false])
  expect(codesOf(issues)).toEqual([
    '1 warning microtrack/no-outcome',
    '2 error microtrack/empty-row',
    '3 error microtrack/too-much',
    '4 error microtrack/too-much',
    '5 error microtrack/too-much',
  ])
})

test('another separator, or none', () => {
  expect(read([{ outcome: 'o', criteria: 'a; b' }], { separator: ';' }).templates[0]!.template.criteria).toHaveLength(2)
  expect(read([{ outcome: 'o', criteria: 'a|b' }], { separator: '' }).templates[0]!.template.criteria).toHaveLength(1)
})

const oak = sharedData('nc/oak-lessons-maths-ks1.derived.csv')

it.runIf(oak)('reads the 360 lessons of a published scheme of work, each with its outcome and criteria', () => {
  const rows = csvRecords(oak!.toString('utf8')).map((record) => ({
    outcome: record.pupil_outcome!,
    criteria: record.success_criteria!,
    title: record.lesson!,
    unit: record.unit!,
    externalId: record.lesson_id!,
  }))
  const { templates, issues } = read(rows)
  const counts = templates.map(({ template }) => template.criteria.length)
  expect(issues).toEqual([])
  expect(templates).toHaveLength(360)
  expect(new Set(templates.map(({ unit }) => unit)).size).toBe(37)
  expect(counts.reduce((sum, count) => sum + count)).toBe(1176)
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 5])
  expect(templates.filter(({ isDraft }) => isDraft)).toHaveLength(165)
  for (const { template } of templates) expect(Template.parse(template)).toEqual(template)
})
