import type { NewDepthScale, TrackClient } from '@track/api-contract'
import { depthScalePresets } from '@track/descriptors'
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
    const rule = { kind: 'secured-percent' as const, securedPercentAtLeast: 80 }
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
