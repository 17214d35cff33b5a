import type { FrameworkImportResult, ProblemError, TrackClient } from '@track/api-contract'
import { objectiveRows } from '@track/objectives/case'
import { writeCsv } from '@track/tabular'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../../../../shared-data.js'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

type Query = Partial<Parameters<TrackClient['importFramework']>[0]['query']>

const file = (path: string) => sharedData(path)
const workbook = file('case/opensalt-ccss-ela.xlsx')
const ela = file('case/ccss-ela.case.derived.json')

/** What each file holds: all items, those that nothing stands under, and how many stand at each depth. */
const FILES = [
  ['case/smarter-balanced-math-content-spec.json', 'case-json', 585, 435, [23, 39, 161, 79, 283]],
  ['case/smarter-balanced-math-g3-c1-th.json', 'case-json', 48, 36, undefined],
  ['case/opensalt-act-holistic-math.json', 'case-json', 28, 24, undefined],
  ['case/opensalt-what-standards-could-be.json', 'case-json', 16, undefined, undefined],
  ['case/ccss-ela.case.derived.json', 'case-json', 1189, 791, [12, 65, 211, 488, 413]],
  ['case/opensalt-ccss-ela.xlsx', 'case-workbook', 1189, 791, [12, 65, 211, 488, 413]],
  ['case/csp-cc-math-0.8.0.json', 'common-standards', 759, undefined, undefined],
  ['nc/mathematics-knowledge-taxonomy.ttl', 'turtle', 794, undefined, [8, 22, 382, 382]],
  ['nc/english-knowledge-taxonomy.ttl', 'turtle', 426, undefined, [4, 17, 197, 208]],
] as const

/** Taxonomy, programme structure and year groups of a subject: one RDF graph in three files. */
const nationalCurriculum = [
  {
    subject: 'Mathematics',
    files: turtle('mathematics'),
    items: 794,
    depths: [8, 22, 382, 382],
    years: { 1: 27, 2: 35, 3: 33, 4: 42, 5: 49, 6: 49 },
  },
  {
    subject: 'English',
    files: turtle('english'),
    items: 426,
    depths: [4, 17, 197, 208],
    years: { 1: 53, 2: 44, 3: 37, 4: 37, 5: 43, 6: 43 },
  },
]

const SMALL = {
  CFDocument: { identifier: 'doc', title: 'Our phonics', creator: 'The Trust', uri: 'https://trust.example/doc' },
  CFItems: [
    { identifier: 'h', fullStatement: 'Blending' },
    { identifier: 'a', fullStatement: 'Blend two sounds', humanCodingScheme: 'B1', educationLevel: ['01'] },
    { identifier: 'b', fullStatement: 'Blend three sounds', humanCodingScheme: 'B2' },
  ],
  CFAssociations: [
    ['h', 'doc', 'isChildOf'],
    ['a', 'h', 'isChildOf'],
    ['b', 'h', 'isChildOf'],
    ['a', 'b', 'precedes'],
    ['b', 'elsewhere', 'exactMatchOf'],
  ].map(([origin, target, associationType]) => ({
    identifier: `${origin}-${target}`,
    associationType,
    originNodeURI: { identifier: origin, uri: `urn:${origin}`, title: origin },
    destinationNodeURI: { identifier: target, uri: `urn:${target}`, title: target },
  })),
}

describe.each(engines)('an import of a whole framework, on %s', (engine) => {
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
  const send = (content: Uint8Array | object, query: Query = {}) =>
    track.importFramework({
      params,
      query: { subjectId: school.subjectId, ...query },
      file: content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content)),
    })
  const carryOut = (content: Uint8Array | object, query: Query = {}) =>
    send(content, { dryRun: 'false', onIssues: 'keep-valid', ...query })
  const counts = ({ created, updated, unchanged, refused }: FrameworkImportResult) => [
    created,
    updated,
    unchanged,
    refused,
  ]
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const codesOf = ({ issues }: Pick<FrameworkImportResult, 'issues'>) => issues.map(({ code }) => code)
  const inFramework = async (frameworkId: string) => {
    const { strands, objectives } = await track.listObjectives({ params, query: { frameworkId } })
    return { strands, objectives }
  }
  /** The tree by words alone: what another import must give again. */
  const treeOf = async (frameworkId: string) => {
    const { strands, objectives } = await inFramework(frameworkId)
    const byId = new Map(strands.map((strand) => [strand.id, strand]))
    const pathOf = (id: string | null): string[] => {
      const strand = id === null ? undefined : byId.get(id)
      return strand ? [...pathOf(strand.parentId), strand.name] : []
    }
    return [
      ...strands.map(({ id }) => pathOf(id)),
      ...objectives.map(({ strandId, code, wording }) => [...pathOf(strandId), code, wording]),
    ]
  }

  it('shows what a file holds, writes nothing until told to, and nothing the second time', async () => {
    await open()
    const shown = await send(SMALL)
    expect(shown).toMatchObject({
      dryRun: true,
      format: 'case-json',
      name: 'Our phonics',
      publisher: 'The Trust',
      frameworkId: null,
      strands: 1,
      objectives: 2,
      links: 2,
      depths: [1, 2],
      created: 3,
    })
    expect(shown.preview[0]).toEqual({ path: ['Blending'], code: 'B1', wording: 'Blend two sounds' })
    expect((await track.listObjectives({ params })).frameworks).toHaveLength(1)

    const written = await carryOut(SMALL)
    const { frameworkId } = written
    expect(counts(written)).toEqual([3, 0, 0, 0])
    const { objectives } = await inFramework(frameworkId!)
    expect(objectives[0]).toMatchObject({
      yearGroups: ['1'],
      source: { source: 'doc', externalId: 'a', wording: 'Blend two sounds' },
    })
    const { links } = await track.listLinks({ params, query: { frameworkId: frameworkId! } })
    expect(links.map(({ kind, targetId, external }) => [kind, targetId, external?.identifier]).sort()).toEqual([
      ['exactMatchOf', null, 'elsewhere'],
      ['precedes', objectives[1]!.id, undefined],
    ])
    const again = await carryOut(SMALL)
    expect([again.frameworkId, ...counts(again)]).toEqual([frameworkId, 0, 0, 3, 0])
    expect(await inFramework(frameworkId!)).toEqual({ strands: (await inFramework(frameworkId!)).strands, objectives })
    expect((await track.listLinks({ params, query: { frameworkId: frameworkId! } })).links).toEqual(links)
  })

  it("takes a supplier's new words, keeps the school's own and says so, and is undone as one", async () => {
    await open()
    const { frameworkId } = await carryOut(SMALL)
    const before = await inFramework(frameworkId!)
    const own = before.objectives.find(({ code }) => code === 'B2')!
    const at = { ...params, objectiveId: own.id }
    await track.changeObjective({ params: at, body: { wording: 'Blend c-a-t' }, ifMatch: own.etag })
    const [heading, a, b] = SMALL.CFItems
    const newer = {
      ...SMALL,
      CFItems: [
        heading,
        { ...a, fullStatement: 'Blend any two sounds' },
        { ...b, fullStatement: 'Blend any three sounds' },
        { identifier: 'c', fullStatement: 'Blend four sounds' },
      ],
    }
    const result = await carryOut(newer)
    expect(counts(result)).toEqual([1, 2, 1, 0])
    const kept = result.issues.find(({ code }) => code === 'objectives/own-words-kept')
    expect(kept).toMatchObject({ severity: 'warning', message: expect.stringContaining('Blend c-a-t') })
    const after = await inFramework(frameworkId!)
    expect(after.objectives.map(({ wording }) => wording).sort()).toEqual([
      'Blend any two sounds',
      'Blend c-a-t',
      'Blend four sounds',
    ])
    expect(after.objectives.find(({ id }) => id === own.id)!.source!.wording).toBe('Blend any three sounds')
    expect(counts(await carryOut(newer))).toEqual([0, 0, 4, 0])

    const undone = await track.undoImport({ params: { ...params, importId: result.importId! } })
    expect(undone).toEqual({ importId: result.importId, removed: 1, restored: 2 })
    const back = await inFramework(frameworkId!)
    expect(back.objectives.map(({ wording }) => wording)).toEqual(['Blend two sounds', 'Blend c-a-t'])
    expect(back.objectives.map(({ source }) => source!.wording)).toEqual(['Blend two sounds', 'Blend three sounds'])
    expect(await refusalOf(track.undoImport({ params: { ...params, importId: result.importId! } }))).toMatchObject({
      status: 409,
    })
  })

  it('undoes nothing, and says what is in the way, once something was judged, taught or changed', async () => {
    for (const use of ['judge', 'teach', 'change', 'add', 'programme'] as const) {
      await open()
      const { frameworkId, importId } = await carryOut(SMALL)
      const { objectives, strands } = await inFramework(frameworkId!)
      const { id: objectiveId, etag } = objectives[0]!
      const day = '2026-11-16'
      if (use === 'judge')
        await track.writeEntries({
          params,
          body: {
            entries: [{ id: makeId(), pupilId: school.pupilIds.ada, objectiveId, value: 'secure', observedOn: day }],
          },
        })
      if (use === 'teach')
        await track.setTaughtFrom({
          params,
          body: { taught: [{ objectiveId, groupId: school.classId, taughtFrom: day }] },
        })
      if (use === 'change')
        await track.changeObjective({ params: { ...params, objectiveId }, body: { code: 'X' }, ifMatch: etag })
      if (use === 'add')
        await track.addObjectives({
          params,
          body: {
            objectives: [{ frameworkId: frameworkId!, strandId: strands[0]!.id, wording: 'Blend two sounds too' }],
          },
        })
      if (use === 'programme')
        await track.addProgramme({
          params,
          body: { subjectId: school.subjectId, name: 'Phonics', objectiveIds: [objectiveId] },
        })
      const before = await inFramework(frameworkId!)
      const problem = await refusalOf(track.undoImport({ params: { ...params, importId: importId! } }))
      expect([use, problem]).toMatchObject([
        use,
        { status: 409, code: 'objectives/in-use', detail: expect.stringContaining('Blend two sounds') },
      ])
      expect(await inFramework(frameworkId!)).toEqual(before)
    }
    await open()
    const { frameworkId, importId } = await carryOut(SMALL)
    const undone = await track.undoImport({ params: { ...params, importId: importId! } })
    expect(undone).toMatchObject({ removed: 3, restored: 0 })
    const { frameworks } = await track.listObjectives({ params })
    expect(frameworks.some(({ id }) => id === frameworkId)).toBe(false)
  })

  it('writes a package that another school reads back whole, and that changes nothing here', async () => {
    await open()
    const [first, second] = school.objectiveIds
    const heading = await track.addStrand({ params, body: { frameworkId: school.frameworkId, name: 'Number' } })
    const at = { ...params, objectiveId: first! }
    await track.changeObjective({
      params: at,
      body: { strandId: heading.id, pupilWordings: { en: 'I can count', cy: 'Dw i’n gallu cyfri' }, tags: ['key'] },
      ifMatch: '*',
    })
    await track.changeObjective({
      params: at,
      body: { wording: 'Count in sixes', effectiveFrom: '2026-10-01' },
      ifMatch: '*',
    })
    await track.addLinks({ params, body: { links: [{ originId: first!, kind: 'precedes', targetId: second! }] } })
    await track.addRevision({
      params,
      body: {
        frameworkId: school.frameworkId,
        replacedIds: [school.objectiveIds[3]!],
        added: [{ wording: 'Add to 100' }],
      },
    })
    const here = { ...params, frameworkId: school.frameworkId }
    const inner = await track.addStrand({
      params,
      body: { frameworkId: school.frameworkId, parentId: heading.id, name: 'Place value' },
    })
    // Its parent is behind it by position, and must be written before it all the same.
    await track.addStrand({ params, body: { frameworkId: school.frameworkId, name: 'Shape' } })
    await track.changeStrand({ params: { ...params, strandId: heading.id }, body: { position: 1 }, ifMatch: '*' })
    await track.changeStrand({ params: { ...params, strandId: inner.id }, body: { position: 0 }, ifMatch: '*' })
    const written = await track.readCase({ params: here })
    expect(counts(await carryOut(written))).toEqual([0, 0, 8, 0])
    const { objectives, strands, revisions } = await track.listObjectives({ params })
    const { links } = await track.listLinks({ params, query: { frameworkId: school.frameworkId } })
    const { wordings } = await track.listWordings({ params: at })

    const [schoolHere, frameworkId] = [school.schoolId, school.frameworkId]
    await open()
    expect(counts(await carryOut(written))).toEqual([8, 0, 0, 0])
    const there = await track.listObjectives({ params, query: { frameworkId } })
    expect({ ...there, subjects: [], frameworks: [] }).toEqual({
      subjects: [],
      frameworks: [],
      objectives,
      strands,
      revisions,
    })
    expect((await track.listLinks({ params, query: { frameworkId } })).links).toEqual(links)
    expect((await track.listWordings({ params: { ...params, objectiveId: first! } })).wordings).toEqual(wordings)
    expect(schoolHere).not.toBe(school.schoolId)

    // Somebody puts a heading under what stands under it: nothing is read, or the list could never be shown again.
    const ring = structuredClone(written) as typeof written & {
      CFAssociations: { associationType: string; originNodeURI: object; destinationNodeURI: object }[]
    }
    const under = ring.CFAssociations.find(
      ({ originNodeURI }) => 'identifier' in originNodeURI && originNodeURI.identifier === inner.id,
    )!
    const top = ring.CFAssociations.find(
      ({ originNodeURI }) => 'identifier' in originNodeURI && originNodeURI.identifier === heading.id,
    )!
    top.destinationNodeURI = under.originNodeURI
    const held = await carryOut(ring)
    expect(codesOf(held)).toContain('objectives/tree-loop')
    expect(held).toMatchObject({ created: 0, updated: 0 })
    expect(await track.listObjectives({ params, query: { frameworkId } })).toEqual(there)
  })

  it('reads our own table of objectives back as it was, and its own new words', async () => {
    await open()
    const [, grammar] = [
      await track.addStrand({ params, body: { frameworkId: school.frameworkId, name: 'Number' } }),
      await track.addStrand({ params, body: { frameworkId: school.frameworkId, name: 'Shape > space; a\\b' } }),
    ]
    const at = { ...params, objectiveId: school.objectiveIds[0]! }
    await track.changeObjective({
      params: at,
      body: {
        strandId: grammar!.id,
        pupilWordings: { en: 'I can', cy: 'Dw i’n' },
        tags: ['a; b', 'key'],
        yearGroups: ['4', 'Lower; school'],
        retiredOn: '2027-02-01',
      },
      ifMatch: '*',
    })
    const before = await track.listObjectives({ params })
    const table = (change: (cell: string) => string = (cell) => cell) => {
      const { columns, rows } = objectiveRows({
        framework: before.frameworks[0]!,
        subject: before.subjects[0]!,
        ...before,
      })
      return Buffer.from(writeCsv({ columns, rows: rows.map((row) => row.map(change)) }))
    }
    const importRows = (bytes: Uint8Array) =>
      track.importObjectives({ params, query: { dryRun: 'false' }, file: bytes })
    expect(await importRows(table())).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
      refused: 0,
      issues: [],
      made: [],
    })
    expect(await track.listObjectives({ params })).toEqual(before)
    const edited = table((cell) => (cell === 'Objective 2 of Larkfield' ? 'Objective two' : cell))
    expect(await importRows(edited)).toMatchObject({ created: 0, updated: 1, unchanged: 3 })
    // The older file again: the school has moved on from its words.
    expect(await importRows(table())).toMatchObject({ created: 0, updated: 0, unchanged: 4 })

    await open()
    expect(await importRows(table())).toMatchObject({ created: 4, refused: 0, issues: [] })
    const { objectives, frameworks } = await track.listObjectives({ params })
    const copied = objectives.filter(({ source }) => source !== undefined)
    expect(frameworks).toHaveLength(1)
    const content = ({
      wording,
      pupilWordings,
      tags,
      yearGroups,
      offeredFrom,
      retiredOn,
    }: (typeof copied)[number]) => ({
      ...{ wording, pupilWordings, tags, yearGroups, offeredFrom, retiredOn },
    })
    expect(copied.map(content)).toEqual(before.objectives.map(content))
  })

  it('refuses what it cannot read, a subject that is not here, and nothing half', async () => {
    await open()
    expect(await refusalOf(send(Buffer.from('%PDF-1.7')))).toMatchObject({ status: 422, code: 'import/unreadable' })
    expect(await refusalOf(send(Buffer.from('{"CFDocument": ')))).toMatchObject({
      status: 422,
      code: 'import/unreadable',
    })
    expect(await refusalOf(send({ other: 'json' }))).toMatchObject({ status: 422, code: 'import/unreadable' })
    expect(await refusalOf(send(SMALL, { subjectId: makeId() }))).toMatchObject({ status: 404 })
    expect(await refusalOf(send(SMALL, { frameworkId: makeId() }))).toMatchObject({ status: 404 })

    const child = (origin: string, target: string) => ({
      ...SMALL.CFAssociations[0]!,
      originNodeURI: { identifier: origin, uri: '', title: origin },
      destinationNodeURI: { identifier: target, uri: '', title: target },
    })
    const looped = { ...SMALL, CFAssociations: [child('h', 'a'), child('a', 'h')] }
    const held = await send(looped, { dryRun: 'false' })
    expect(codesOf(held)).toContain('objectives/tree-loop')
    expect(held).toMatchObject({ created: 0, refused: expect.any(Number), frameworkId: null })
    expect((await track.listObjectives({ params })).frameworks).toHaveLength(1)
  })

  it.runIf(workbook && ela)(
    'reads every file as it is, twice without doubling, a thousand items in seconds',
    async () => {
      await open()
      for (const [path, format, items, leaves, depths] of FILES) {
        const begun = performance.now()
        const result = await carryOut(file(path)!)
        const took = performance.now() - begun
        if (process.env.TRACK_TIMES)
          process.stderr.write(`${engine} ${path}: ${Math.round(took)} ms, ${counts(result)}\n`)
        expect(took).toBeLessThan(5000)
        const found = result.strands + result.objectives
        expect([path, result.format, found, result.refused]).toEqual([path, format, items, 0])
        if (leaves) expect([path, result.objectives]).toEqual([path, leaves])
        if (depths) expect([path, result.depths]).toEqual([path, depths])
        if (path.endsWith('.xlsx')) continue
        expect([path, ...counts(result)]).toEqual([path, found, 0, 0, 0])
        expect([path, ...counts(await carryOut(file(path)!))]).toEqual([path, 0, 0, found, 0])
      }
    },
    60_000,
  )

  it.runIf(nationalCurriculum.every(({ files }) => files))(
    'reads a taxonomy with its programme and the years, joined into one Turtle file, and finds it again without them',
    async () => {
      await open()
      for (const { subject, files, items, depths, years } of nationalCurriculum) {
        const joined = Buffer.concat(files!)
        const { id: subjectId } = await track.addSubject({ params, body: { name: subject } })
        const result = await carryOut(joined, { subjectId })
        expect(result).toMatchObject({ format: 'turtle', depths, created: items, refused: 0, issues: [] })
        const { objectives } = await inFramework(result.frameworkId!)
        const perYear = new Map<string, number>()
        for (const year of objectives.flatMap(({ yearGroups }) => yearGroups))
          perYear.set(year, (perYear.get(year) ?? 0) + 1)
        expect(Object.fromEntries(perYear)).toEqual(years)
        expect(objectives.every(({ tags }) => tags.some((tag) => tag.startsWith('Key Stage')))).toBe(true)
        expect(counts(await carryOut(joined, { subjectId }))).toEqual([0, 0, items, 0])
        // The taxonomy alone says nothing of years: what is known of them stays.
        expect(counts(await carryOut(files![0]!, { subjectId }))).toEqual([0, 0, items, 0])
        expect((await inFramework(result.frameworkId!)).objectives).toEqual(objectives)
      }
    },
    60_000,
  )

  it.runIf(workbook && ela)(
    'gives the same tree from the workbook and from its JSON',
    async () => {
      await open()
      const fromJson = await carryOut(ela!)
      const expected = await treeOf(fromJson.frameworkId!)
      await open()
      const fromWorkbook = await carryOut(workbook!)
      expect(await treeOf(fromWorkbook.frameworkId!)).toEqual(expected)
      expect(expected).toHaveLength(1189)
    },
    30_000,
  )
})

function turtle(subject: string): Buffer[] | undefined {
  const names = [`${subject}-knowledge-taxonomy`, `${subject}-programme-structure`, 'temporal-structure']
  const files = names.flatMap((name) => file(`nc/${name}.ttl`) ?? [])
  return files.length === names.length ? files : undefined
}
