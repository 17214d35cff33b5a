import { expect, it } from 'vitest'
import * as z from 'zod'
import { validatorCompiler } from './plain-faults.js'

const shape = z.object({
  on: z.iso.date(),
  at: z.iso.datetime({ precision: 3 }).optional(),
  id: z.uuid(),
  name: z.string().min(1).max(1200),
  size: z.number().int().min(0).max(100).default(0),
  pupils: z.array(z.string()).min(2).max(3).optional(),
  take: z.enum(['all-of', 'any-of']).optional(),
  value: z
    .union([z.string().max(3), z.number()])
    .nullable()
    .optional(),
  since: z
    .discriminatedUnion('kind', [z.object({ kind: z.literal('day') }), z.object({ kind: z.literal('term') })])
    .optional(),
})
const right = { on: '2026-11-22', id: '0198c3f2-8c1e-7a3b-9d54-1f0c2b7a6e5d', name: 'Year 4' }

function faultsOf(more: object, schema: z.ZodType = shape): unknown {
  const { error } = validatorCompiler({ schema })({ ...right, ...more })
  return (error as unknown as { instancePath: string; keyword: string; message: string }[] | undefined)?.map(
    ({ instancePath, keyword, message }) => [instancePath, keyword, message],
  )
}

it('says of each wrong field what is meant, with an example', () => {
  expect(faultsOf({})).toBeUndefined()
  const day = 'a day of the calendar, such as 2026-11-22'
  const said: [object, string, string, string][] = [
    [{ on: undefined }, '/on', 'invalid_type', `This is missing: send ${day}`],
    [{ on: null }, '/on', 'invalid_type', `This may not be null: send ${day}`],
    [{ on: '22/11/2026' }, '/on', 'invalid_format', `Send ${day}`],
    [
      { at: 'noon' },
      '/at',
      'invalid_format',
      'Send a moment in UTC with three decimals, such as 2026-11-22T09:30:00.000Z',
    ],
    [{ id: 'MIS-123' }, '/id', 'invalid_format', 'Send a UUID, such as 0198c3f2-8c1e-7a3b-9d54-1f0c2b7a6e5d'],
    [{ name: 4 }, '/name', 'invalid_type', 'Send a text'],
    [{ name: '' }, '/name', 'too_small', 'Send at least 1 character'],
    [{ name: 'x'.repeat(1201) }, '/name', 'too_big', 'Send at most 1,200 characters'],
    [{ size: 1.5 }, '/size', 'invalid_type', 'Send a whole number'],
    [{ size: -1 }, '/size', 'too_small', 'Send a number from 0'],
    [{ size: 101 }, '/size', 'too_big', 'Send a number up to 100'],
    [{ pupils: 'all' }, '/pupils', 'invalid_type', 'Send a list, in square brackets'],
    [{ pupils: ['ada'] }, '/pupils', 'too_small', 'Send at least 2 items'],
    [{ take: 'both' }, '/take', 'invalid_value', 'Send "all-of" or "any-of"'],
    [{ value: true }, '/value', 'invalid_union', 'Send a text or a number'],
    [{ value: 'long' }, '/value', 'too_big', 'Send at most 3 characters'],
    [{ since: { kind: 'week' } }, '/since/kind', 'invalid_union', 'Send "day" or "term"'],
    [{ since: {} }, '/since/kind', 'invalid_union', 'This is missing: send "day" or "term"'],
  ]
  for (const [more, ...fault] of said) expect(faultsOf(more)).toEqual([fault])
})

it('leaves a rule its own words and its own code', () => {
  const params = { code: 'reports/no-count' }
  const rule = z.object({}).refine(() => false, { path: ['show'], message: 'Leave show out', params })
  expect(faultsOf({}, rule)).toEqual([['/show', 'reports/no-count', 'Leave show out']])
})
