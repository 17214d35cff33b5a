import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { applyMapping } from './apply-mapping.js'
import { chooseRecords } from './choose-records.js'
import { readDate } from './read-date.js'
import { readTable } from './read-table.js'
import { readYesNo } from './read-yes-no.js'
import { suggestMapping } from './suggest-mapping.js'

const fields = [
  { name: 'label', title: 'Name', required: true },
  { name: 'born', title: 'Date of birth', aliases: ['DOB'], read: (text: string) => readDate(text, { order: 'dmy' }) },
  { name: 'premium', title: 'Pupil premium', aliases: ['PP'], read: readYesNo },
] as const

const file = 'Name,DOB,PP,Bus\n Ada ,10/12/2016,Y, 7 \nGrace,9.12.06,,\n,01/01/2016,maybe,8\n'
const table = readTable(file)
const mapping = suggestMapping(table.columns, fields)

describe('applyMapping', () => {
  it('reads the mapped columns and keeps the text of the others', () => {
    const { records } = applyMapping(table, mapping, fields)
    expect(records).toEqual([
      { row: 2, values: { label: 'Ada', born: '2016-12-10', premium: true }, rest: { Bus: ' 7 ' } },
    ])
    expectTypeOf(records[0]!.values.premium).toEqualTypeOf<boolean | null>()
    expectTypeOf(records[0]!.values.label).toEqualTypeOf<string | null>()
    // @ts-expect-error [ts2339] only fields are there
    expect(records[0]!.values.bus).toBeUndefined()
  })

  it('names row, column and fix, and does not stop at the first', () => {
    const { issues } = applyMapping(table, mapping, fields)
    expect(issues.map(({ row, field, code }) => [row, field, code])).toEqual([
      [3, 'DOB', 'tabular/two-digit-year'],
      [4, 'Name', 'tabular/blank-required'],
      [4, 'PP', 'tabular/not-yes-or-no'],
    ])
    expect(issues[1]?.message).toBe('Name is blank: fill it in')
  })

  it('blank is null, never zero and never No', () => {
    const blank = readTable('Name,DOB,PP\nAda,,\n')
    expect(applyMapping(blank, mapping, fields).records[0]?.values).toEqual({ label: 'Ada', born: null, premium: null })
  })

  it('a column that is not mapped gives null and is kept in the rest', () => {
    const { records } = applyMapping(table, { label: 'Name' }, fields)
    expect(records[0]).toEqual({
      row: 2,
      values: { label: 'Ada', born: null, premium: null },
      rest: { DOB: '10/12/2016', PP: 'Y', Bus: ' 7 ' },
    })
  })

  it('a row the file itself got wrong is refused', () => {
    const long = readTable('Name,PP\nAda,Y,extra\nGrace,N\n')
    const result = applyMapping(long, { label: 'Name', premium: 'PP' }, fields)
    expect(result.records.map(({ row }) => row)).toEqual([3])
    expect(result.issues.map(({ row, code }) => [row, code])).toEqual([[2, 'tabular/long-row']])
  })

  it('does not touch Object.prototype, whatever the columns and fields are called', () => {
    const hostile = readTable('__proto__,constructor,Name\nx,y,Ada\n')
    const { records } = applyMapping(hostile, { label: 'Name' }, [...fields, { name: 'constructor', title: 'C' }])
    expect(records[0]?.rest).toEqual(JSON.parse('{"__proto__":"x","constructor":"y"}'))
    expect(records[0]?.values).toMatchObject({ label: 'Ada' })
    expect(Object.getOwnPropertyDescriptor(records[0]?.values, 'constructor')?.value).toBeNull()
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(JSON.parse(JSON.stringify(records))).toEqual(records)
  })
})

describe('a mapping that cannot work is said once', () => {
  it('a required field without a column', () => {
    const { records, issues } = applyMapping(table, {}, fields)
    expect(records).toEqual([])
    expect(issues).toMatchObject([{ field: 'Name', code: 'tabular/missing-column', severity: 'error' }])
  })

  it('a saved mapping whose optional column has gone is only a warning', () => {
    const { records, issues } = applyMapping(table, { label: 'Name', premium: 'Premium 2024' }, fields)
    expect(records).toHaveLength(2)
    expect(issues.map(({ row, field, code, severity }) => [row, field, code, severity])).toEqual([
      [undefined, 'Pupil premium', 'tabular/missing-column', 'warning'],
      [4, 'Name', 'tabular/blank-required', 'error'],
    ])
  })

  it('one column for two fields, unless the second shares it', () => {
    const twice = { label: 'Name', born: 'DOB', premium: 'DOB' }
    expect(applyMapping(table, twice, fields)).toMatchObject({
      records: [],
      issues: [{ field: 'DOB', code: 'tabular/column-mapped-twice', severity: 'error' }],
    })
    const names = [
      { name: 'familyName', title: 'Family name', read: (text: string) => ({ value: text.split(' ').at(-1)! }) },
      {
        name: 'givenName',
        title: 'Given name',
        sharesColumn: true,
        read: (text: string) => ({ value: text.split(' ')[0]! }),
      },
    ] as const
    const full = readTable('Name\nAda Lovelace\n')
    expect(applyMapping(full, { familyName: 'Name', givenName: 'Name' }, names).records[0]?.values).toEqual({
      familyName: 'Lovelace',
      givenName: 'Ada',
    })
  })
})

describe('chooseRecords', () => {
  it('keeps the valid rows, or none unless all are', () => {
    const result = applyMapping(table, mapping, fields)
    expect(chooseRecords(result, 'keep-valid')).toEqual(result.records)
    expect(chooseRecords(result, 'keep-none')).toEqual([])
  })

  it('warnings stop nothing', () => {
    const result = applyMapping(readTable('Name,Name\nAda,x\n'), { label: 'Name' }, fields)
    expect(result.issues).toHaveLength(1)
    expect(chooseRecords(result, 'keep-none')).toHaveLength(1)
  })
})

it('every row is a record or has an error, never both, and no cell is lost', () => {
  const cell = fc.constantFrom('', ' ', 'Ada', 'Y', 'maybe', '10/12/2016', '1/2/16', '"', 'a,b')
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell)), (body) => {
      const quoted = body.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
      const source = deepFreeze(readTable(['Name,DOB,PP,Bus', ...quoted].join('\n'), { delimiter: ',' }))
      const { records, issues } = applyMapping(source, mapping, fields)
      const accepted = records.map(({ row }) => row)
      const refused = new Set(issues.filter(({ severity }) => severity === 'error').map(({ row }) => row))
      expect([...accepted, ...refused].sort((a, b) => a! - b!)).toEqual(source.rows.map(({ row }) => row))
      for (const { row, rest } of records) expect(rest.Bus).toBe(body[row - 2]![3])
    }),
  )
})

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
