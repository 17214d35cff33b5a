import type { ImportResult, ProblemError, TrackClient } from '@track/api-contract'
import { writeWorkbook } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../../../../shared-data.js'
import type { Database } from '../../database/open-database.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

type Query = Parameters<TrackClient['importObjectives']>[0]['query']

const curriculum = sharedData('nc/nc-england-objectives.derived.csv')
const years3And4 = ['utf8.csv', 'utf8-bom.csv', 'cp1252.csv', 'semicolon-bom.csv', 'utf16le-bom.tsv'].map(
  (name) => [name, sharedData(`csv/objectives-y3y4.${name}`)] as const,
)

const FILE = `id,subject,year group,strand,sub-strand,objective,tags
a,Latin,Year Groups 7 and 8,Grammar,Cases,Use the ablative,key
b,Latin,Year 7,Grammar,,Know five tenses,
a,Latin,9,Grammar,Cases,Use the ablative,revisit
c,Greek,,,,Read aloud,
`

describe.each(engines)('an import of objectives, on %s', (engine) => {
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
    track.importObjectives({ params, query, file: typeof file === 'string' ? Buffer.from(file) : file })
  const carryOut = (file: string | Buffer, query: Query = {}) => send(file, { dryRun: 'false', ...query })
  const counts = ({ rows, created, updated, unchanged, refused }: ImportResult) => [
    rows,
    created,
    updated,
    unchanged,
    refused,
  ]
  const issuesOf = ({ issues }: ImportResult) => issues.map(({ row, code, severity }) => [row, code, severity])
  const programmesOf = async () => {
    const { programmes } = await track.listProgrammes({ params })
    return Object.fromEntries(programmes.map(({ name, objectiveIds }) => [name, objectiveIds.length]))
  }

  it('makes one objective of the rows of one identifier, under nested headings, with programmes ready to use', async () => {
    await open()
    const shown = await send(FILE, { source: 'Classics' })
    expect(counts(shown)).toEqual([4, 3, 0, 0, 0])
    expect(shown.preview.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'joined', 'created'])
    expect(shown.made).toEqual([
      { kind: 'subject', name: 'Latin' },
      { kind: 'subject', name: 'Greek' },
      { kind: 'framework', name: 'Classics: Latin' },
      { kind: 'framework', name: 'Classics: Greek' },
      { kind: 'strand', name: 'Grammar' },
      { kind: 'strand', name: 'Cases' },
      { kind: 'programme', name: 'Latin Year 7' },
      { kind: 'programme', name: 'Latin Year 8' },
      { kind: 'programme', name: 'Latin Year 9' },
    ])
    expect((await track.listObjectives({ params })).subjects).toHaveLength(1)

    expect(await carryOut(FILE, { source: 'Classics' })).toEqual({
      ...shown,
      dryRun: false,
      importId: expect.any(String),
    })
    const { objectives, strands } = await track.listObjectives({ params })
    const ablative = objectives.find(({ wording }) => wording === 'Use the ablative')!
    expect(ablative).toMatchObject({
      yearGroups: ['7', '8', '9'],
      tags: ['key', 'revisit'],
      source: { source: 'Classics', externalId: 'a' },
    })
    const cases = strands.find(({ id }) => id === ablative.strandId)
    expect([cases?.name, strands.find(({ id }) => id === cases?.parentId)?.name]).toEqual(['Cases', 'Grammar'])
    const { programmes } = await track.listProgrammes({ params })
    const year7 = programmes.find(({ name }) => name === 'Latin Year 7')!
    const words = year7.objectiveIds.map((id) => objectives.find((objective) => objective.id === id)?.wording)
    expect(words).toEqual(['Use the ablative', 'Know five tenses'])
  })

  it("changes nothing when the same file comes again, and keeps the school's own words", async () => {
    await open()
    await carryOut(FILE)
    const { objectives } = await track.listObjectives({ params })
    const tenses = objectives.find(({ wording }) => wording === 'Know five tenses')!
    await track.changeObjective({
      params: { ...params, objectiveId: tenses.id },
      body: { wording: 'Know our five tenses', tags: ['non-negotiable'] },
      ifMatch: tenses.etag,
    })
    const before = [await track.listObjectives({ params }), await track.listProgrammes({ params })]
    const again = await carryOut(FILE)
    expect(counts(again)).toEqual([4, 0, 0, 3, 0])
    expect(again.made).toEqual([])
    expect(issuesOf(again)).toEqual([[3, 'objectives/own-words-kept', 'warning']])
    expect([await track.listObjectives({ params }), await track.listProgrammes({ params })]).toEqual(before)
  })

  it('takes what is new in the file: words as a version from today, years, tags', async () => {
    await open()
    await carryOut(FILE)
    const changed = FILE.replaceAll('Use the ablative,key', 'Use the ablative case,key;hard').replace(',9,', ',10,')
    const result = await carryOut(changed.replace('Use the ablative,revisit', 'Use the ablative case,revisit'))
    expect(counts(result)).toEqual([4, 0, 1, 2, 0])
    const { objectives } = await track.listObjectives({ params })
    const ablative = objectives.find(({ source }) => source?.externalId === 'a')!
    expect(ablative).toMatchObject({
      wording: 'Use the ablative case',
      yearGroups: ['7', '8', '10'],
      tags: ['key', 'revisit', 'hard'],
    })
    const { wordings } = await track.listWordings({ params: { ...params, objectiveId: ablative.id } })
    expect(wordings.map(({ wording }) => wording)).toEqual(['Use the ablative', 'Use the ablative case'])
  })

  it('reads paths of headings, words for pupils, days and sets, and tells of a code that comes twice', async () => {
    await open()
    const rows = [
      [
        'Set',
        'Subject',
        'Path',
        'Code',
        'Objective',
        'I can',
        'Pupil wording (cy)',
        'Years',
        'Offered from',
        'Retired on',
      ],
      [
        'Ours',
        'Latin',
        'Grammar > Cases > Ablative',
        'L1',
        'Use it',
        'I can use it',
        'Dw i’n',
        '7; 8',
        '01/09/2026',
        '',
      ],
      ['Ours', 'Latin', 'Grammar > Cases', 'L1', 'Name all', '', '', '', '', '2027-07-16'],
    ]
    const result = await carryOut(Buffer.from(writeWorkbook({ sheets: [{ name: 'Objectives', rows }] })), {
      dateOrder: 'dmy',
    })
    expect(counts(result)).toEqual([2, 2, 0, 0, 0])
    expect(issuesOf(result)).toEqual([[3, 'objectives/same-code', 'warning']])
    const { frameworks, strands, objectives } = await track.listObjectives({ params })
    expect(frameworks.map(({ name }) => name)).toEqual(['Our maths', 'Ours'])
    const [all, use] = objectives.slice(-2)
    expect(use).toMatchObject({
      wording: 'Use it',
      pupilWordings: { en: 'I can use it', cy: 'Dw i’n' },
      yearGroups: ['7', '8'],
      offeredFrom: '2026-09-01',
      retiredOn: null,
    })
    expect(all).toMatchObject({ wording: 'Name all', pupilWordings: {}, retiredOn: '2027-07-16' })
    expect(strands.map(({ name, parentId }) => [name, strands.find(({ id }) => id === parentId)?.name])).toEqual([
      ['Grammar', undefined],
      ['Cases', 'Grammar'],
      ['Ablative', 'Cases'],
    ])
  })

  it('is undone as one, with what it made and what it changed, until a class works in it', async () => {
    await open()
    const before = await track.listObjectives({ params })
    const { programmes } = await track.listProgrammes({ params })
    const first = await carryOut(FILE)
    const second = await carryOut(FILE.replaceAll('Use the ablative', 'Use the ablative case'))
    const undo = ({ importId }: ImportResult) => track.undoImport({ params: { ...params, importId: importId! } })
    await expect(undo(first)).rejects.toMatchObject({
      problem: { code: 'objectives/in-use', detail: expect.stringContaining('Use the ablative case') },
    })
    expect(await undo(second)).toMatchObject({ removed: 0, restored: 1 })
    const { programmes: made } = await track.listProgrammes({ params })
    const latin = made.find(({ name }) => name === 'Latin Year 7')!
    const assign = ({ id: programmeId, subjectId }: typeof latin) =>
      track.assignProgramme({ params, body: { subjectId, groupId: school.classId, programmeId } })
    expect(await undo(first)).toMatchObject({ removed: 5, restored: 0 })
    expect(await track.listObjectives({ params })).toEqual(before)
    expect((await track.listProgrammes({ params })).programmes).toEqual(programmes)

    const third = await carryOut(FILE)
    const again = (await track.listProgrammes({ params })).programmes.find(({ name }) => name === 'Latin Year 7')!
    await expect(assign(latin)).rejects.toMatchObject({ problem: { status: 404 } })
    await assign(again)
    await expect(undo(third)).rejects.toMatchObject({
      problem: { code: 'objectives/in-use', detail: expect.stringContaining('Latin Year 7') },
    })
  })

  it('takes a subject back with the import that made it, unless something else has begun to use it', async () => {
    await open()
    const file = 'Subject,Objective\nLatin,Read aloud\nGreek,Read aloud\nDutch,Read aloud\n'
    const { importId } = await carryOut(file)
    const { subjects } = await track.listObjectives({ params })
    const idOf = (name: string) => subjects.find((one) => one.name === name)!.id
    await track.addFramework({ params, body: { subjectId: idOf('Latin'), name: 'Our Latin' } })
    const measure = { kind: 'secured', average: 'per-pupil' } as const
    const template = {
      groupIds: [school.classId],
      columns: [{ subjectId: idOf('Greek'), measure }],
      dates: [{ kind: 'today' } as const],
      membership: 'as-at-each-date' as const,
      minimumGroup: 5,
    }
    await track.addReportTemplate({ params, body: { name: 'Greek', template } })
    await track.undoImport({ params: { ...params, importId: importId! } })
    const left = await track.listObjectives({ params })
    expect(left.subjects.map(({ name }) => name).sort()).toEqual(['Greek', 'Latin', 'Maths'])
  })

  it('never joins objectives by their words: both are kept and listed', async () => {
    await open()
    const file = 'Subject,Objective\nLatin,Read aloud\nLatin,Read aloud\n'
    const first = await carryOut(file)
    expect(counts(first)).toEqual([2, 2, 0, 0, 0])
    expect(issuesOf(first)).toEqual([[3, 'import/same-words', 'warning']])
    const again = await send(file)
    expect(issuesOf(again)).toEqual([
      [2, 'import/same-words', 'warning'],
      [3, 'import/same-words', 'warning'],
    ])
  })

  it('says what is missing, row by row, and keeps years in words of the school', async () => {
    await open()
    const none = await carryOut('Objective\nRead aloud\n')
    expect(counts(none)).toEqual([1, 0, 0, 0, 1])
    expect(issuesOf(none)).toEqual([[undefined, 'import/no-subject', 'error']])
    expect(counts(await carryOut('Objective\nRead aloud\n', { subject: 'maths' }))).toEqual([1, 1, 0, 0, 0])
    expect((await track.listObjectives({ params })).subjects.map(({ name }) => name)).toEqual(['Maths'])

    const rows = ['Latin,Lower school,A', ',7,B', 'Latin,7,', `Latin,7,${'x'.repeat(2001)}`]
    const some = await carryOut(['Subject,Year,Objective', ...rows].join('\n'), { onIssues: 'keep-valid' })
    expect(counts(some)).toEqual([4, 1, 0, 0, 3])
    expect(issuesOf(some)).toEqual([
      [3, 'import/no-subject', 'error'],
      [4, 'tabular/blank-required', 'error'],
      [5, 'import/too-long', 'error'],
    ])
    expect(await programmesOf()).toMatchObject({ 'Latin Lower school': 1 })
    const unnamed = await send('A,B\n1,2\n')
    expect(issuesOf(unnamed)[0]).toEqual([undefined, 'tabular/missing-column', 'error'])
    expect(counts(unnamed)).toEqual([1, 0, 0, 0, 1])
  })

  it('asks for a scale first in a school that has none', async () => {
    const bare = await makeTestSchool(database.pool)
    await withOwner(database.pool, bare.schoolId, (tx) => tx.$client.query('delete from depth_scale'))
    const client = clientOf(app, bare.token)
    const file = Buffer.from(FILE)
    const result = await client.importObjectives({ params: { schoolId: bare.schoolId }, query: {}, file })
    expect(issuesOf(result)).toEqual([[undefined, 'import/no-scale', 'error']])
  })

  it('refuses what is no table', async () => {
    await open()
    const answer = send(Buffer.from('%PDF-1.7 not a table'))
    await expect(answer).rejects.toMatchObject({ problem: { status: 422, code: 'import/unreadable' } })
    const problem = await answer.catch(({ problem }: ProblemError) => problem)
    expect(problem).toMatchObject({ detail: expect.stringContaining('PDF') })
  })

  it.runIf(years3And4[0]?.[1])('reads the same 75 objectives from every encoding and delimiter', async () => {
    await open()
    for (const [name, file] of years3And4) {
      const result = await send(file!, { subject: 'Mathematics' })
      expect([name, ...counts(result)]).toEqual([name, 75, 75, 0, 0, 0])
    }
  })

  it.runIf(curriculum)(
    'takes the national curriculum of England in seconds: 1,215 objectives of 1,391 rows',
    async () => {
      await open()
      const query = { source: 'National curriculum' }
      const begun = performance.now()
      const result = await carryOut(curriculum!, query)
      const took = performance.now() - begun
      expect(took).toBeLessThan(15_000)
      expect(counts(result)).toEqual([1391, 1215, 0, 0, 0])
      expect(issuesOf(result)).toEqual([[undefined, 'import/in-several-subjects', 'warning']])
      const { subjects, frameworks, objectives } = await track.listObjectives({ params })
      expect([subjects.length, frameworks.length, objectives.length]).toEqual([1 + 15, 1 + 15, 4 + 1215])
      expect(frameworks.map(({ name }) => name)).toContain('National curriculum: Mathematics')
      const maths = frameworks.find(({ name }) => name === 'National curriculum: Mathematics')!
      const inYear = (year: string) =>
        objectives.filter(({ frameworkId, yearGroups }) => frameworkId === maths.id && yearGroups.includes(year)).length
      const years = ['1', '2', '3', '4', '5', '6']
      expect(years.map(inYear)).toEqual([27, 35, 33, 42, 49, 49])
      const programmes = await programmesOf()
      expect(years.map((year) => programmes[`Mathematics Year ${year}`])).toEqual([27, 35, 33, 42, 49, 49])
      // Half of primary English is written for two years at once.
      expect(programmes).toMatchObject({ 'English Year 3': 37, 'English Year 4': 37, 'Physics Year 3': 20 })

      const again = await carryOut(curriculum!, query)
      expect(counts(again)).toEqual([1391, 0, 0, 1215, 0])
      expect(again.made).toEqual([])
      expect((await track.listObjectives({ params })).objectives).toEqual(objectives)
    },
  )
})
