import { randomUUID } from 'node:crypto'
import * as schema from '../database/schema.js'
import type { Transaction } from '../database/transaction.js'
import { insertSchool, insertStaff } from '../operator.js'

/** Writes one row into every table that holds a school's data, so that a test can see who reaches them. */
export async function insertOneOfEach(
  tx: Transaction,
  schoolId: string,
): Promise<{ pupilId: string; objectiveId: string }> {
  const [pupilId, groupId, subjectId, frameworkId, strandId] = Array.from({ length: 5 }, () => randomUUID()) as Five
  const [objectiveId, programmeId, scaleId, measureId, entryId] = Array.from({ length: 5 }, () => randomUUID()) as Five
  const ofPupil = { schoolId, pupilId }
  const day = '2026-09-01'

  await insertSchool(tx, schoolId, { name: 'Larkfield' })
  const email = `${schoolId}@larkfield.example`
  const accountId = await insertStaff(tx, schoolId, {
    name: 'Ms Okafor',
    email,
    password: 'four quiet words',
    role: 'teacher',
  })
  await tx
    .insert(schema.session)
    .values({ tokenHash: Buffer.from(schoolId), accountId, expiresAt: '2999-01-01T00:00:00.000Z' })
  await tx.insert(schema.throttle).values({ key: schoolId, windowStartedAt: '2026-09-01T00:00:00.000Z', count: 1 })

  await tx.insert(schema.oneTimeLink).values({
    tokenHash: Buffer.from(`link ${schoolId}`),
    id: randomUUID(),
    kind: 'reset',
    accountId,
    expiresAt: '2999-01-01T00:00:00.000Z',
  })

  await tx.insert(schema.academicYear).values({ schoolId, name: '2026/27', startsOn: day, endsOn: '2027-08-31' })
  await tx.insert(schema.schoolTerm).values({
    schoolId,
    id: randomUUID(),
    academicYear: '2026/27',
    name: 'Autumn',
    startsOn: day,
    endsOn: '2026-12-18',
  })
  await tx.insert(schema.assessmentDate).values({ schoolId, id: randomUUID(), name: 'Mid-point', on: '2026-11-20' })
  await tx.insert(schema.pupil).values({ schoolId, id: pupilId, label: 'Ada', upn: 'A999000012345' })
  await tx.insert(schema.closure).values({
    schoolId,
    id: randomUUID(),
    name: 'Half-term',
    startsOn: '2026-10-26',
    endsOn: '2026-10-30',
  })
  await tx.insert(schema.registeredYear).values({ ...ofPupil, fromOn: day, year: '4' })
  await tx.insert(schema.rollOver).values({ schoolId, id: randomUUID(), startsOn: day, doneBy: accountId, written: {} })
  await tx.insert(schema.pupilIdentifier).values({ ...ofPupil, source: 'mis', externalId: '4411' })
  await tx.insert(schema.pupilGroup).values({ schoolId, id: groupId, kind: 'class', name: '4B' })
  await tx.insert(schema.membership).values({ ...ofPupil, groupId, fromOn: day })
  await tx.insert(schema.classTeacher).values({ schoolId, groupId, accountId, fromOn: day })
  await tx.insert(schema.subject).values({ schoolId, id: subjectId, name: 'Maths' })
  await tx
    .insert(schema.depthScale)
    .values({ schoolId, id: scaleId, effectiveFrom: day, name: 'Depth', codes: [], secureFrom: 'secure' })
  await tx
    .insert(schema.onTrackRule)
    .values({ schoolId, id: randomUUID(), effectiveFrom: day, name: 'On track', rule: {} })
  await tx.insert(schema.framework).values({ schoolId, id: frameworkId, subjectId, name: 'Ours', scaleId })
  await tx.insert(schema.strand).values({ schoolId, id: strandId, frameworkId, name: 'Number' })
  await tx.insert(schema.objective).values({ schoolId, id: objectiveId, frameworkId, strandId })
  await tx
    .insert(schema.objectiveWording)
    .values({ schoolId, objectiveId, effectiveFrom: day, wording: 'Counts in sixes' })
  const revisionId = randomUUID()
  await tx.insert(schema.objectiveRevision).values({ schoolId, id: revisionId, frameworkId, on: day })
  await tx.insert(schema.objectiveRevisionPart).values({ schoolId, revisionId, objectiveId, part: 'replaced' })
  await tx.insert(schema.objectiveLink).values({
    schoolId,
    id: randomUUID(),
    originId: objectiveId,
    kind: 'isRelatedTo',
    external: { identifier: 'elsewhere', uri: 'https://elsewhere.example/1', title: 'Elsewhere' },
  })
  await tx.insert(schema.objectiveImport).values({ schoolId, id: randomUUID(), doneBy: accountId, written: {} })
  await tx.insert(schema.programme).values({ schoolId, id: programmeId, subjectId, name: 'Year 4 maths' })
  await tx.insert(schema.programmeObjective).values({ schoolId, programmeId, objectiveId })
  await tx.insert(schema.programmeSpell).values({ schoolId, id: randomUUID(), programmeId, objectiveId, fromOn: day })
  await tx
    .insert(schema.programmeAssignment)
    .values({ schoolId, id: randomUUID(), subjectId, groupId, programmeId, effectiveFrom: day })
  await tx.insert(schema.taughtFrom).values({ schoolId, id: randomUUID(), objectiveId, groupId, taughtFrom: day })
  await tx.insert(schema.measure).values({ schoolId, id: measureId, subjectId, name: 'Test' })
  const setId = randomUUID()
  await tx.insert(schema.descriptorSet).values({
    schoolId,
    id: setId,
    effectiveFrom: day,
    name: 'Effort',
    kind: 'effort',
    ordered: true,
    meaning: 'judgement',
    descriptors: [],
    suggestions: [],
  })
  await tx
    .insert(schema.setChoice)
    .values({ schoolId, id: randomUUID(), measureId, pupilId, setId, effectiveFrom: day })
  await tx.insert(schema.correspondence).values({ schoolId, id: randomUUID(), name: 'Joint', categories: [] })
  await tx
    .insert(schema.calculationChoice)
    .values({ schoolId, id: randomUUID(), subjectId, calculation: { method: 'latest' }, effectiveFrom: day })
  await tx.insert(schema.frozenReport).values({
    schoolId,
    id: randomUUID(),
    name: 'Autumn',
    paper: 'a4',
    frozenBy: accountId,
    page: '{}',
    inputs: '{}',
    knownSeq: 1,
  })
  const templateId = randomUUID()
  await tx.insert(schema.reportTemplate).values({ schoolId, id: templateId, name: 'Governors', template: {} })
  await tx.insert(schema.reportUse).values({ schoolId, templateId, usedOn: day })
  await tx.insert(schema.entry).values({
    ...ofPupil,
    seq: 1,
    id: entryId,
    objectiveId,
    depth: 'secure',
    observedOn: day,
    recordedAt: '2026-09-01T10:00:00.000Z',
    recordedBy: accountId,
    track: 'teacher',
    via: 'entry',
  })
  await insertNotes(tx, { schoolId, pupilId, groupId, subjectId })
  await insertCharts(tx, { schoolId, pupilId, groupId, subjectId, accountId })
  return { pupilId, objectiveId }
}

async function insertNotes(
  tx: Transaction,
  { schoolId, pupilId, groupId, subjectId }: Readonly<Record<'schoolId' | 'pupilId' | 'groupId' | 'subjectId', string>>,
): Promise<void> {
  const [publicationId, actId] = [randomUUID(), randomUUID()]
  const [day, moment] = ['2026-09-01', '2026-09-01T10:00:00.000Z']
  await tx
    .insert(schema.microtrackTemplate)
    .values({ schoolId, id: randomUUID(), subjectId, title: 'Fractions', template: {} })
  await tx.insert(schema.microtrackPublication).values({
    schoolId,
    id: publicationId,
    groupId,
    content: {},
    readingBand: 'middle',
    startsOn: day,
    endsOn: day,
    publishedBy: randomUUID(),
  })
  await tx.insert(schema.microtrackPublicationPupil).values({ schoolId, publicationId, pupilId })
  await tx.insert(schema.noteCode).values({ code: `note ${schoolId}`, schoolId, publicationId, pupilId })
  await tx.insert(schema.microtrackAct).values({
    schoolId,
    seq: 1,
    id: actId,
    publicationId,
    pupilId,
    kind: 'add',
    by: 'pupil',
    via: 'screen',
    data: { taskId: 'x', done: true },
    at: moment,
    recordedAt: moment,
    recordedBy: pupilId,
  })
  await tx.insert(schema.microtrackWords).values({ schoolId, actId, words: { text: 'Sweeping' } })
  await tx.insert(schema.microtrackHead).values({ schoolId, lastSeq: 1, lastRecordedAt: moment })
  await tx.insert(schema.choiceDial).values({
    schoolId,
    id: randomUUID(),
    groupId,
    groups: 1,
    options: 3,
    kinds: ['practice'],
    fromOn: day,
    recordedBy: randomUUID(),
  })
  await tx.insert(schema.classCode).values({ schoolId, groupId, code: `class ${schoolId}` })
  await tx.insert(schema.pupilKey).values({
    schoolId,
    pupilId,
    handle: randomUUID(),
    cardHash: Buffer.from(`card ${schoolId}`),
    pinHash: 'hash',
    pinKind: 'digits',
    outboxKey: Buffer.from('key'),
  })
  await tx
    .insert(schema.replacedOutbox)
    .values({ handle: randomUUID(), schoolId, pupilId, outboxKey: Buffer.from('an earlier key') })
  await tx.insert(schema.pupilSession).values({
    tokenHash: Buffer.from(`pupil ${schoolId}`),
    schoolId,
    pupilId,
    idleMinutes: 10,
    expiresAt: '2999-01-01T00:00:00.000Z',
  })
}

async function insertCharts(
  tx: Transaction,
  {
    schoolId,
    pupilId,
    groupId,
    subjectId,
    accountId,
  }: Readonly<Record<'schoolId' | 'pupilId' | 'groupId' | 'subjectId' | 'accountId', string>>,
): Promise<void> {
  const [sessionId, entryId, chartId, workId, placementId] = Array.from({ length: 5 }, () => randomUUID()) as Five
  const imageId = randomUUID()
  const [day, moment] = ['2026-09-01', '2026-09-01T10:00:00.000Z']
  await tx.insert(schema.microProgressionSession).values({
    schoolId,
    id: sessionId,
    prompt: 'Why is 3/4 more than 2/3?',
    subjectId,
    minutes: 5,
    levels: [],
    createdBy: accountId,
  })
  await tx.insert(schema.microProgressionCollection).values({ schoolId, id: randomUUID(), sessionId, groupId })
  const line = { schoolId, sessionId, seq: 1, id: entryId, kind: 'withdraw', by: accountId, recordedAt: moment }
  await tx.insert(schema.microProgressionEntry).values({ ...line, data: { pieceId: 'x' } })
  await tx.insert(schema.microProgressionEntryWords).values({ schoolId, entryId, words: { note: 'Smudged' } })
  await tx.insert(schema.microProgressionImage).values({
    schoolId,
    id: imageId,
    pupilId,
    originalId: imageId,
    bytes: Buffer.from('picture'),
    width: 1,
    height: 1,
    addedBy: pupilId,
  })
  await tx.insert(schema.microProgressionAuthor).values({ schoolId, sessionId, pieceId: 'x', pupilId })
  await tx
    .insert(schema.microProgressionChart)
    .values({ schoolId, id: chartId, sessionId, version: 1, content: {}, publishedBy: accountId })
  await tx.insert(schema.microProgressionChartClass).values({ schoolId, chartId, groupId })
  const work = { schoolId, id: workId, pupilId, chartId, doneOn: day, imageId, recordedBy: pupilId }
  await tx.insert(schema.microProgressionWork).values(work)
  await tx.insert(schema.microProgressionWorkWords).values({ schoolId, workId, words: { title: 'Halves' } })
  const placement = { schoolId, id: placementId, workId, chartId, pupilId, by: 'pupil' as const, data: {} }
  await tx.insert(schema.microProgressionPlacement).values({ ...placement, recordedAt: moment, recordedBy: pupilId })
  await tx.insert(schema.microProgressionPlacementWords).values({ schoolId, placementId, words: { grow: 'Say why' } })
}

type Five = [string, string, string, string, string]
