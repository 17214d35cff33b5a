import { ledgerOf } from '@track/markbook'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { anyFullInput } from '../test/fixtures.js'
import {
  calculatePage,
  diffPages,
  explainCell,
  PageDefinition,
  type PageInput,
  PageTemplate,
  pupilsBehindCell,
} from './index.js'

const NAMES_OF_STAFF = /staff|teacher|adult|author|recorded-?by|entered-?by|user|colleague|rank|sort|league/i

it.each([
  ['page', PageDefinition],
  ['template', PageTemplate],
])('has no word for staff anywhere in the grammar of a %s: no key, no choice, no title (REP-11)', (_, schema) => {
  for (const io of ['input', 'output'] as const) {
    const words = wordsOf(z.toJSONSchema(schema, { io, unrepresentable: 'any' }))
    expect(words).toEqual(expect.arrayContaining(['groupIds', 'combined', 'change', 'audienceId', 'all-of']))
    expect(words.filter((word) => NAMES_OF_STAFF.test(word))).toEqual([])
  }
})

it('lets no such key through, wherever it is put (REP-11)', () => {
  const asked = {
    groupIds: ['all'],
    combined: [{ id: 'both', groupIds: ['a', 'b'], take: 'all-of', staffId: 't1' }],
    columns: [
      {
        subjectId: 'maths',
        measure: { kind: 'secured', average: 'pooled', recordedBy: 't1' },
        change: { since: { kind: 'first-date', recordedBy: 't1' }, pupils: 'raw', by: 'teacher' },
        groupBy: 'teacher',
      },
    ],
    dates: [{ label: '', on: '2025-12-12', recordedBy: 't1' }],
    rankBy: 'staff',
  }
  expect(JSON.stringify(PageDefinition.parse(asked))).not.toMatch(/staff|teacher|recordedBy|rankBy/)
})

it('says the same whoever wrote the entries (REP-11)', () => {
  fc.assert(
    fc.property(anyFullInput, fc.infiniteStream(fc.constantFrom('t1', 't2', 't3')), (input, authors) => {
      const sign = (entries: typeof input.entries) =>
        entries.map((entry) => ({ ...entry, recordedBy: authors.next().value! }))
      const signed: PageInput = { ...input, entries: sign(input.entries) }
      expect(calculatePage(signed)).toEqual(calculatePage(input))
      expect(calculatePage({ ...signed, entries: undefined, ledger: ledgerOf(sign(input.entries)) })).toEqual(
        calculatePage(input),
      )
      const cell = { groupId: 'all', column: 2, date: 1 }
      expect(pupilsBehindCell(signed, cell)).toEqual(pupilsBehindCell(input, cell))
      expect(explainCell(signed, cell)).toEqual(explainCell(input, cell))
      expect(diffPages({ before: { input }, after: { input: signed } }).cells).toEqual([])
    }),
    { numRuns: 15 },
  )
})

/** Every key and every text of a JSON schema, but its pattern of characters and what only explains it. */
function wordsOf(schema: unknown): string[] {
  if (typeof schema === 'string') return [schema]
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'pattern' || key === 'description' ? [] : [...(Array.isArray(schema) ? [] : [key]), ...wordsOf(value)],
  )
}
