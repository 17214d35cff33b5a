import { randomUUID } from 'node:crypto'
import { plusDays } from '@track/kernel'
import type { Database } from '../../apps/api/src/database/open-database.js'
import { type Transaction, withOwner } from '../../apps/api/src/database/transaction.js'
import { insertSchool, insertStaff } from '../../apps/api/src/operator.js'
import { makeWorkload, type Rows, SIZES, SUBJECTS, VOID } from './page/workload.js'

/** How to get into the school, and what its page is made of. */
export interface BenchSchool {
  readonly schoolId: string
  readonly email: string
  readonly password: string
  readonly cohortIds: readonly string[]
  readonly keyGroupIds: readonly string[]
  /** The first three subjects, each with a test of its own. */
  readonly subjects: readonly { readonly id: string; readonly measureId: string }[]
  readonly ruleId: string
  readonly judgements: number
}

const FIRST_DAY = '2025-09-01'
const NAMES = ['Maths', 'Reading', 'Writing', 'Science', 'History', 'Music']
const DEPTHS = ['starting', 'working', 'secure', 'deeper']
const KEY_GROUPS = ['Boys', 'Girls', 'Pupil premium', 'Not pupil premium', 'SEND', 'EAL', 'Summer born'] as const

/**
 * The school year of `page/workload.ts`, with dated teaching, written straight into the tables: lines by the hundred thousand would
 * take the API minutes. What is judged by whom on which day is that of the page's own benchmark.
 *
 * Keys are not looked up one by one (`session_replication_role`), which only a superuser may ask for; the role of a test cluster is one.
 */
export async function makeBenchSchool(pool: Database['pool'], size: 'primary' | 'secondary'): Promise<BenchSchool> {
  const { pupils, objectives, judgements, tests, plans, planOf, groups, yearGroups } = makeWorkload(
    SIZES[size],
    'dated',
  )
  const schoolId = randomUUID()
  const newIds = (length: number) => Array.from({ length }, () => randomUUID() as string)
  const pupilIds = newIds(pupils)
  const objectiveIds = newIds(objectives)
  const subjectIds = newIds(SUBJECTS)
  const measureIds = newIds(SUBJECTS)
  const frameworkIds = newIds(SUBJECTS)
  const programmeIds = newIds(plans.length)
  const classIds = newIds(plans.length)
  const cohortIds = newIds(yearGroups.length)
  const [scaleId, ruleId] = [randomUUID(), randomUUID()]
  const everybody = new Set(pupilIds.keys())
  const keyGroups = [
    ...KEY_GROUPS.map((name, index) => ({ name, members: groups[index + 1]! })),
    { name: 'Not SEND', members: [...everybody].filter((pupil) => !groups[5]!.includes(pupil)) },
    { name: 'Not EAL', members: [...everybody].filter((pupil) => !groups[6]!.includes(pupil)) },
  ]
  const keyGroupIds = newIds(keyGroups.length)
  const email = `${schoolId}@bench.example`
  const password = 'four quiet words here'

  await withOwner(pool, schoolId, async (tx) => {
    const insert = inserter(tx, schoolId)
    await tx.$client.query('set local session_replication_role = replica; set local statement_timeout = 0')
    await insertSchool(tx, schoolId, { name: `Bench ${size}` })
    const accountId = await insertStaff(tx, schoolId, { name: 'Ms Bench', email, password, role: 'leader' })
    await insert('academic_year', [
      ['text', ['2025/26'], 'name'],
      ['date', [FIRST_DAY], 'starts_on'],
      ['date', ['2026-08-31'], 'ends_on'],
    ])
    await insert('pupil', [
      ['uuid', pupilIds, 'id'],
      ['text', pupilIds.map((_, pupil) => `Pupil ${pupil + 1}`), 'label'],
    ])
    await insert('subject', [
      ['uuid', subjectIds, 'id'],
      ['text', NAMES, 'name'],
    ])
    await insert('depth_scale', [
      ['uuid', [scaleId], 'id'],
      ['date', [FIRST_DAY], 'effective_from'],
      ['text', ['Depth'], 'name'],
      ['text', [DEPTHS[2]!], 'secure_from'],
      [
        'jsonb',
        [JSON.stringify(DEPTHS.map((id) => ({ id, label: id, shortCode: id[0], colour: '#eeeeee', symbol: 'ring' })))],
        'codes',
      ],
    ])
    await insert('on_track_rule', [
      ['uuid', [ruleId], 'id'],
      ['date', [FIRST_DAY], 'effective_from'],
      ['text', ['On track'], 'name'],
      [
        'jsonb',
        [
          JSON.stringify({
            anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 45, of: 'taught', tags: [] }] }],
          }),
        ],
        'rule',
      ],
    ])
    await insert('measure', [
      ['uuid', measureIds, 'id'],
      ['uuid', subjectIds, 'subject_id'],
      ['text', NAMES.map((name) => `${name} test`), 'name'],
    ])
    await insert('framework', [
      ['uuid', frameworkIds, 'id'],
      ['uuid', subjectIds, 'subject_id'],
      ['text', NAMES, 'name'],
      ['uuid', frameworkIds.map(() => scaleId), 'scale_id'],
    ])
    await insert('objective', [
      ['uuid', objectiveIds, 'id'],
      ['uuid', objectiveIds.map((_, item) => frameworkIds[item % SUBJECTS]!), 'framework_id'],
    ])
    await insert('objective_wording', [
      ['uuid', objectiveIds, 'objective_id'],
      ['date', objectiveIds.map(() => FIRST_DAY), 'effective_from'],
      ['text', objectiveIds.map((_, item) => `Objective ${item + 1}`), 'wording'],
    ])
    await insert('programme', [
      ['uuid', programmeIds, 'id'],
      ['uuid', plans.map(({ subject }) => subjectIds[subject]!), 'subject_id'],
      ['text', plans.map((_, plan) => `Programme ${plan + 1}`), 'name'],
    ])
    const taught = plans.flatMap(({ objectives: list, taughtFrom }, plan) =>
      list.map((objective, position) => ({ plan, objective, position, from: taughtFrom[position]! })),
    )
    await insert('programme_objective', [
      ['uuid', taught.map(({ plan }) => programmeIds[plan]!), 'programme_id'],
      ['uuid', taught.map(({ objective }) => objectiveIds[objective]!), 'objective_id'],
      ['int', taught.map(({ position }) => position), 'position'],
    ])
    await insert('taught_from', [
      ['uuid', newIds(taught.length), 'id'],
      ['uuid', taught.map(({ objective }) => objectiveIds[objective]!), 'objective_id'],
      ['uuid', taught.map(({ plan }) => classIds[plan]!), 'group_id'],
      ['date', taught.map(({ from }) => plusDays(FIRST_DAY, from)), 'taught_from'],
    ])
    await insert('programme_assignment', [
      ['uuid', newIds(plans.length), 'id'],
      ['uuid', plans.map(({ subject }) => subjectIds[subject]!), 'subject_id'],
      ['uuid', classIds, 'group_id'],
      ['uuid', programmeIds, 'programme_id'],
      ['date', plans.map(() => FIRST_DAY), 'effective_from'],
    ])
    const all = [
      ...classIds.map((id, plan) => ({
        id,
        kind: 'teaching-group',
        name: `Set ${plan + 1}`,
        members: [...everybody].filter((pupil) => planOf[pupil * SUBJECTS + plans[plan]!.subject] === plan),
      })),
      ...cohortIds.map((id, year) => ({ id, kind: 'cohort', name: `Year ${year + 1}`, members: yearGroups[year]! })),
      ...keyGroupIds.map((id, group) => ({ id, kind: 'key-group', ...keyGroups[group]! })),
    ]
    await insert('pupil_group', [
      ['uuid', all.map(({ id }) => id), 'id'],
      ['text', all.map(({ kind }) => kind), 'kind'],
      ['text', all.map(({ name }) => name), 'name'],
    ])
    const members = all.flatMap(({ id, members: of }) => of.map((pupil) => ({ id, pupil })))
    await insert('membership', [
      ['uuid', members.map(({ id }) => id), 'group_id'],
      ['uuid', members.map(({ pupil }) => pupilIds[pupil]!), 'pupil_id'],
      ['date', members.map(() => FIRST_DAY), 'from_on'],
    ])
    const lines = inOrderOfRecording([
      { rows: judgements, isTest: false },
      { rows: tests, isTest: true },
    ])
    const ids = new Map(lines.map((line) => [keyOf(line.isTest, line.id), randomUUID() as string]))
    let last = 0
    let before = 0
    for (let from = 0; from < lines.length; from += 20_000) {
      const some = lines.slice(from, from + 20_000)
      await insert('entry', [
        ['bigint', some.map((_, place) => from + place + 1), 'seq'],
        ['uuid', some.map(({ isTest, id }) => ids.get(keyOf(isTest, id))!), 'id'],
        ['uuid', some.map(({ pupil }) => pupilIds[pupil]!), 'pupil_id'],
        ['uuid', some.map(({ isTest, item }) => (isTest ? null : objectiveIds[item]!)), 'objective_id'],
        ['uuid', some.map(({ isTest, item }) => (isTest ? measureIds[item]! : null)), 'measure_id'],
        ['text', some.map(({ isTest, value }) => (isTest || value === VOID ? null : DEPTHS[value]!)), 'depth'],
        ['float8', some.map(({ isTest, value }) => (isTest ? value : null)), 'mark_number'],
        ['date', some.map(({ day }) => plusDays(FIRST_DAY, day)), 'observed_on'],
        [
          'timestamptz',
          some.map(({ recorded }) => {
            // The database stamps no two lines of a cell alike.
            before = Math.max(before + 1, recorded * 1000)
            last = before
            return new Date(Date.parse(`${FIRST_DAY}T00:00:00Z`) + before).toISOString()
          }),
          'recorded_at',
        ],
        ['uuid', some.map(() => accountId), 'recorded_by'],
        ['text', some.map(() => 'teacher'), 'track'],
        ['text', some.map(() => 'entry'), 'via'],
        [
          'uuid',
          some.map(({ isTest, supersedes }) => (supersedes === -1 ? null : ids.get(keyOf(isTest, supersedes))!)),
          'supersedes',
        ],
      ])
    }
    await tx.$client.query('update log_head set last_seq = $1, last_recorded_at = $2', [
      lines.length,
      new Date(Date.parse(`${FIRST_DAY}T00:00:00Z`) + last).toISOString(),
    ])
  })
  await pool.query('analyze')
  return {
    schoolId,
    email,
    password,
    cohortIds,
    keyGroupIds,
    subjects: subjectIds.slice(0, 3).map((id, index) => ({ id, measureId: measureIds[index]! })),
    ruleId,
    judgements: judgements.id.length,
  }
}

type Column = readonly [type: string, values: readonly (string | number | null)[], name: string]

/** A table's rows as columns, in one statement. */
function inserter(tx: Transaction, schoolId: string) {
  return async (table: string, columns: readonly Column[]): Promise<void> => {
    const places = columns.map(([type], index) => `$${index + 2}::${type}[]`)
    await tx.$client.query(
      `insert into ${table} (school_id, ${columns.map(([, , name]) => `"${name}"`)}) select $1, row.* from unnest(${places}) as row`,
      [schoolId, ...columns.map(([, values]) => values)],
    )
  }
}

interface Line {
  readonly isTest: boolean
  readonly pupil: number
  readonly item: number
  readonly value: number
  readonly day: number
  readonly recorded: number
  readonly id: number
  readonly supersedes: number
}

/** Marks and judgements in the order in which the server took them, which is that of its clock. */
function inOrderOfRecording(logs: readonly { readonly rows: Rows; readonly isTest: boolean }[]): Line[] {
  const lines = logs.flatMap(({ rows, isTest }) =>
    Array.from(rows.id, (id, row) => ({
      isTest,
      id,
      pupil: rows.pupil[row]!,
      item: rows.item[row]!,
      value: rows.value[row]!,
      day: rows.day[row]!,
      recorded: rows.recorded[row]!,
      supersedes: rows.supersedes[row]!,
    })),
  )
  return lines.sort((a, b) => a.recorded - b.recorded || a.id - b.id)
}

function keyOf(isTest: boolean, id: number): string {
  return `${isTest ? 't' : 'j'}${id}`
}
