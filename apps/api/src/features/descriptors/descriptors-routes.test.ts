import { randomUUID } from 'node:crypto'
import type { NewDepthScale, TrackClient } from '@track/api-contract'
import { type Condition, depthScalePresets } from '@track/descriptors'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('descriptors, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  beforeEach(async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const words = (): NewDepthScale => {
    const [preset] = depthScalePresets({ effectiveFrom: '2026-09-01', recordedAt: '2026-09-01T08:00:00.000Z' })
    const { name, codes, secureFrom } = preset!
    return { name, codes: [...codes], secureFrom }
  }

  it('keeps every version of a scale and counts a new one from today', async () => {
    const first = await track.addDepthScale({ params, body: { ...words(), effectiveFrom: '2026-09-01' } })
    const renamed = words().codes.map((code) => ({ ...code, label: `${code.label} now` }))
    const second = await track.addDepthScale({ params, body: { ...words(), id: first.id, codes: renamed } })
    expect(second.effectiveFrom).toBe('2026-11-20')
    const { scales } = await track.listDescriptors({ params })
    const versions = scales.filter(({ id }) => id === first.id)
    expect(versions).toEqual([first, second])
  })

  it('refuses a version that leaves out a word which judgements may use, and names it', async () => {
    const { id } = await track.addDepthScale({ params, body: words() })
    const shorter = { ...words(), id, codes: words().codes.slice(1) }
    await expect(track.addDepthScale({ params, body: shorter })).rejects.toMatchObject({
      problem: { status: 400, errors: [{ code: 'descriptors/code-removed', pointer: '/codes' }] },
    })
  })

  it.each([
    ['one word', (scale: NewDepthScale) => ({ ...scale, codes: scale.codes.slice(0, 1) }), 'codes'],
    ['a word twice', (scale: NewDepthScale) => ({ ...scale, codes: [...scale.codes, scale.codes[0]!] }), 'codes'],
    ['no such secure word', (scale: NewDepthScale) => ({ ...scale, secureFrom: 'none' }), 'secureFrom'],
    [
      'red for a colour',
      (scale: NewDepthScale) => ({ ...scale, codes: scale.codes.map((code) => ({ ...code, colour: 'red' })) }),
      'colour',
    ],
  ])('refuses a scale with %s', async (_, change, field) => {
    const refusal = await track.addDepthScale({ params, body: change(words()) }).catch((error) => error.problem)
    expect(refusal).toMatchObject({ status: 400, code: 'request/invalid' })
    expect(refusal.errors.map((error: { pointer: string }) => error.pointer).join()).toContain(field)
  })

  it('adds a rule from a day, and a measure of a subject of this school only', async () => {
    const rule = {
      anyOf: [{ allOf: [{ kind: 'secured-percent' as const, percentAtLeast: 80, of: 'taught' as const, tags: [] }] }],
    }
    const version = await track.addOnTrackRule({
      params,
      body: { id: school.ruleId, name: 'On track', rule, effectiveFrom: '2027-01-01' },
    })
    const { rules } = await track.listDescriptors({ params })
    expect(rules.filter(({ id }) => id === school.ruleId)).toHaveLength(2)
    expect(version).toMatchObject({ id: school.ruleId, rule })

    const measure = await track.addMeasure({
      params,
      body: { subjectId: school.subjectId, name: 'Spring test', maximum: 40 },
    })
    expect((await track.listDescriptors({ params })).measures).toContainEqual(measure)
    const other = await makeTestSchool(database.pool, { name: 'Elsewhere' })
    await expect(
      track.addMeasure({ params, body: { subjectId: other.subjectId, name: 'Stolen' } }),
    ).rejects.toMatchObject({ problem: { status: 404 } })
  })

  const effort = () => {
    const word = { colour: '#eeeeee', symbol: 'ring' as const }
    return {
      name: 'Effort',
      kind: 'effort' as const,
      descriptors: [
        { ...word, id: randomUUID(), label: 'Some', shortCode: 'S' },
        { ...word, id: randomUUID(), label: 'Much', shortCode: 'M', symbol: 'disc' as const },
      ],
    }
  }
  const refusalOf = (asking: Promise<unknown>) => asking.then(String, (error) => error.problem)

  it('keeps every version of a set of words, and a column of them', async () => {
    const first = await track.addDescriptorSet({ params, body: { ...effort(), effectiveFrom: '2026-09-01' } })
    const { id, recordedAt: _, effectiveFrom: __, ...set } = first
    const renamed = set.descriptors.map((word) => ({ ...word, label: `${word.label} of it` }))
    const second = await track.addDescriptorSet({ params, body: { ...set, id, descriptors: renamed } })
    expect(second).toMatchObject({ effectiveFrom: '2026-11-20', meaning: 'judgement', suggestions: [] })
    const fewer = { ...set, id, descriptors: [{ ...set.descriptors[0]!, id: 'new' }, set.descriptors[1]!] }
    expect(await refusalOf(track.addDescriptorSet({ params, body: fewer }))).toMatchObject({
      status: 400,
      errors: [{ code: 'descriptors/descriptor-removed', pointer: '/descriptors' }],
    })

    const body = { subjectId: school.subjectId, name: 'Effort', setId: id }
    const measure = await track.addMeasure({ params, body })
    expect(measure).toMatchObject({ ...body, etag: expect.any(String) })
    const listed = await track.listDescriptors({ params })
    expect(listed.sets).toEqual([first, second])
    expect(listed.measures).toContainEqual(measure)
  })

  it('refuses a measure, a choice and a new rule of a retired set or of marks, by name', async () => {
    const set = await track.addDescriptorSet({ params, body: { ...effort(), retiredOn: '2026-11-01' } })
    const ofSet = { subjectId: school.subjectId, name: 'Effort', setId: set.id }
    const retired = { code: 'descriptors/retired', detail: expect.stringContaining('Effort') }
    expect(await refusalOf(track.addMeasure({ params, body: ofSet }))).toMatchObject({
      errors: [{ ...retired, pointer: '/setId' }],
    })
    const choice = { measureId: school.measureId, setId: set.id, pupilId: school.pupilIds.ada }
    expect(await refusalOf(track.addSetChoice({ params, body: choice }))).toMatchObject({
      errors: [
        { code: 'descriptors/not-words', pointer: '/measureId' },
        { ...retired, pointer: '/setId' },
      ],
    })
    const unknown = await refusalOf(track.addMeasure({ params, body: { ...ofSet, setId: randomUUID() } }))
    expect(unknown).toMatchObject({ status: 400, errors: [{ pointer: '/setId' }] })
  })

  it('refuses a rule and a suggestion that ask for what is not there, each with its place', async () => {
    const { scales } = await track.listDescriptors({ params })
    const { id, recordedAt: _, ...scale } = scales[0]!
    await track.addDepthScale({ params, body: { ...scale, id, effectiveFrom: '2026-11-01', retiredOn: '2026-11-10' } })
    const asks = (...allOf: Condition[]) => ({ anyOf: [{ allOf }] })
    const share = { of: 'taught' as const, tags: [], percentAtLeast: 50 }
    const deep: Condition = { kind: 'depth-percent', scaleId: id, depthId: 'deeper', ...share }
    const word: Condition = { kind: 'word', measureId: school.measureId, descriptorIds: ['none'] }
    const rule = await refusalOf(track.addOnTrackRule({ params, body: { name: 'Deep', rule: asks(deep, word) } }))
    expect(rule).toMatchObject({
      status: 400,
      errors: [
        { code: 'descriptors/retired', pointer: '/rule/anyOf/0/allOf/0/scaleId' },
        { code: 'descriptors/not-words', pointer: '/rule/anyOf/0/allOf/1/measureId' },
        { code: 'descriptors/unknown-word', pointer: '/rule/anyOf/0/allOf/1/descriptorIds' },
      ],
    })

    const words = await track.addDescriptorSet({ params, body: effort() })
    const { id: measureId } = await track.addMeasure({
      params,
      body: { subjectId: school.subjectId, name: 'Effort', setId: words.id },
    })
    const mark: Condition = { kind: 'mark', measureId, markAtLeast: 5 }
    const suggestions = [{ descriptorId: 'none', when: asks({ kind: 'secured-percent', ...share }, mark) }]
    const set = await refusalOf(track.addDescriptorSet({ params, body: { ...effort(), suggestions } }))
    expect(set).toMatchObject({
      errors: [
        { code: 'descriptors/unknown-suggestion', pointer: '/suggestions/0/descriptorId' },
        { code: 'descriptors/not-marks', pointer: '/suggestions/0/when/anyOf/0/allOf/1/measureId' },
      ],
    })
  })

  it('keeps a correspondence of words in one category each, for the version that was read', async () => {
    const { descriptors } = await track.addDescriptorSet({ params, body: effort() })
    const [some, much] = descriptors.map(({ id }) => id) as [string, string]
    const category = (id: string, descriptorIds: string[]) => ({ id, label: `Category ${id}`, descriptorIds })
    const body = { name: 'Joint', categories: [category('a', [some]), category('b', [much])] }
    const added = await track.addCorrespondence({ params, body })
    expect((await track.listDescriptors({ params })).correspondences).toEqual([added])
    expect(await refusalOf(track.addCorrespondence({ params, body }))).toMatchObject({ status: 409 })

    const its = { params: { ...params, correspondenceId: added.id }, ifMatch: added.etag }
    const twice = [category('a', [some]), category('b', [some, 'nobody’s'])]
    expect(await refusalOf(track.changeCorrespondence({ ...its, body: { categories: twice } }))).toMatchObject({
      errors: [
        { code: 'descriptors/word-in-two-categories', pointer: '/categories/1/descriptorIds' },
        { code: 'descriptors/unknown-word', pointer: '/categories/1/descriptorIds' },
      ],
    })
    const renamed = await track.changeCorrespondence({ ...its, body: { name: 'Together' } })
    expect(renamed).toMatchObject({ name: 'Together', categories: body.categories })
    expect(await refusalOf(track.removeCorrespondence(its))).toMatchObject({ status: 412 })
    await track.removeCorrespondence({ ...its, ifMatch: renamed.etag })
    expect((await track.listDescriptors({ params })).correspondences).toEqual([])
  })

  it('changes a measure, takes a limit away, and leaves marks marks', async () => {
    const { measures } = await track.listDescriptors({ params })
    const before = measures.find(({ id }) => id === school.measureId)!
    const its = { params: { ...params, measureId: school.measureId } }
    const change = (body: Parameters<TrackClient['changeMeasure']>[0]['body'], ifMatch = before.etag) =>
      track.changeMeasure({ ...its, body, ifMatch })
    const { id: setId } = await track.addDescriptorSet({ params, body: effort() })
    expect(await refusalOf(change({ setId }))).toMatchObject({
      errors: [{ code: 'descriptors/not-words', pointer: '/setId' }],
    })
    expect(await refusalOf(change({ minimum: 150 }))).toMatchObject({ errors: [{ pointer: '/minimum' }] })
    const changed = await change({ maximum: null, reliability: 0.93, standardDeviation: 15 })
    const { etag, maximum: _, ...rest } = before
    expect(changed).toEqual({ ...rest, reliability: 0.93, standardDeviation: 15, etag: expect.any(String) })
    expect(changed.etag).not.toBe(etag)
    expect((await track.listDescriptors({ params })).measures).toContainEqual(changed)
    expect(await refusalOf(change({ name: 'Late' }))).toMatchObject({ status: 412 })
  })

  it('says how several judgements become one in a subject, and takes it back, and in no other school’s', async () => {
    const body = { subjectId: school.subjectId, calculation: { method: 'highest' as const } }
    const choice = await track.addCalculationChoice({ params, body })
    expect(choice).toMatchObject({ ...body, effectiveFrom: '2026-11-20' })
    expect((await track.listDescriptors({ params })).calculations).toEqual([choice])
    const takenBack = await track.addCalculationChoice({ params, body: { ...body, calculation: null } })
    expect((await track.listDescriptors({ params })).calculations).toEqual([choice, takenBack])
    const stranger = { ...body, subjectId: randomUUID() }
    expect(await refusalOf(track.addCalculationChoice({ params, body: stranger }))).toMatchObject({ status: 404 })
  })

  it('lets support staff read and not change', async () => {
    const support = await makeTestSchool(database.pool, { role: 'support' })
    const their = { params: { schoolId: support.schoolId } }
    const client = clientOf(app, support.token)
    expect((await client.listDescriptors(their)).scales).toHaveLength(1)
    await expect(client.addDepthScale({ ...their, body: words() })).rejects.toMatchObject({
      problem: { status: 403, code: 'school/not-allowed' },
    })
  })
})
