import type { ImportResult, ProblemError, TrackClient } from '@track/api-contract'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../../../../shared-data.js'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

type Query = Parameters<TrackClient['importPupils']>[0]['query']

const students = sharedData('attainment/opensafely-schools-synthetic-students.csv')?.toString()

const OFFICE_FILE = `Adno,Forename,Surname,DOB,Year,Reg,UPN,PP,Admission date,Medical
001,Ada,Lovelace,10/12/2017,Year 4,4 Oak,B801200005001,Y,,asthma
002,Zoë,O'Brien,04/03/2018,Year 4,4 Elm,R674123101121,N,05/10/2026,
003,Cai,Ap Rhys,2018-01-31,4,4 Elm,,,,
`

describe.each(engines)('an import of pupils, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const send = (file: string | Buffer, query: Query = {}) =>
    track.importPupils({ params, query, file: typeof file === 'string' ? Buffer.from(file) : file })
  const carryOut = (file: string | Buffer, query: Query = {}) => send(file, { dryRun: 'false', ...query })
  const counts = ({ rows, created, updated, unchanged, refused }: ImportResult) => [
    rows,
    created,
    updated,
    unchanged,
    refused,
  ]
  const issuesOf = ({ issues }: ImportResult) =>
    issues.map(({ row, field, code, severity }) => [row, field, code, severity])
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const groupsOf = async () => {
    const { groups } = await track.listGroups({ params })
    return Object.fromEntries(groups.map(({ name, pupils }) => [name, pupils]))
  }

  it('shows what it would do, writes nothing, and then does exactly that', async () => {
    await open()
    const shown = await send(OFFICE_FILE)
    expect(shown).toMatchObject({ dryRun: true, delimiter: ',', headerRow: 1, refused: 0, issues: [] })
    expect(counts(shown)).toEqual([3, 3, 0, 0, 0])
    expect(shown.mapping).toMatchObject({
      externalId: 'Adno',
      dateOfBirth: 'DOB',
      class: 'Reg',
      'group:Pupil premium': 'PP',
      label: null,
    })
    expect(Object.values(shown.mapping)).not.toContain('Medical')
    expect(shown.columns[7]).toEqual({ key: 'PP', name: 'PP', samples: ['Y', 'N'] })
    expect(shown.made).toEqual([
      { kind: 'cohort', name: 'Year 4' },
      { kind: 'key-group', name: 'Pupil premium' },
      { kind: 'class', name: '4 Elm' },
      { kind: 'key-group', name: 'Not pupil premium' },
    ])
    expect((await track.listPupils({ params })).pupils).toHaveLength(4)

    const done = await carryOut(OFFICE_FILE)
    expect(done).toEqual({ ...shown, dryRun: false })
    const { pupils } = await track.listPupils({ params })
    expect(pupils.find(({ label }) => label === "Zoë O'Brien")).toMatchObject({
      forename: 'Zoë',
      dateOfBirth: '2018-03-04',
      registeredYear: '4',
      upn: 'R674123101121',
      identifiers: [{ source: 'csv', externalId: '002' }],
      joinedOn: '2026-10-05',
    })
    expect(await groupsOf()).toEqual({
      '4 Oak': 5,
      '4 Elm': 2,
      'Year 4': 3,
      'Pupil premium': 1,
      'Not pupil premium': 1,
    })
  })

  it('puts a new pupil in their groups from the start of the year, or from the day they joined', async () => {
    await open()
    await carryOut(OFFICE_FILE)
    const { groups } = await track.listGroups({ params })
    const groupId = groups.find(({ name }) => name === '4 Elm')!.id
    const on = async (asOf: `${number}-${number}-${number}`) =>
      (await track.listPupils({ params, query: { groupId, asOf } })).pupils.map(({ forename }) => forename)
    expect(await on('2026-08-31')).toEqual([])
    expect(await on('2026-09-01')).toEqual(['Cai'])
    expect(await on('2026-10-05')).toEqual(['Cai', 'Zoë'])
  })

  it('changes nothing when the same file comes again', async () => {
    await open()
    await carryOut(OFFICE_FILE)
    const before = [await track.listPupils({ params }), await track.listGroups({ params })]
    const again = await carryOut(OFFICE_FILE)
    expect(counts(again)).toEqual([3, 0, 0, 3, 0])
    expect(again.made).toEqual([])
    expect([await track.listPupils({ params }), await track.listGroups({ params })]).toEqual(before)
  })

  it('follows a pupil who moves class, and keeps where they were', async () => {
    await open()
    await carryOut(OFFICE_FILE)
    const moved = OFFICE_FILE.replace('4 Oak', '4 Elm').replace(',Y,', ',N,').replace('Lovelace', 'King')
    const result = await carryOut(moved)
    expect(counts(result)).toEqual([3, 0, 1, 2, 0])
    expect(await groupsOf()).toMatchObject({ '4 Oak': 4, '4 Elm': 3, 'Pupil premium': 0, 'Not pupil premium': 2 })
    const { pupils } = await track.listPupils({ params, query: { groupId: school.classId, asOf: '2026-11-19' } })
    expect(pupils.map(({ label }) => label)).toContain('Ada King')
    // Somebody corrects it the same day: it must not leave a membership that ends before it begins.
    expect(counts(await carryOut(OFFICE_FILE))).toEqual([3, 0, 1, 2, 0])
    expect(await groupsOf()).toMatchObject({ '4 Oak': 5, '4 Elm': 2, 'Pupil premium': 1, 'Not pupil premium': 1 })
  })

  it('knows a pupil by UPN where the identifier is new, and adds the identifier', async () => {
    await open()
    await carryOut('Name,UPN\nAda L,B801200005001\n')
    const result = await carryOut('Person id,Name,UPN\n77,Ada L,B801200005001\n', { source: 'arbor' })
    expect(counts(result)).toEqual([1, 0, 1, 0, 0])
    const { pupils } = await track.listPupils({ params })
    expect(pupils.find(({ label }) => label === 'Ada L')?.identifiers).toEqual([{ source: 'arbor', externalId: '77' }])
  })

  it('never merges by name: it asks, and says how to answer', async () => {
    await open()
    await carryOut('Name\nAda Lovelace\n')
    const again = await carryOut('Name,UPN\n"Lovelace, Ada",B801200005001\nBen Carver,\n', { onIssues: 'keep-valid' })
    expect(counts(again)).toEqual([2, 1, 0, 0, 1])
    expect(issuesOf(again)).toEqual([[2, undefined, 'import/same-name', 'error']])
    expect(JSON.stringify(again.issues)).not.toContain('Lovelace')

    const { pupils } = await track.listPupils({ params })
    const ada = pupils.find(({ label }) => label === 'Ada Lovelace')!
    await track.changePupil({
      params: { ...params, pupilId: ada.id },
      body: { upn: 'B801200005001' },
      ifMatch: ada.etag,
    })
    const answered = await carryOut('Name,UPN\n"Lovelace, Ada",B801200005001\n')
    expect(counts(answered)).toEqual([1, 0, 1, 0, 0])
  })

  it('names the row, the column in the words of the file, and the fix, and keeps none unless asked', async () => {
    await open()
    const file = [
      'Id,Name,Born,Year,UPN,SEND',
      '1,Ada,30/02/2016,4,,Y',
      '2,Ben,31/01/2016,4A,,N',
      '3,Cai,,4,UN1,',
      '4,Dua,,4,A801200005001,maybe',
      '5,Eve,,4,A801200005001,Y',
      ',,,4,,',
      '5,Fay,,4,,',
    ].join('\n')
    const mapping = JSON.stringify({
      externalId: 'Id',
      label: 'Name',
      dateOfBirth: 'Born',
      yearGroup: 'Year',
      upn: 'UPN',
      'group:SEND': 'SEND',
    })
    const none = await carryOut(file, { mapping })
    expect(counts(none)).toEqual([7, 0, 0, 0, 7])
    expect(issuesOf(none)).toEqual([
      [2, 'Born', 'tabular/no-such-day', 'error'],
      [3, 'Year', 'import/not-a-year-group', 'error'],
      [4, 'UPN', 'import/not-a-upn', 'error'],
      [5, 'SEND', 'tabular/not-yes-or-no', 'error'],
      [6, undefined, 'import/repeated', 'error'],
      [7, undefined, 'import/nameless', 'error'],
      [8, undefined, 'import/repeated', 'error'],
    ])
    for (const name of ['Ada', 'Ben', 'Cai', 'Dua', 'Eve', 'Fay'])
      expect(JSON.stringify(none.issues)).not.toContain(name)

    const kept = await carryOut(`${file}\n8,Gus,,4,A674123101121,\n`, { mapping, onIssues: 'keep-valid' })
    expect(counts(kept)).toEqual([8, 1, 0, 0, 7])
    expect(issuesOf(kept).at(-1)).toEqual([9, 'UPN', 'import/upn-check-letter', 'warning'])
    const taken = await carryOut('Id,Name,UPN\n9,Hal,A674123101121\n')
    expect(issuesOf(taken)[0]).toEqual([2, 'UPN', 'import/upn-taken', 'error'])
  })

  it('makes a group of each value, and not of a column that holds anything', async () => {
    await open()
    const rows = Array.from({ length: 40 }, (_, at) => `${at},Pupil ${at},${['N', 'K', 'E', ''][at % 4]},note ${at}`)
    const file = ['Id,Name,SEN status,Note', ...rows].join('\n')
    const result = await carryOut(file)
    expect(result.mapping).toMatchObject({ 'groupValue:SEND': 'SEN status' })
    expect(await groupsOf()).toMatchObject({ 'SEND: N': 10, 'SEND: K': 10, 'SEND: E': 10 })
    const mapping = JSON.stringify({ externalId: 'Id', label: 'Name', 'groupValue:Note': 'Note' })
    expect(issuesOf(await carryOut(file, { mapping }))).toEqual([
      [undefined, 'Note', 'import/too-many-groups', 'error'],
    ])
  })

  it('reads any encoding, and says so when a file is no table', async () => {
    await open()
    const text = 'Id;Name\n1;Zoë\n'
    const latin1 = await send(Buffer.from(text, 'latin1'))
    expect(latin1).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    expect(latin1.preview[0]?.values).toMatchObject({ label: 'Zoë' })
    const utf16 = await send(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    expect(utf16).toMatchObject({ encoding: 'utf-16le' })
    expect(utf16.preview[0]?.values).toMatchObject({ label: 'Zoë' })
    // Read in the wrong encoding it still has rows, and a warning or nonsense that the preview shows.
    expect((await send(Buffer.from(text), { encoding: 'windows-1252' })).preview[0]?.values.label).toBe('ZoÃ«')

    for (const [file, words] of [
      [Buffer.from('PK\x03\x04\x14\0\x06\0xl/workbook.xml', 'latin1'), 'Excel workbook'],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2]), 'picture'],
      [Buffer.from([1, 2, 3, 0, 255, 254, 7]), 'binary'],
      [Buffer.from(''), 'no rows'],
      [Buffer.from('\n\n \n'), 'no rows'],
    ] as const) {
      const problem = await refusalOf(send(file))
      expect(problem).toMatchObject({ status: 422, code: 'import/unreadable' })
      expect(problem?.detail).toContain(words)
    }
  })

  it('keeps duplicate headers apart and lists malformed rows', async () => {
    await open()
    const file = 'Name,UPN,UPN,__proto__\nGwen,B801200005001,R674123101121,x\nBen,,,,,cut, in two\n"Cai\n'
    const result = await send(file, { onIssues: 'keep-valid' })
    expect(result.columns.map(({ key }) => key)).toEqual(['Name', 'UPN', 'UPN (2)', '__proto__'])
    expect(issuesOf(result).map(([row, , code]) => [row, code])).toEqual([
      [undefined, 'tabular/duplicate-header'],
      [3, 'tabular/long-row'],
      [4, 'tabular/unterminated-quote'],
    ])
    expect(result.mapping.upn).toBe('UPN')
  })

  it('refuses 13 MB with 413, reads 10 MB, and never answers 500', async () => {
    await open()
    const line = `1,${'x'.repeat(990)}\n`
    const big = Buffer.from(`Name,Note\n${line.repeat(10_000)}`)
    const result = await send(big)
    expect(result.rows).toBe(10_000)
    expect(result.issues).toHaveLength(1001)
    expect(issuesOf(result)[0]).toEqual([2, undefined, 'import/name-overused', 'error'])
    expect(await refusalOf(send(Buffer.alloc(13_000_000, 'a')))).toMatchObject({
      status: 413,
      code: 'request/too-large',
    })
  })

  it('answers any bytes and any mapping with a result or a reason', async () => {
    await open()
    const text = fc.string({
      unit: fc.constantFrom('Name', 'UPN', ',', ';', '"', '\n', '\r', '\0', '\t', 'é', '0000-01-01', 'Y'),
    })
    const file = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      text.map((one) => new TextEncoder().encode(one)),
    )
    const column = fc.constantFrom('Name', 'UPN', 'Column 1', '__proto__')
    const field = fc.constantFrom(
      'label',
      'upn',
      'class',
      'dateOfBirth',
      'joinedOn',
      'group:X',
      'groupValue:',
      '__proto__',
    )
    await fc.assert(
      fc.asyncProperty(file, fc.option(fc.dictionary(field, column)), async (bytes, mapping) => {
        const query = { onIssues: 'keep-valid' as const, ...(mapping && { mapping: JSON.stringify(mapping) }) }
        const problem = await refusalOf(carryOut(Buffer.from(bytes), query))
        expect([undefined, 400, 422]).toContain(problem?.status)
      }),
      { numRuns: 60 },
    )
  })

  it('refuses a body that is not a file and a mapping that is not JSON', async () => {
    await open()
    expect(await refusalOf(send('Name\nAda\n', { mapping: '{' }))).toMatchObject({
      status: 400,
      code: 'request/invalid',
    })
    const response = await app.inject({
      method: 'POST',
      url: `/v1/schools/${school.schoolId}/roster/imports`,
      headers: { cookie: `track_session=${school.token}`, 'content-type': 'application/json' },
      payload: '{"Name":"Ada"}',
    })
    expect(response.statusCode).toBe(415)
  })

  it('takes a bare list of names as names, the first one too', async () => {
    await open()
    const list = await carryOut('Ada Brown\nBen Carter\nCai Dean\n')
    expect(counts(list)).toEqual([3, 3, 0, 0, 0])
    expect(list).toMatchObject({ headerRow: 0, mapping: { label: 'Column 1' }, columns: [{ name: 'Column 1' }] })
    const { pupils } = await track.listPupils({ params })
    expect(pupils.map(({ label }) => label)).toEqual(expect.arrayContaining(['Ada Brown', 'Ben Carter', 'Cai Dean']))
  })

  it('says which required or chosen column is not in the file', async () => {
    await open()
    const result = await send('Name\nGwen\n', { mapping: JSON.stringify({ label: 'Name', dateOfBirth: 'Born' }) })
    expect(issuesOf(result)).toEqual([[undefined, 'Date of birth', 'tabular/missing-column', 'warning']])
  })

  it.runIf(students)('takes a real school of 1,050 pupils who have no names, in seconds and only once', async () => {
    await open()
    const [header, ...rows] = students!.trim().split('\n')
    const file = [header, ...rows.filter((row) => row.split(',')[1] === 'SCH00')].join('\n')
    const begun = performance.now()
    const result = await carryOut(file, { source: 'MIS' })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(counts(result)).toEqual([1050, 1050, 0, 0, 0])
    expect(result.issues).toEqual([])
    expect(result.mapping).toMatchObject({ externalId: 'student_id', externalIdWithin: 'school_id' })
    expect(counts(await carryOut(file, { source: 'MIS' }))).toEqual([1050, 0, 0, 1050, 0])

    const ofSchool = (column: number, value: string) =>
      rows.filter((row) => row.split(',')[1] === 'SCH00' && row.split(',')[column]?.trim() === value).length
    const groups = await groupsOf()
    expect(groups).toMatchObject({
      'Pupil premium': ofSchool(5, 'T'),
      'Not pupil premium': ofSchool(5, 'F'),
      EAL: ofSchool(6, 'T'),
      SEND: ofSchool(7, 'T'),
      'EHC plan': ofSchool(8, 'T'),
      'Looked after': ofSchool(9, 'T'),
      'Sex: M': ofSchool(2, 'M'),
    })
    const { pupils } = await track.listPupils({ params })
    const first = pupils.find(({ identifiers }) => identifiers[0]?.externalId === 'SCH00/0')
    expect(first).toMatchObject({ label: 'Pupil 0', identifiers: [{ source: 'MIS' }] })
  })

  it.runIf(students)('asks where an identifier starts again in every school', async () => {
    await open()
    const result = await send(students!, { mapping: JSON.stringify({ externalId: 'student_id' }) })
    expect(result.rows).toBe(5250)
    expect(new Set(result.issues.slice(0, 1000).map(({ code }) => code))).toEqual(new Set(['import/repeated']))
    expect(counts(await send(students!))).toEqual([5250, 5250, 0, 0, 0])
  })
})
