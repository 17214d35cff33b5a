import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageDefinition } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type pg from 'pg'
import {
  depthScale,
  entry,
  framework,
  logHead,
  measure,
  membership,
  objective,
  objectiveWording,
  onTrackRule,
  programme,
  programmeAssignment,
  programmeObjective,
  pupil,
  pupilGroup,
  subject,
  taughtFrom,
} from '../database/schema.js'
import { withOwner } from '../database/transaction.js'
import { insertSchool, insertStaff } from '../operator.js'
import { DEPTH_CODES, securedAtLeast, signIn } from './school.js'

/** A page of `packages/reports/vectors/page.json`, as far as this reads it. */
interface PageVector {
  readonly id: string
  readonly given: {
    readonly pupils: readonly { readonly id: string; readonly taught: Readonly<Record<string, readonly string[]>> }[]
    readonly groups: readonly { readonly name: string; readonly pupils: readonly string[]; readonly partOf?: string }[]
    readonly judgements: readonly (VectorLine & { readonly objectiveId: string; readonly rank: number })[]
    readonly marks: readonly (VectorLine & { readonly value: number | string })[]
    readonly dates: readonly CalendarDate[]
    readonly columns: readonly (
      | { readonly kind: 'secured'; readonly average: 'per-pupil' | 'pooled' }
      | { readonly kind: 'on-track'; readonly securedPercentAtLeast: number }
      | { readonly kind: 'mean-mark'; readonly matched?: boolean }
    )[]
  }
  readonly expect: { readonly rows: readonly VectorRow[] }
}

interface VectorLine {
  readonly pupilId: string
  readonly observedOn: CalendarDate
  readonly recordedAt: string
}

interface VectorRow {
  readonly group: string
  readonly n: number
  readonly cells: Readonly<Record<string, readonly { readonly value: number | null; readonly n: number }[]>>
}

/** A school that holds what one page of the vectors is given, the page to ask for, and what it must say. */
export interface VectorSchool {
  readonly schoolId: string
  readonly token: string
  readonly definition: PageDefinition
  readonly expected: readonly VectorRow[]
  readonly groupIds: Readonly<Record<string, string>>
  readonly pupilIds: Readonly<Record<string, string>>
  readonly objectiveIds: Readonly<Record<string, string>>
  readonly programmeIds: readonly string[]
  readonly accountId: string
}

const FROM = '2020-09-01'

/**
 * Puts the case of the page vectors with this id into a school of its own, as a school would have it: a programme for each list of
 * objectives, taught from the dates of the page on, and every judgement and mark a line of the log.
 */
export async function makeVectorSchool(pool: pg.Pool, id: string): Promise<VectorSchool> {
  const { given, expect } = pageVector(id)
  const schoolId = randomUUID()
  const [subjectId, scaleId, frameworkId, measureId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const groupIds = idsFor(given.groups.map(({ name }) => name))
  const pupilIds = idsFor(given.pupils.map((one) => one.id))
  const objectiveIds = idsFor([...new Set(given.pupils.flatMap(({ taught }) => Object.values(taught).flat()))])
  const ruleIds = given.columns.map(() => randomUUID())
  // Pupils of one list are one class, and so are given one programme.
  const lists = new Map<string, { taught: PageVector['given']['pupils'][number]['taught']; labels: string[] }>()
  for (const { id: label, taught } of given.pupils) {
    const list = lists.get(JSON.stringify(taught)) ?? { taught, labels: [] }
    lists.set(JSON.stringify(taught), list)
    list.labels.push(label)
  }
  const programmeIds = [...lists].map(() => randomUUID())

  const accountId = await withOwner(pool, schoolId, async (tx) => {
    await insertSchool(tx, schoolId, { name: `School of ${id}` })
    const staff = { name: 'Ms Okafor', email: `${randomUUID()}@school.example`, password: 'four quiet words here' }
    const account = await insertStaff(tx, schoolId, { ...staff, role: 'admin' })
    const from = { schoolId, effectiveFrom: FROM } as const
    await tx.insert(subject).values({ schoolId, id: subjectId, name: 'Maths' })
    await tx
      .insert(depthScale)
      .values({ ...from, id: scaleId, name: 'Depth', codes: DEPTH_CODES, secureFrom: 'secure' })
    await tx
      .insert(measure)
      .values({ schoolId, id: measureId, subjectId, name: 'Test', minimum: 0, maximum: 140, codes: ['A'] })
    for (const [place, column] of given.columns.entries())
      if (column.kind === 'on-track') {
        const rule = securedAtLeast(column.securedPercentAtLeast)
        await tx.insert(onTrackRule).values({ ...from, id: ruleIds[place]!, name: 'On track', rule })
      }
    await tx
      .insert(pupil)
      .values(Object.entries(pupilIds).map(([label, pupilId]) => ({ schoolId, id: pupilId, label, surname: label })))
    for (const group of given.groups) {
      const partOf = group.partOf === undefined ? undefined : groupIds[group.partOf]
      const values = { schoolId, id: groupIds[group.name]!, kind: 'key-group' as const, name: group.name }
      await tx.insert(pupilGroup).values({ ...values, ...(partOf && { partOf }) })
      await tx.insert(membership).values(
        group.pupils.map((label) => ({
          schoolId,
          groupId: groupIds[group.name]!,
          pupilId: pupilIds[label]!,
          fromOn: FROM,
        })),
      )
    }
    await tx.insert(framework).values({ schoolId, id: frameworkId, subjectId, name: 'Our maths', scaleId })
    const objectives = Object.entries(objectiveIds)
    if (objectives.length > 0) {
      await tx
        .insert(objective)
        .values(objectives.map(([, objectiveId], position) => ({ schoolId, id: objectiveId, frameworkId, position })))
      await tx
        .insert(objectiveWording)
        .values(objectives.map(([wording, objectiveId]) => ({ ...from, objectiveId, wording })))
    }
    for (const [place, { taught, labels }] of [...lists.values()].entries()) {
      const [classId, programmeId] = [randomUUID(), programmeIds[place]!]
      await tx.insert(pupilGroup).values({ schoolId, id: classId, kind: 'class', name: `Class ${place + 1}` })
      await tx
        .insert(membership)
        .values(labels.map((label) => ({ schoolId, groupId: classId, pupilId: pupilIds[label]!, fromOn: FROM })))
      await tx.insert(programme).values({ schoolId, id: programmeId, subjectId, name: `Programme ${place + 1}` })
      await tx
        .insert(programmeAssignment)
        .values({ ...from, id: randomUUID(), subjectId, groupId: classId, programmeId })
      const since = new Map<string, string>()
      for (const [day, names] of Object.entries(taught).sort())
        for (const name of names) if (!since.has(name)) since.set(name, day)
      for (const [position, [name, day]] of [...since].entries()) {
        const objectiveId = objectiveIds[name]!
        await tx.insert(programmeObjective).values({ schoolId, programmeId, objectiveId, position })
        await tx
          .insert(taughtFrom)
          .values({ schoolId, id: randomUUID(), objectiveId, groupId: classId, taughtFrom: day })
      }
    }
    const line = (of: VectorLine) => ({
      schoolId,
      id: randomUUID(),
      pupilId: pupilIds[of.pupilId]!,
      observedOn: of.observedOn,
      recordedAt: of.recordedAt,
      recordedBy: account,
      track: 'teacher' as const,
      via: 'entry' as const,
    })
    const judgements = given.judgements.map((one) => ({
      ...line(one),
      objectiveId: objectiveIds[one.objectiveId]!,
      depth: DEPTH_CODES[one.rank]!.id,
    }))
    const marks = given.marks.map((one) => ({
      ...line(one),
      measureId,
      ...(typeof one.value === 'number' ? { markNumber: one.value } : { markCode: one.value }),
    }))
    for (const [at, row] of [...judgements, ...marks].entries()) await tx.insert(entry).values({ ...row, seq: at + 1 })
    const last = { lastSeq: judgements.length + marks.length, lastRecordedAt: '2026-08-01T00:00:00.000Z' }
    await tx.update(logHead).set(last)
    return account
  })
  return {
    schoolId,
    token: await signIn(pool, accountId),
    accountId,
    groupIds,
    pupilIds,
    objectiveIds,
    programmeIds,
    expected: expect.rows,
    definition: {
      groupIds: Object.values(groupIds),
      columns: given.columns.map((column, place) => ({
        subjectId,
        measure:
          column.kind === 'secured'
            ? column
            : column.kind === 'on-track'
              ? { kind: 'on-track', ruleId: ruleIds[place]! }
              : { kind: 'mean-mark', measureId, matched: column.matched ?? false },
      })),
      dates: given.dates.map((on) => ({ label: '', on })),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
    },
  }
}

function pageVector(id: string): PageVector {
  const file = join(import.meta.dirname, '../../../../packages/reports/vectors/page.json')
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: PageVector[] }
  return cases.find((one) => one.id === id)!
}

function idsFor(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, randomUUID()]))
}
