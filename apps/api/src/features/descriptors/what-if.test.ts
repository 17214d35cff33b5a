import { randomUUID } from 'node:crypto'
import type { TrackClient, WhatIf, WhatIfQuery } from '@track/api-contract'
import type { Conditions } from '@track/descriptors'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('a draft of a policy, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  // Ada has three of four, Ben all, Cai had all once and has one now, and of Dua nothing is known.
  beforeEach(async () => {
    school = await makeTestSchool(database.pool, { role: 'admin' })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
    const { ada, ben, cai } = school.pupilIds
    await judge(ada, ['secure', 'secure', 'deeper', 'emerging'])
    await judge(ben, ['secure', 'secure', 'secure', 'deeper'])
    await judge(cai, ['secure', 'secure', 'secure', 'secure'])
    await judge(cai, ['secure', 'not-yet', 'not-yet', 'not-yet'], '2026-11-02')
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const judge = async (
    pupilId: string,
    values: string[],
    observedOn: `${number}-${number}-${number}` = '2026-10-05',
  ) => {
    const entries = values.map((value, at) => {
      const objectiveId = school.objectiveIds[at]!
      return { id: makeId(), pupilId, objectiveId, value, observedOn }
    })
    const { refused } = await track.writeEntries({ params, body: { entries, classId: school.classId } })
    expect(refused).toEqual([])
  }
  const securedAtLeast = (percentAtLeast: number): Conditions => ({
    anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }] }],
  })
  const ask = (draft: WhatIfQuery['draft'], more: Partial<WhatIfQuery> = {}) =>
    track.tryWhatIf({
      params,
      body: { subjectId: school.subjectId, groupId: school.classId, draft, ...more } as WhatIfQuery,
    })
  const refusalOf = (asking: Promise<unknown>) => asking.then(String, (error) => error.problem)
  const changesIn = ({ pupils }: WhatIf) =>
    pupils.map(({ label, now, draft }) => [label.split(' ')[0], now, draft].join(' '))
  const ruleOf = (percent: number) => ({
    kind: 'on-track-rule' as const,
    ruleId: school.ruleId,
    rule: securedAtLeast(percent),
  })

  it('compares two rules pupil by pupil, with the reason of each change', async () => {
    const found = await ask(ruleOf(80))
    expect(found.asOf).toBe('2026-11-20')
    expect(found.outcomes).toEqual([
      { id: 'on-track', label: 'On track' },
      { id: 'not-yet', label: 'Not on track' },
      { id: 'unknown', label: 'Not known' },
    ])
    expect(changesIn(found)).toEqual([
      'ada on-track not-yet',
      'ben on-track on-track',
      'cai not-yet not-yet',
      'dua unknown unknown',
    ])
    expect(found.counts.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(4)
    expect(found.counts).toContainEqual({ now: 'on-track', draft: 'not-yet', pupils: 1 })
    expect(found.pupils.map(({ reasons }) => reasons)).toEqual([
      ['3 of 4 objectives secured (75\u00a0%), 80\u00a0% needed'],
      [],
      [],
      [],
    ])
    expect(changesIn(await ask(ruleOf(80), { asOf: '2026-11-01' }))).toContain('cai on-track on-track')
    // Before the first version of a rule nobody was on or off track.
    const { id: ruleId } = await track.addOnTrackRule({ params, body: { name: 'Half', rule: securedAtLeast(50) } })
    const early = await ask({ ...ruleOf(0), ruleId }, { asOf: '2026-11-19' })
    expect(changesIn(early)).toContain('ada unknown on-track')
  })

  it('tries a rule that is not kept yet: nobody is known by it now', async () => {
    const found = await ask({ kind: 'on-track-rule', rule: securedAtLeast(80) })
    expect(changesIn(found)).toEqual([
      'ada unknown not-yet',
      'ben unknown on-track',
      'cai unknown not-yet',
      'dua unknown unknown',
    ])
  })

  it('counts whoever a page counts, in a class and in the whole school', async () => {
    const definition = {
      groupIds: [school.classId, 'all'],
      columns: [{ subjectId: school.subjectId, measure: { kind: 'on-track' as const, ruleId: school.ruleId } }],
      dates: [{ label: 'Now', on: '2026-11-20' as const }],
      membership: 'current' as const,
      minimumGroupSize: 0,
    }
    const compare = async () => {
      const { rows } = await track.calculatePage({ params, body: definition })
      const numbers: unknown[] = []
      for (const [row, groupId] of definition.groupIds.entries()) {
        const { pupils } = await ask(ruleOf(80), { groupId })
        const known = pupils.filter(({ now }) => now !== 'unknown')
        const fraction = {
          numerator: known.filter(({ now }) => now === 'on-track').length,
          denominator: known.length,
        }
        expect(rows[row]!.cells[0]![0]).toMatchObject({ fraction, withoutData: pupils.length - known.length })
        numbers.push(fraction.numerator)
      }
      return numbers
    }
    expect(await compare()).toEqual([2, 2])
    await track.addCalculationChoice({ params, body: { subjectId: null, calculation: { method: 'highest' } } })
    expect(await compare()).toEqual([3, 3])
    const { scales } = await track.listDescriptors({ params })
    const deep = { kind: 'depth-percent' as const, scaleId: scales[0]!.id, depthId: 'deeper', percentAtLeast: 25 }
    const rule = { anyOf: [{ allOf: [{ ...deep, of: 'planned' as const, tags: [] }] }] }
    await track.addOnTrackRule({ params, body: { id: school.ruleId, name: 'Deep', rule } })
    expect(await compare()).toEqual([2, 2])
  })

  it('reads the same judgements from another line of secured, and by another calculation', async () => {
    const { scales } = await track.listDescriptors({ params })
    const scaleId = scales[0]!.id
    const deeper = await ask({ kind: 'secure-from', scaleId, secureFrom: 'deeper', ruleId: school.ruleId })
    expect(changesIn(deeper)).toEqual([
      'ada on-track not-yet',
      'ben on-track not-yet',
      'cai not-yet not-yet',
      'dua unknown unknown',
    ])
    expect(deeper.pupils[1]!.reasons).toEqual(['1 of 4 objectives secured (25\u00a0%), 75\u00a0% needed'])

    const calculation = (method: 'highest' | 'mean') =>
      ask({ kind: 'calculation', calculation: { method }, ruleId: school.ruleId })
    expect(changesIn(await calculation('highest'))).toContain('cai not-yet on-track')
    // Secure once and not yet once is emerging between them.
    expect(changesIn(await calculation('mean'))).toContain('cai not-yet not-yet')
    await track.addCalculationChoice({ params, body: { subjectId: null, calculation: { method: 'highest' } } })
    expect(changesIn(await calculation('mean'))).toContain('cai on-track not-yet')
    const own = { subjectId: school.subjectId, calculation: { method: 'latest' as const } }
    await track.addCalculationChoice({ params, body: own })
    const asTheSchool = await ask({ kind: 'calculation', calculation: null, ruleId: school.ruleId })
    expect(changesIn(asTheSchool)).toContain('cai not-yet on-track')
  })

  it('compares what a set of words suggests, for those who are described in it', async () => {
    const word = { colour: '#eeeeee', symbol: 'ring' as const }
    const [little, much] = [randomUUID(), randomUUID()]
    const descriptors = [
      { ...word, id: little, label: 'Working towards', shortCode: 'W' },
      { ...word, id: much, label: 'Secure', shortCode: 'S', symbol: 'disc' as const },
    ]
    const suggestions = (percent: number) => [
      { descriptorId: much, when: securedAtLeast(percent) },
      { descriptorId: little, when: securedAtLeast(0) },
    ]
    // Before it is kept nobody has a word by it.
    const unkept = await ask({ kind: 'descriptor-set', descriptors, suggestions: suggestions(75) })
    expect(changesIn(unkept)).toEqual([`ada none ${much}`, `ben none ${much}`, `cai none ${little}`, 'dua none none'])
    const { id: setId } = await track.addDescriptorSet({
      params,
      body: { name: 'Attainment', kind: 'attainment', descriptors, suggestions: suggestions(75) },
    })
    const body = { subjectId: school.subjectId, name: 'Attainment', setId }
    const { id: measureId } = await track.addMeasure({ params, body })
    const draft = { kind: 'descriptor-set' as const, setId, descriptors, suggestions: suggestions(100) }
    const found = await ask(draft)
    expect(found.outcomes).toEqual([
      { id: little, label: 'Working towards' },
      { id: much, label: 'Secure' },
      { id: 'none', label: 'No suggestion' },
    ])
    expect(changesIn(found)).toEqual([
      `ada ${much} ${little}`,
      `ben ${much} ${much}`,
      `cai ${little} ${little}`,
      'dua none none',
    ])
    const other = await track.addDescriptorSet({
      params,
      body: {
        name: 'Steps',
        kind: 'attainment',
        descriptors: descriptors.map((own) => ({ ...own, id: randomUUID() })),
      },
    })
    await track.addSetChoice({ params, body: { measureId, setId: other.id, pupilId: school.pupilIds.dua } })
    expect((await ask(draft)).pupils).toHaveLength(3)
  })

  it('asks the words and marks of a rule, and says them by name', async () => {
    const entry = { id: makeId(), pupilId: school.pupilIds.ben, measureId: school.measureId, observedOn: '2026-11-02' }
    await track.writeEntries({ params, body: { entries: [{ ...entry, value: 90 } as never] } })
    const mark = { kind: 'mark' as const, measureId: school.measureId, markAtLeast: 100 }
    const found = await ask({ ...ruleOf(0), rule: { anyOf: [{ allOf: [mark] }] } })
    expect(changesIn(found)).toEqual([
      'ada on-track unknown',
      'ben on-track not-yet',
      'cai not-yet unknown',
      'dua unknown unknown',
    ])
    expect(found.pupils[1]!.reasons).toEqual(['90 in Test, 100 needed'])
  })

  it('refuses a draft of what is not there by its place, and asks only of groups and subjects of the school', async () => {
    const { scales } = await track.listDescriptors({ params })
    const gone = { kind: 'mark' as const, measureId: randomUUID(), markAtLeast: 1 }
    const wrong: [WhatIfQuery['draft'], string][] = [
      [{ ...ruleOf(80), ruleId: randomUUID() }, '/draft/ruleId'],
      [{ ...ruleOf(80), rule: { anyOf: [{ allOf: [gone] }] } }, '/draft/rule/anyOf/0/allOf/0/measureId'],
      [{ kind: 'secure-from', scaleId: scales[0]!.id, secureFrom: 'gone', ruleId: school.ruleId }, '/draft/secureFrom'],
      [{ kind: 'calculation', calculation: { method: 'mean' }, ruleId: randomUUID() }, '/draft/ruleId'],
    ]
    for (const [draft, pointer] of wrong)
      expect(await refusalOf(ask(draft))).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(await refusalOf(ask(ruleOf(80), { groupId: randomUUID() }))).toMatchObject({ status: 404 })
    expect(await refusalOf(ask(ruleOf(80), { subjectId: randomUUID() }))).toMatchObject({ status: 404 })
  })

  it('writes nothing', async () => {
    const everything = () =>
      withOwner(database.pool, school.schoolId, async (tx) => {
        const { rows: tables } = await tx.$client.query<{ name: string }>(
          `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'school_id'`,
        )
        const contents: Record<string, unknown> = {}
        for (const { name } of tables) {
          const query = `select md5(coalesce(string_agg(line::text, '|' order by line::text), '')) as content from "${name}" as line where school_id = $1`
          contents[name] = (await tx.$client.query(query, [school.schoolId])).rows
        }
        return contents
      })
    const before = await everything()
    expect(Object.keys(before)).toContain('on_track_rule')
    await ask(ruleOf(80))
    await ask({ kind: 'calculation', calculation: { method: 'highest' }, ruleId: school.ruleId })
    expect(await everything()).toEqual(before)
  })

  it('counts a threshold from its day on, and leaves every earlier page as it was, byte for byte', async () => {
    const page = async (on: `${number}-${number}-${number}`) => {
      const response = await app.inject({
        method: 'POST',
        url: `/v1/schools/${school.schoolId}/reports/page`,
        headers: { cookie: `track_session=${school.token}` },
        payload: {
          groupIds: [school.classId],
          columns: [{ subjectId: school.subjectId, measure: { kind: 'on-track', ruleId: school.ruleId } }],
          dates: [{ label: 'Then', on }],
          membership: 'current',
          minimumGroupSize: 0,
        },
      })
      expect(response.statusCode).toBe(200)
      return response.body
    }
    const onTrack = (body: string) => JSON.parse(body).rows[0].cells[0][0].fraction
    const [before, after] = [await page('2026-11-06'), await page('2026-11-20')]
    expect(onTrack(after)).toEqual({ numerator: 2, denominator: 3 })
    await track.addOnTrackRule({
      params,
      body: { id: school.ruleId, name: 'On track', rule: securedAtLeast(80), effectiveFrom: '2026-11-13' },
    })
    expect(await page('2026-11-06')).toBe(before)
    expect(onTrack(await page('2026-11-20'))).toEqual({ numerator: 1, denominator: 3 })
  })
})
