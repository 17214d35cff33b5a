import type { Page, PageDefinition, TrackClient } from '@track/api-contract'
import { readTable } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf } from '../../testing/school.js'
import { makeVectorSchool, type VectorSchool } from '../../testing/vector-school.js'

describe.each(engines)('the worked cases through the API and its files, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let track: TrackClient
  let school: VectorSchool
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => new Date('2026-07-14T10:00:00Z') })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async (vector: string) => {
    school = await makeVectorSchool(database.pool, vector)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const linesOf = async (file: Promise<Blob>) => {
    const { rows, columns } = readTable(new Uint8Array(await (await file).arrayBuffer()))
    // A text that looks like a formula has an apostrophe in CSV, which has no other way to say that it is a text.
    const asText = (cell: string) => cell.replace(/^'(?==)/, '')
    return { headings: columns.map(({ name }) => name), rows: rows.map(({ cells }) => cells.map(asText)) }
  }
  const exportsOf = (definition: PageDefinition) =>
    (['csv', 'xlsx'] as const).map((format) =>
      linesOf(track.exportPage({ params, body: { definition, format, name: '=Data, “on” a page/' } })),
    )
  /** The numbers of a page as the vectors write them. */
  const numbersOf = ({ rows }: Page) =>
    rows.map(({ name, n, cells }) => ({
      group: name,
      n,
      cells: Object.fromEntries(
        cells.map((dates, column) => [
          column,
          dates.map(({ value, n, suppressed }) => (suppressed ? { value, n, suppressed } : { value, n })),
        ]),
      ),
    }))
  const textsOf = (rows: VectorSchool['expected'], columns: number) =>
    rows.map(({ group, n, cells }) => [
      group,
      String(n),
      ...Array.from({ length: columns }, (_, column) =>
        cells[column]!.flatMap(({ value, n }) => [value === null ? '' : String(value), String(n)]),
      ).flat(),
    ])

  it.each(['E2', 'E2-pooled', 'E3', 'E7'])('%s says in the library, the API, CSV and XLSX the same', async (vector) => {
    await open(vector)
    const { definition, expected } = school
    const page = await track.calculatePage({ params, body: definition })
    // What the library must say of it, and says: see the vectors.
    expect(numbersOf(page)).toEqual(expected)
    const [csv, xlsx] = await Promise.all(exportsOf(definition))
    expect(xlsx).toEqual(csv)
    const table = csv!.rows.slice(0, expected.length)
    expect(table).toEqual(textsOf(expected, definition.columns.length))
    expect(csv!.headings).toHaveLength(2 + 2 * definition.columns.length * definition.dates.length)
    expect(csv!.rows.slice(expected.length, expected.length + 3).map(([what, text]) => [what, text])).toEqual([
      ['Report', '=Data, “on” a page/'],
      ['School', expect.stringMatching(/./)],
      ['As known on', expect.stringMatching(/^14 July 2026, \d\d:\d\d$/)],
    ])
  })

  it('leaves a date that has not come blank, and says so on the page and in its files', async () => {
    await open('E2')
    const dates = [...school.definition.dates, { label: 'Later', on: '2026-07-31' as const }]
    const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const
    const secured = school.definition.columns[0]!
    const definition = { ...school.definition, dates, columns: [secured, { ...secured, change }] }
    const page = await track.calculatePage({ params, body: definition })
    const come = page.rows[0]!.cells.map((overDates) => overDates.at(-1))
    const blank = { value: null, n: 0, withoutData: 0, fraction: null, blank: 'date-to-come' }
    expect(come).toEqual([blank, blank])
    expect(page.notes[0]).toMatchObject({
      kind: 'date-to-come',
      text: expect.stringMatching(/^31 July 2026 has not come yet/),
    })
    const at = { groupId: definition.groupIds[0]!, column: 0, date: dates.length - 1 }
    const opened = await track.listPagePupils({ params, body: { definition, ...at } })
    expect(opened).toMatchObject({ counted: [], notCounted: [] })
    expect(opened.explanation.map(({ text }) => text)).toContain(
      '31 July 2026 has not come yet, so there is no number.',
    )
    for (const { rows } of await Promise.all(exportsOf(definition)))
      expect(rows.flat()).toContainEqual(expect.stringMatching(/^31 July 2026 has not come yet/))
  })

  it('shows how many, and by how much since when and of whom, in files as on the page (REP-2, E3)', async () => {
    await open('E3')
    const marks = school.definition.columns[1]!
    const since = (
      kind: 'first-date' | 'date-before',
      pupils: 'raw' | 'matched',
    ): PageDefinition['columns'][number] => ({
      ...marks,
      change: { since: { kind }, pupils },
    })
    const changes: PageDefinition = {
      ...school.definition,
      groupIds: [school.groupIds.PP!],
      columns: [
        since('first-date', 'raw'),
        since('first-date', 'matched'),
        since('date-before', 'raw'),
        since('date-before', 'matched'),
      ],
    }
    const page = await track.calculatePage({ params, body: changes })
    const figures = page.rows[0]!.cells.map((dates) => dates.slice(1).map(({ value, n }) => [value, n]))
    // Eli was away in spring: of all three the means fall afterwards, of the same two they rise.
    expect(figures).toEqual([
      [
        [5.8, 2],
        [4.7, 3],
      ],
      [
        [3, 2],
        [4.7, 3],
      ],
      [
        [5.8, 2],
        [-1.2, 3],
      ],
      [
        [3, 2],
        [2, 2],
      ],
    ])
    for (const { rows, headings } of await Promise.all(exportsOf(changes))) {
      const fields = headings.map((heading, place) => [heading, rows[0]![place]] as const)
      const numbers = fields.filter(([heading]) => /· n( before)?$|^Group$|^n$/.test(heading) === false)
      expect(numbers.map(([, cell]) => cell)).toEqual(['5.8', '4.7', '3', '4.7', '5.8', '-1.2', '3', '2'])
    }

    await open('E2')
    const [secured, onTrack] = school.definition.columns
    const counts: PageDefinition = {
      ...school.definition,
      groupIds: [school.groupIds.All!],
      columns: [
        { ...secured!, show: 'count' },
        { ...onTrack!, show: 'count' },
      ],
    }
    const { rows, columns } = await track.calculatePage({ params, body: counts })
    expect(columns.map(({ unit }) => unit)).toEqual(['count', 'count'])
    expect(rows[0]!.cells.map((dates) => dates.map(({ value }) => value))).toEqual([
      [21, 45, 74],
      [4, 5, 8],
    ])
    const points: PageDefinition = {
      ...counts,
      columns: [{ ...onTrack!, change: { since: { kind: 'first-date' }, pupils: 'matched' } }],
    }
    const moved = await track.calculatePage({ params, body: points })
    expect(moved.columns[0]!.unit).toBe('points')
    expect(moved.rows[0]!.cells[0]!.map(({ value }) => value)).toEqual([null, 13, 50])
  })

  it('E7: a programme called after another year changes nothing but its name', async () => {
    await open('E7')
    const before = await track.calculatePage({ params, body: school.definition })
    const [csvBefore] = await Promise.all(exportsOf(school.definition))
    const pupils = () =>
      track.listPagePupils({
        params,
        body: { definition: school.definition, groupId: school.groupIds['5 Elm']!, column: 2, date: 1 },
      })
    const behind = await pupils()
    const { programmes } = await track.listProgrammes({ params, query: {} })
    for (const { id: programmeId, name } of programmes)
      await track.changeProgramme({
        params: { ...params, programmeId },
        body: { name: `Year 5, formerly ${name}` },
        ifMatch: '*',
      })
    const after = await track.calculatePage({ params, body: school.definition })
    expect(after).toEqual(before)
    expect(await Promise.all(exportsOf(school.definition))).toEqual([csvBefore, csvBefore])
    expect(await pupils()).toEqual(behind)
    // In a programme of an earlier year, and counted like anybody else.
    expect(behind.counted.find(({ label }) => label === 'kit')).toMatchObject({ value: 86, onTrack: true })
  })

  it('E12: what an audience may not see it sees by no way, and an audience that asks for less takes nothing back', async () => {
    await open('E12-e2-for-governors')
    const definition = { ...school.definition, audienceId: 'governors' }
    const page = await track.calculatePage({ params, body: definition })
    expect(numbersOf(page)).toEqual(school.expected)
    expect(page.definition.minimumGroup).toBe(5)
    for (const { rows } of await Promise.all(exportsOf(definition)))
      expect(rows.slice(0, 3).map(([name, ...cells]) => [name, new Set(cells).size === 1 && cells[0]])).toEqual([
        ['All', false],
        ['PP', '[c]'],
        ['Not PP', '[c]'],
      ])
    const opened = await track.listPagePupils({
      params,
      body: { definition, groupId: school.groupIds['Not PP']!, column: 0, date: 0 },
    })
    expect(opened).toMatchObject({ counted: [], notCounted: [], cell: { suppressed: true } })

    const { dates: _, ...template } = definition
    const report = await track.addReportTemplate({
      params,
      body: {
        name: 'Governors',
        purpose: 'The autumn meeting',
        template: { ...template, dates: [{ kind: 'fixed', label: '', on: '2025-12-12' }] },
      },
    })
    const at = { ...params, templateId: report.id }
    const run = await track.runReportTemplate({ params: at })
    expect(run.page.rows.map(({ n }) => n)).toEqual([8, null, null])
    const file = await linesOf(track.exportReportTemplate({ params: at, query: { format: 'xlsx' } }))
    expect(file.rows[1]!.slice(1).every((cell) => cell === '[c]')).toBe(true)
    const notesOf = ({ rows }: typeof file) => Object.fromEntries(rows.map(([what, text]) => [what, text]))
    const from = { Report: 'Governors', Audience: 'For Governors: groups of fewer than 5 are not shown' }
    expect(notesOf(file)).toMatchObject({
      ...from,
      Purpose: 'The autumn meeting',
      'As known on': expect.stringMatching(/^14 July 2026, \d\d:\d\d$/),
    })
    const frozen = await track.freezeReport({ params, body: { name: 'Kept', templateId: report.id, definition } })
    expect(numbersOf(frozen.page)).toEqual(school.expected)

    const audiences = [{ id: 'governors', name: 'Governors', minimumGroup: 0 }]
    await track.changeSchoolSettings({ params, body: { audiences }, ifMatch: '*' })
    const open5 = await track.calculatePage({ params, body: { ...definition, minimumGroup: 5 } })
    expect(numbersOf(open5)).toEqual(school.expected)
    const kept = { ...params, frozenId: frozen.id }
    const again = await linesOf(track.exportFrozenReport({ params: kept, query: { format: 'csv' } }))
    expect(notesOf(again)).toMatchObject({ ...from, Report: 'Kept', Purpose: 'The autumn meeting' })
    expect(again.rows[2]!.slice(1).every((cell) => cell === '[c]')).toBe(true)
  })

  it('gives a file a name that no folder, header or spreadsheet stumbles over, and every answer is kept by nobody', async () => {
    await open('E3')
    const ask = (format: string) =>
      app.inject({
        method: 'POST',
        url: `/v1/schools/${school.schoolId}/reports/page/export`,
        headers: { cookie: `track_session=${school.token}` },
        payload: { definition: school.definition, format, name: '=Zoë’s\r\n"page"/' },
      })
    const csv = await ask('csv')
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="=Zoe s page.csv"; filename*=UTF-8''%3DZo%C3%AB%E2%80%99s%20page.csv`,
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
    })
    const xlsx = await ask('xlsx')
    expect(xlsx.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect((await ask('pdf')).statusCode).toBe(400)
  })
})
