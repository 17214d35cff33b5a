import type { CalendarDate, Instant } from '@track/kernel'
import type { Act } from '@track/microtrack'
import type pg from 'pg'
import {
  academicYear,
  assessmentDate,
  calculationChoice,
  classTeacher,
  closure,
  correspondence,
  depthScale,
  descriptorSet,
  framework,
  measure,
  membership,
  microProgressionAuthor,
  microProgressionCollection,
  microProgressionSession,
  microtrackPublication,
  microtrackPublicationPupil,
  microtrackTemplate,
  noteCode,
  objective,
  objectiveLink,
  objectiveRevision,
  objectiveRevisionPart,
  objectiveWording,
  onTrackRule,
  programme,
  programmeAssignment,
  programmeObjective,
  programmeSpell,
  pupil,
  pupilGroup,
  pupilIdentifier,
  reportTemplate,
  schoolTerm,
  setChoice,
  strand,
  subject,
  taughtFrom,
} from '../database/schema.js'
import { type Transaction, withOwner } from '../database/transaction.js'
import { appendEntries } from '../features/markbook/markbook-repository.js'
import { hangChart, insertChart } from '../features/micro-progression/charts-repository.js'
import { appendLog } from '../features/micro-progression/log-repository.js'
import { insertPlaced } from '../features/micro-progression/placements-repository.js'
import { appendActs, lockNotes } from '../features/microtrack/acts-repository.js'
import { inChunks } from '../import/in-chunks.js'
import { insertSchool, insertStaff } from '../operator.js'
import { type DemoSchool, makeDemoSchool } from './demo-school.js'
import { writePupilKeys } from './pupil-keys.js'
import { makeRandom } from './random.js'
import { DEMO_PASSWORD, demoSignIns, type SignIn } from './staff.js'

const SEED = 'larkfield'

/**
 * Writes the demo school into a database that has none, all or nothing, and answers who can sign in.
 *
 * Every member of staff has the same password. `today` is the school's own day: the record ends the school day before.
 */
export async function createDemoSchool(
  pool: pg.Pool,
  { today }: { readonly today: CalendarDate },
): Promise<{ schoolId: string; signIns: readonly SignIn[] }> {
  const demo = makeDemoSchool({ seed: SEED, today })
  const schoolId = demo.school.id
  await withOwner(pool, schoolId, async (tx) => {
    await insertSchool(tx, schoolId, { name: demo.school.name, timeZone: demo.school.timeZone, isDemo: true })
    for (const { id, name, email, role } of demo.staff)
      await insertStaff(tx, schoolId, { id, name, email, role, password: DEMO_PASSWORD })
    await writeRoster(tx, demo)
    await writePupilKeys(tx, demo, SEED)
    await writeObjectives(tx, demo)
    await writeTeaching(tx, demo)
    await writeWords(tx, demo)
    await tx.insert(reportTemplate).values(demo.templates.map((row) => ({ schoolId, ...row })))
    await writeLog(tx, demo)
    await writeNotes(tx, demo)
    await writeCharts(tx, demo)
  })
  // A database that has just been filled plans badly until it has looked at itself, and the embedded one never does alone.
  await pool.query('analyze')
  return { schoolId, signIns: demoSignIns() }
}

async function writeRoster(tx: Transaction, demo: DemoSchool): Promise<void> {
  const schoolId = demo.school.id
  await tx.insert(academicYear).values(demo.academicYears.map((year) => ({ schoolId, ...year })))
  await tx.insert(schoolTerm).values(demo.terms.map((term) => ({ schoolId, ...term })))
  await tx.insert(closure).values(demo.closures.map((its) => ({ schoolId, ...its })))
  await tx.insert(assessmentDate).values(demo.assessmentDates.map((date) => ({ schoolId, ...date })))
  await tx.insert(pupil).values(demo.pupils.map(({ identifiers: _, ...row }) => ({ schoolId, ...row })))
  await tx
    .insert(pupilIdentifier)
    .values(demo.pupils.flatMap(({ id, identifiers }) => identifiers.map((its) => ({ schoolId, pupilId: id, ...its }))))
  await tx.insert(pupilGroup).values(demo.groups.map((group) => ({ schoolId, ...group })))
  await inChunks(demo.memberships, (some) =>
    tx.insert(membership).values(
      some.map(({ from, until, ...row }) => ({
        schoolId,
        ...row,
        fromOn: from,
        untilOn: until,
        recordedAt: `${from}T08:00:00.000Z`,
      })),
    ),
  )
  const classes = demo.staff.flatMap(({ id, classId }) =>
    classId === undefined ? [] : { accountId: id, groupId: classId, fromOn: demo.academicYears[0]!.startsOn },
  )
  await tx.insert(classTeacher).values(classes.map((row) => ({ schoolId, ...row })))
}

async function writeObjectives(tx: Transaction, demo: DemoSchool): Promise<void> {
  const schoolId = demo.school.id
  await tx.insert(subject).values(demo.subjects.map((row) => ({ schoolId, ...row })))
  await tx.insert(depthScale).values(demo.scales.map((row) => ({ schoolId, ...row })))
  await tx.insert(onTrackRule).values(demo.rules.map((row) => ({ schoolId, ...row })))
  await tx.insert(descriptorSet).values(demo.sets.map((row) => ({ schoolId, ...row })))
  await tx.insert(measure).values(demo.measures.map((row) => ({ schoolId, ...row })))
  await tx.insert(framework).values(demo.frameworks.map(({ source, ...row }) => ({ schoolId, ...row, ...source })))
  await tx.insert(strand).values(demo.strands.map(({ source, ...row }) => ({ schoolId, ...row, ...source })))
  await inChunks(demo.objectives, (some) =>
    tx.insert(objective).values(some.map((row) => ({ schoolId, ...objectiveRow(row) }))),
  )
  await inChunks(demo.wordings, (some) => tx.insert(objectiveWording).values(some.map((row) => ({ schoolId, ...row }))))
  await tx.insert(objectiveLink).values(demo.links.map((row) => ({ schoolId, ...row })))
  for (const { replacedIds, addedIds, ...row } of demo.revisions) {
    await tx.insert(objectiveRevision).values({ schoolId, ...row })
    const parts = (part: 'replaced' | 'added', ids: readonly string[]) =>
      ids.map((objectiveId, position) => ({ schoolId, revisionId: row.id, objectiveId, part, position }))
    await tx.insert(objectiveRevisionPart).values([...parts('replaced', replacedIds), ...parts('added', addedIds)])
  }
}

/** Words stand in a table of their own, and where an objective comes from in three columns. */
function objectiveRow({ wording: _, pupilWordings: __, source, ...row }: DemoSchool['objectives'][number]) {
  if (!source) return row
  const { wording, ...from } = source
  return { ...row, ...from, sourceWording: wording ?? null }
}

async function writeWords(tx: Transaction, demo: DemoSchool): Promise<void> {
  const schoolId = demo.school.id
  const random = makeRandom(`${SEED}/rows of words`)
  const named = () => ({ schoolId, id: random.uuid() })
  await tx.insert(setChoice).values(demo.setChoices.map((row) => ({ ...named(), ...row })))
  await tx.insert(correspondence).values(demo.correspondences.map((row) => ({ schoolId, ...row })))
  await tx.insert(calculationChoice).values(demo.calculations.map((row) => ({ ...named(), ...row })))
}

async function writeTeaching(tx: Transaction, demo: DemoSchool): Promise<void> {
  const schoolId = demo.school.id
  const random = makeRandom(`${SEED}/teaching rows`)
  const named = () => ({ schoolId, id: random.uuid() })
  await tx
    .insert(programme)
    .values(demo.programmes.map(({ objectiveIds: _, spells: __, ...row }) => ({ schoolId, ...row })))
  const inOrder = demo.programmes.flatMap(({ id, objectiveIds }) =>
    objectiveIds.map((objectiveId, position) => ({ schoolId, programmeId: id, objectiveId, position })),
  )
  await inChunks(inOrder, (some) => tx.insert(programmeObjective).values(some))
  const spells = demo.programmes.flatMap(({ id: programmeId, spells }) =>
    spells.map((spell) => ({ ...named(), programmeId, ...spell, recordedAt: `${spell.fromOn}T07:30:00.000Z` })),
  )
  await tx.insert(programmeSpell).values(spells)
  await tx.insert(programmeAssignment).values(demo.assignments.map((row) => ({ ...named(), ...row })))
  await inChunks(demo.taughtFrom, (some) => tx.insert(taughtFrom).values(some.map((row) => ({ ...named(), ...row }))))
}

async function writeLog(tx: Transaction, { school, entries }: DemoSchool): Promise<void> {
  const AT_ONCE = 5000
  for (let seq = 0; seq < entries.length; seq += AT_ONCE) {
    const some = entries.slice(seq, seq + AT_ONCE)
    await appendEntries(tx, some, { schoolId: school.id, after: { seq, moment: some[0]!.recordedAt } })
  }
}

async function writeNotes(tx: Transaction, { school: { id: schoolId }, notes }: DemoSchool): Promise<void> {
  await tx.insert(microtrackTemplate).values(notes.templates.map((row) => ({ schoolId, ...row })))
  await tx.insert(microtrackPublication).values(
    notes.given.map(({ publication, classId: groupId, subjectId, ...row }) => {
      const { id, startsOn, endsOn, readingBand, publishedAt, pupils: _, ...says } = publication
      const whole = { id, startsOn, endsOn, readingBand, publishedAt, content: { ...says, subjectId } }
      return { schoolId, groupId, ...row, ...whole }
    }),
  )
  const given = notes.given.flatMap(({ publication }) =>
    publication.pupils.map((pupil) => ({ schoolId, publicationId: publication.id, ...pupil })),
  )
  await tx.insert(microtrackPublicationPupil).values(given)
  await tx.insert(noteCode).values(notes.codes.map((row) => ({ schoolId, ...row })))
  const { moment } = await lockNotes(tx, schoolId)
  await appendActs(tx, notDoneYet(notes.acts, moment), { schoolId, after: { seq: 0, moment } })
}

async function writeCharts(tx: Transaction, { school: { id: schoolId }, charts }: DemoSchool): Promise<void> {
  for (const { id, collections, log, authors, ...row } of charts.sessions) {
    await tx.insert(microProgressionSession).values({ schoolId, id, minutes: 5, ...row })
    await tx.insert(microProgressionCollection).values(
      collections.map(({ classId: groupId, ...pile }, position) => ({
        schoolId,
        sessionId: id,
        groupId,
        position,
        ...pile,
      })),
    )
    await appendLog(tx, log, { schoolId, sessionId: id })
    await tx.insert(microProgressionAuthor).values(authors.map((author) => ({ schoolId, sessionId: id, ...author })))
  }
  const { chart, subjectId, classId, publishedBy } = charts.chart
  await insertChart(tx, chart, { schoolId, subjectId, publishedBy })
  await hangChart(tx, chart.id, { schoolId, classIds: [classId] })
  for (const work of charts.works) {
    const placements = charts.placements.filter(({ workId }) => workId === work.id)
    await insertPlaced(tx, { works: [work], placements }, { schoolId, recordedBy: work.pupilId })
  }
}

/** Before twenty past nine today's lesson has been going on for as long as it takes, so that nothing was done in the future. */
function notDoneYet(acts: readonly Act[], moment: Instant): Act[] {
  const day = moment.slice(0, 10)
  const ahead = Math.max(0, ...acts.map(({ recordedAt }) => Date.parse(recordedAt) - Date.parse(moment)))
  return acts.map((act) => {
    if (!act.recordedAt.startsWith(day)) return act
    const recordedAt = new Date(Date.parse(act.recordedAt) - ahead).toISOString()
    return { ...act, at: recordedAt, recordedAt }
  })
}
