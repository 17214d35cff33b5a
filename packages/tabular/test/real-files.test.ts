import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedDataFolder as data } from '../../../shared-data.js'
import { readTable } from '../src/index.js'

const present = existsSync(data)

const read = (path: string, options = {}) => readTable(readFileSync(`${data}/${path}`), options)

if (present) describe('files that people made', realFiles)
else {
  process.stderr.write(`SKIPPED: real CSV files, no shared data at ${data}\n`)
  it('the shared data may be missing unless TRACK_REQUIRE_DATA=1', () => {
    expect(process.env.TRACK_REQUIRE_DATA, `no shared data at ${data}`).not.toBe('1')
  })
}

function realFiles() {
  const spectrum = readdirSync(`${data}/csv/csv-spectrum/csvs`).map((name) => name.replace('.csv', ''))

  it('csv-spectrum has its twelve files', () => {
    expect(spectrum).toHaveLength(12)
  })

  it.each(spectrum)('csv-spectrum %s equals its json', (name) => {
    const { columns, rows, issues } = read(`csv/csv-spectrum/csvs/${name}.csv`, { delimiter: ',' })
    const records = rows.map(({ cells }) => Object.fromEntries(columns.map(({ key, index }) => [key, cells[index]])))
    const json = JSON.parse(readFileSync(`${data}/csv/csv-spectrum/json/${name}.json`, 'utf8'))
    const expected: Record<string, string>[] = Array.isArray(json) ? json : [json]
    // As published, this pair disagrees about the telephone number; the CSV says 2095257564.
    if (name === 'location_coordinates') expected[0]!['Contact Phone Number'] = '2095257564'
    expect(records).toEqual(expected)
    expect(issues).toEqual([])
  })

  it('the five re-encodings of one file give the same 75 rows of 4 columns', () => {
    const names = ['utf8.csv', 'utf8-bom.csv', 'cp1252.csv', 'semicolon-bom.csv', 'utf16le-bom.tsv']
    const tables = names.map((name) => read(`csv/objectives-y3y4.${name}`))
    expect(tables.map(({ encoding, delimiter }) => [encoding, delimiter])).toEqual([
      ['utf-8', ','],
      ['utf-8-bom', ','],
      ['windows-1252', ','],
      ['utf-8-bom', ';'],
      ['utf-16le', '\t'],
    ])
    for (const { columns, rows, headerRow, issues } of tables) {
      expect({ columns, rows, headerRow, issues }).toEqual({
        columns: tables[0]!.columns,
        rows: tables[0]!.rows,
        headerRow: 1,
        issues: [],
      })
    }
    expect([tables[0]!.rows.length, tables[0]!.columns.length]).toEqual([75, 4])
  })

  it('the National Curriculum has 1,391 rows and 1,215 different objectives', () => {
    const { columns, rows, issues } = read('nc/nc-england-objectives.derived.csv')
    const id = columns.find(({ key }) => key === 'objective_id')!
    expect(rows).toHaveLength(1391)
    expect(new Set(rows.map(({ cells }) => cells[id.index])).size).toBe(1215)
    expect(issues).toEqual([])
  })

  it.each([
    ['tennessee-star-longitudinal', 26_796, 18],
    ['egsingle-math-growth', 7230, 12],
    ['inner-london-exam', 4059, 10],
    ['mathexam14w-item-level', 729, 34],
    ['opensafely-schools-synthetic-students', 5250, 10],
    ['opensafely-schools-synthetic-results', 25_566, 10],
    ['assistments0910-skillbuilder-train', 407_967, 4],
  ])(
    '%s has %i rows of %i columns',
    (name, rows, columns) => {
      const table = read(`attainment/${name}.csv`, { maximumRows: 500_000 })
      expect([table.rows.length, table.columns.length, table.issues.length]).toEqual([rows, columns, 0])
      expect(table.rows.at(-1)?.row).toBe(rows + 1)
    },
    30_000,
  )
}
