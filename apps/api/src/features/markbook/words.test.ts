import { randomUUID } from 'node:crypto'
import type { NewDescriptorSet, TrackClient } from '@track/api-contract'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { objective, programme, programmeAssignment, programmeObjective, programmeSpell } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('columns of words, on %s', (engine) => {
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
    school = await makeTestSchool(database.pool, { role: 'admin' })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const addSet = (name: string, more: Partial<NewDescriptorSet> = {}) => {
    const word = (label: string, number: number) => ({
      id: `${label}-${randomUUID()}`,
      label: `${name} ${label}`,
      shortCode: label.slice(0, 1),
      colour: '#eeeeee',
      symbol: 'ring' as const,
      number,
    })
    const descriptors = [word('little', 1), word('much', 2)]
    return track.addDescriptorSet({
      params,
      body: { name, kind: 'attainment', descriptors, effectiveFrom: '2026-09-01', ...more },
    })
  }
  const addColumn = async (setId: string) => {
    const body = { subjectId: school.subjectId, name: 'Attainment', setId }
    return (await track.addMeasure({ params, body })).id
  }
  const say = (measureId: string, value: string | number | null, more: object = {}) =>
    track.writeEntries({
      params,
      body: {
        entries: [{ id: makeId(), pupilId: school.pupilIds.ada, measureId, value, observedOn: '2026-11-20', ...more }],
      },
    })
  const readClass = (query: object = {}) =>
    track.readClassMarkbook({
      params: { ...params, classId: school.classId },
      query: { subjectId: school.subjectId, ...query },
    })
  const readPupil = (pupilId: string, query: object = {}) =>
    track.readPupilMarkbook({ params: { ...params, pupilId }, query: { subjectId: school.subjectId, ...query } })

  it('takes the words of the sets of a column and nothing else, and says what to send', async () => {
    const [ours, theirs, elsewhere] = [await addSet('Ours'), await addSet('Theirs'), await addSet('Elsewhere')]
    const measureId = await addColumn(ours.id)
    const choice = { measureId, setId: theirs.id, pupilId: school.pupilIds.ada }
    await track.addSetChoice({ params, body: choice })
    for (const wrong of [elsewhere.descriptors[0]!.id, 'Ours much', 2, 'A']) {
      const { accepted, refused } = await say(measureId, wrong)
      expect(accepted).toEqual([])
      expect(refused).toMatchObject([{ row: 1, field: 'value', code: 'descriptors/unknown-word' }])
      expect(refused[0]!.message).toContain('send the id of one of their words')
    }
    // The child was described in the column's own words before, and what was said then stays correctable.
    const before = await say(measureId, ours.descriptors[0]!.id, { observedOn: '2026-10-01' })
    await track.addSetChoice({ params, body: { ...choice, setId: null } })
    const supersedes = before.accepted[0]!.id
    const corrected = await say(measureId, theirs.descriptors[1]!.id, { observedOn: '2026-10-02', supersedes })
    expect([before, corrected, await say(measureId, null)].flatMap(({ refused }) => refused)).toEqual([])
  })

  it('takes no word of a set from the day on that it is retired, as that day says elsewhere', async () => {
    const set = await addSet('Old')
    const measureId = await addColumn(set.id)
    const { id, recordedAt: _, ...words } = set
    const retiredOn = '2026-11-10'
    await track.addDescriptorSet({ params, body: { ...words, id, retiredOn, effectiveFrom: '2026-11-01' } })
    const word = set.descriptors[0]!.id
    const before = await say(measureId, word, { observedOn: '2026-11-09' })
    expect(before.refused).toEqual([])
    for (const observedOn of [retiredOn, '2026-11-11'])
      expect((await say(measureId, word, { observedOn })).refused).toMatchObject([
        { field: 'value', code: 'descriptors/retired' },
      ])
    const choice = { measureId, setId: id, pupilId: school.pupilIds.ada, effectiveFrom: retiredOn } as const
    await expect(track.addSetChoice({ params, body: choice })).rejects.toMatchObject({
      problem: { errors: [{ code: 'descriptors/retired' }] },
    })
    const supersedes = before.accepted[0]!.id
    const { refused } = await say(measureId, set.descriptors[1]!.id, { observedOn: '2026-11-09', supersedes })
    expect(refused).toEqual([])
  })

  it('describes each pupil in the set of their own, of their group, or of the column, as of the day', async () => {
    const [ours, group, own] = [await addSet('Ours'), await addSet('Group'), await addSet('Own')]
    const measureId = await addColumn(ours.id)
    const { ada, ben, cai } = school.pupilIds
    const { id: groupId } = await track.addGroup({ params, body: { kind: 'key-group', name: 'Base', position: 0 } })
    const membership = (pupilId: string) => ({ groupId, pupilId, from: '2026-10-01' as const, until: null })
    await track.setMemberships({ params, body: { memberships: [membership(ada), membership(ben)] } })
    const from = { measureId, effectiveFrom: '2026-09-01' as const }
    await track.addSetChoice({ params, body: { ...from, setId: group.id, groupId } })
    await track.addSetChoice({ params, body: { ...from, setId: own.id, pupilId: ada, effectiveFrom: '2026-11-01' } })
    const setsOn = async (asOf: string) => {
      const { pupils } = await readClass({ asOf })
      return [ada, ben, cai].map((pupilId) => pupils.find(({ id }) => id === pupilId)!.setIds[measureId])
    }
    expect(await setsOn('2026-09-30')).toEqual([ours.id, ours.id, ours.id])
    expect(await setsOn('2026-10-01')).toEqual([group.id, group.id, ours.id])
    expect(await setsOn('2026-11-20')).toEqual([own.id, group.id, ours.id])

    const markbook = await readPupil(ada)
    expect(markbook.setIds).toEqual({ [measureId]: own.id })
    expect(markbook.sets.map(({ id }) => id).sort()).toEqual([ours.id, own.id].sort())
    expect((await readClass()).sets.map(({ id }) => id).sort()).toEqual([ours.id, group.id, own.id].sort())
    // What was said in another set still has a name.
    await say(measureId, group.descriptors[0]!.id, { observedOn: '2026-10-05' })
    expect((await readPupil(ada)).sets).toHaveLength(3)
  })

  it('calls things as they were called then, or as they are called now, in the order of then', async () => {
    const then = await addSet('Words')
    const measureId = await addColumn(then.id)
    const { id, recordedAt: _, ...set } = then
    const [little, much] = set.descriptors as [(typeof set.descriptors)[0], (typeof set.descriptors)[0]]
    const descriptors = [{ ...much, label: 'Lots' }, little]
    await track.addDescriptorSet({
      params,
      body: { ...set, id, descriptors, name: 'New words', effectiveFrom: '2026-11-01' },
    })
    const { scales } = await track.listDescriptors({ params })
    const { id: scaleId, recordedAt: __, ...scale } = scales[0]!
    const codes = scale.codes.map((code) => ({ ...code, label: `${code.label} now` })).reverse()
    await track.addDepthScale({ params, body: { ...scale, id: scaleId, codes, effectiveFrom: '2026-11-01' } })
    await say(measureId, little.id, { observedOn: '2026-10-05' })

    const labels = (words: { sets: (typeof then)[]; scales: typeof scales }) => ({
      set: [words.sets[0]!.name, ...words.sets[0]!.descriptors.map(({ label }) => label)],
      first: words.scales[0]!.codes[0]!.label,
    })
    const asOf = '2026-10-31'
    const old = { set: ['Words', 'Words little', 'Words much'], first: 'not-yet' }
    const renamed = { set: ['New words', 'Words little', 'Lots'], first: 'not-yet now' }
    const { ada } = school.pupilIds
    expect(labels(await readClass({ asOf }))).toEqual(old)
    expect(labels(await readClass({ asOf, words: 'now' }))).toEqual(renamed)
    expect(labels(await readPupil(ada, { asOf }))).toEqual(old)
    expect(labels(await readPupil(ada, { asOf, words: 'now' }))).toEqual(renamed)
    expect(labels(await readClass())).toEqual({ set: ['New words', 'Lots', 'Words little'], first: 'deeper now' })
  })

  it('shows the numbers behind words only where the school wants them', async () => {
    await addColumn((await addSet('Words')).id)
    const numbers = async () => (await readClass()).sets[0]!.descriptors.map(({ number }) => number)
    expect(await numbers()).toEqual([undefined, undefined])
    const { etag } = await track.readSchoolSettings({ params })
    await track.changeSchoolSettings({ params, body: { depthNumbers: true }, ifMatch: etag })
    expect(await numbers()).toEqual([1, 2])
  })

  it('says how judgements become one here on that day: the subject’s way before the school’s', async () => {
    const say = (
      subjectId: string | null,
      method: 'mean' | 'highest',
      effectiveFrom: `${number}-${number}-${number}`,
    ) => track.addCalculationChoice({ params, body: { subjectId, calculation: { method }, effectiveFrom } })
    await say(school.subjectId, 'mean', '2026-10-01')
    await say(null, 'highest', '2026-09-01')
    const on = async (asOf: string) => (await readClass({ asOf })).calculation.method
    expect(await Promise.all(['2026-08-31', '2026-09-01', '2026-10-01'].map(on))).toEqual(['latest', 'highest', 'mean'])
    expect((await readPupil(school.pupilIds.ada)).calculation).toEqual({ method: 'mean' })
  })

  it('shows the programme as it was on the day, and that of the class beside a pupil’s own', async () => {
    const { ada, ben } = school.pupilIds
    const { schoolId, subjectId, programmeId: ofClass } = school
    const [first, second, third, fourth] = school.objectiveIds as [string, string, string, string]
    const programmeId = randomUUID()
    const ofProgramme = { schoolId, programmeId: ofClass }
    await withOwner(database.pool, schoolId, async (tx) => {
      await tx.insert(programme).values({ schoolId, id: programmeId, subjectId, name: 'Year 2' })
      await tx.insert(programmeObjective).values({ schoolId, programmeId, objectiveId: first })
      const assignment = { schoolId, id: randomUUID(), subjectId, programmeId, pupilId: ada }
      await tx.insert(programmeAssignment).values({ ...assignment, effectiveFrom: '2026-10-01' })
      await tx.delete(programmeObjective).where(eq(programmeObjective.objectiveId, second))
      const spell = { ...ofProgramme, id: randomUUID(), objectiveId: second, untilOn: '2026-10-15' }
      await tx.insert(programmeSpell).values(spell)
      await tx.update(objective).set({ retiredOn: '2026-11-01' }).where(eq(objective.id, fourth))
    })
    const heldOn = async (asOf: string) => [...(await readClass({ asOf })).programme!.objectiveIds].sort()
    expect(await heldOn('2026-10-14')).toEqual([...school.objectiveIds].sort())
    expect(await heldOn('2026-10-15')).toEqual([first, third, fourth].sort())
    expect(await heldOn('2026-11-01')).toEqual([first, third].sort())
    expect((await readClass()).objectives.map(({ id }) => id)).toEqual([first, third])

    expect(await readPupil(ada)).toMatchObject({
      own: true,
      programme: { id: programmeId, objectiveIds: [first] },
      classProgramme: { id: ofClass, objectiveIds: [first, third] },
    })
    expect(await readPupil(ben)).toMatchObject({ own: false, classProgramme: null })
  })
})
