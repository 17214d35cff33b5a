import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { migrationHead } from './migrate.js'

/** What belongs to nobody's school, then what belongs to each, in an order in which every key finds what it points to. */
const IDENTITY = ['account'] as const
const SCHOOL = [
  'school',
  'staff_membership',
  'school_term',
  'assessment_date',
  'pupil',
  'pupil_identifier',
  'pupil_group',
  'membership',
  'class_teacher',
  'subject',
  'depth_scale',
  'on_track_rule',
  'framework',
  'strand',
  'objective',
  'objective_wording',
  'programme',
  'programme_objective',
  'programme_assignment',
  'taught_from',
  'measure',
  'entry',
  'log_head',
] as const
/** Tables that a copy does without: people sign in again. */
export const NOT_COPIED = ['session', 'throttle'] as const
export const COPIED: readonly string[] = [...IDENTITY, ...SCHOOL]

const AT_ONCE = 5000

type Counts = Record<string, number>
type Line =
  | { track: 1; migration: number }
  | { table: string; schoolId: string | null; rows: unknown[] }
  | { end: Counts }

/**
 * Writes every school, as it is at one moment, into one file: lines of JSON, compressed. The same file whichever engine it
 * comes from, so it is the backup and the way from the embedded database to a server. Answers how many rows of each table.
 */
export async function exportTo(pool: pg.Pool, file: string): Promise<Counts> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const counts: Counts = {}
    await pipeline(
      Readable.from(linesOf(client, counts)),
      async function* (lines: AsyncIterable<Line>) {
        for await (const line of lines) yield `${JSON.stringify(line)}\n`
      },
      createGzip(),
      createWriteStream(`${file}.partial`, { mode: 0o600 }),
    )
    // Whole and on the disk before it has its name.
    const written = await open(`${file}.partial`, 'r+')
    await written.sync()
    await written.close()
    await rename(`${file}.partial`, file)
    return counts
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/**
 * Fills an empty database from such a file, all or nothing. The file must be whole and of this version of the tables.
 * Answers how many rows of each table.
 */
export async function importFrom(pool: pg.Pool, file: string): Promise<Counts> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query('select exists (select from account) as filled')
    if (rows[0].filled) throw new Error('The database has schools already: a backup is read into an empty one.')
    const counts = await readLines(client, file)
    await client.query('commit')
    await client.query('analyze')
    return counts
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function* linesOf(client: pg.PoolClient, counts: Counts): AsyncIterable<Line> {
  yield { track: 1, migration: migrationHead }
  for (const table of IDENTITY) yield* rowsOf(client, counts, { table, schoolId: null })
  const { rows: schools } = await client.query('select distinct school_id as id from staff_membership order by 1')
  for (const { id } of schools) {
    await client.query(`select set_config('app.school_id', $1, true)`, [id])
    for (const table of SCHOOL) yield* rowsOf(client, counts, { table, schoolId: id })
  }
  yield { end: counts }
}

async function* rowsOf(
  client: pg.PoolClient,
  counts: Counts,
  { table, schoolId }: { table: string; schoolId: string | null },
): AsyncIterable<Line> {
  const where = schoolId === null ? '' : `where school_id = '${schoolId}'`
  // The log in its order, so that what a line supersedes stands before it.
  const order = table === 'entry' ? 'order by seq' : 'order by t'
  await client.query(`declare rows no scroll cursor for select to_jsonb(t) as row from ${table} t ${where} ${order}`)
  for (;;) {
    const { rows } = await client.query(`fetch ${AT_ONCE} from rows`)
    counts[table] = (counts[table] ?? 0) + rows.length
    if (rows.length > 0) yield { table, schoolId, rows: rows.map(({ row }) => row) }
    if (rows.length < AT_ONCE) break
  }
  await client.query('close rows')
}

async function readLines(client: pg.PoolClient, file: string): Promise<Counts> {
  const counts: Counts = Object.fromEntries(COPIED.map((table) => [table, 0]))
  let end: Counts | undefined
  // Read here rather than in a pipeline, which would give up at an error while a statement is still under way.
  const unzipped = createGunzip()
  createReadStream(file)
    .on('error', (error) => unzipped.destroy(error))
    .pipe(unzipped)
  try {
    for await (const json of linesIn(unzipped)) {
      const line = JSON.parse(json) as Line
      if ('end' in line) end = line.end
      else if ('track' in line) checkVersion(line.migration)
      else await writeRows(client, line, counts)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Error(`There is no file ${file}.`)
    throw code?.startsWith('Z_') || error instanceof SyntaxError ? new Error(NOT_WHOLE) : error
  }
  if (end === undefined || COPIED.some((table) => counts[table] !== (end?.[table] ?? 0))) throw new Error(NOT_WHOLE)
  return counts
}

async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncIterable<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const some of bytes) {
    const lines = (rest + decoder.decode(some, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}

const NOT_WHOLE = 'This file is not a whole backup of Track: nothing was read in.'

function checkVersion(migration: number): void {
  if (migration === migrationHead) return
  const age = migration > migrationHead ? 'a newer' : 'an older'
  throw new Error(
    `This backup was made by ${age} version of Track: read it in with that version, then bring that up to date.`,
  )
}

async function writeRows(
  client: pg.PoolClient,
  { table, schoolId, rows }: Extract<Line, { table: string }>,
  counts: Counts,
): Promise<void> {
  if (!COPIED.includes(table)) throw new Error(NOT_WHOLE)
  await client.query(`select set_config('app.school_id', $1, true)`, [schoolId ?? ''])
  await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])
  counts[table] = (counts[table] ?? 0) + rows.length
}
