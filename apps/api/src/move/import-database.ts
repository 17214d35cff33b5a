import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { NIL as NO_SCHOOL } from 'uuid'
import { withOwner } from '../database/transaction.js'
import { ExportHeader, type Moved, readSchemaVersion } from './export-format.js'
import { type MovedTable, movedTables } from './moved-tables.js'

/** About how many characters go to the database in one statement. */
const CHARACTERS_AT_ONCE = 1024 * 1024

/**
 * Fills an empty, migrated database with what an export holds, all or nothing: every column of every row as it was, the
 * order and the moments of the log included.
 *
 * It says in a plain sentence what is wrong with a file or a database, and never what a row holds.
 */
export async function importDatabase(pool: pg.Pool, file: string): Promise<Moved> {
  try {
    return await withOwner(pool, NO_SCHOOL, ({ $client }) => readAll($client, file))
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code === 'ENOENT') throw new Error(`There is no file ${file}.`)
    if (code === 'Z_BUF_ERROR') throw new Error(`${file} is cut short: its end is missing. Nothing was imported.`)
    if (code.startsWith('Z_')) throw new Error(notAnExport(file))
    // A row that does not fit: what the database says of it may quote it.
    if (/^(22|23|42501)/.test(code)) throw new Error(damaged(file))
    throw error
  }
}

async function readAll(client: pg.PoolClient, file: string): Promise<Moved> {
  const lines = linesOf(file)
  const header = readHeader((await lines.next()).value, file)
  const tables = await matchTables(client, header, file)
  await client.query('set local statement_timeout = 0')
  await refuseUnlessEmpty(client)

  const selfReferences = await deferSelfReferences(client)
  const counts = new Map<string, number>()
  const schools = new Set<string>()
  let inSchool: string = NO_SCHOOL
  for await (const { table, schoolId, lines: some } of batchesOf(lines, tables, file)) {
    if (schoolId !== undefined && schoolId !== inSchool) {
      // What is deferred waits in memory: one school of it, not all.
      await client.query('set constraints all immediate; set constraints all deferred')
      await client.query(`select set_config('app.school_id', $1, true)`, [schoolId])
      schools.add(schoolId)
      inSchool = schoolId
    }
    await insertLines(client, table, some)
    counts.set(table.name, (counts.get(table.name) ?? 0) + some.length)
  }
  refuseUnlessWhole(header, counts, file)
  await client.query('set constraints all immediate')
  await restoreSelfReferences(client, selfReferences)
  await client.query(`analyze ${movedTables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`)
  return { schools: schools.size, rows: header.tables.reduce((sum, { rows }) => sum + rows, 0) }
}

function readHeader(line: string | undefined, file: string): ExportHeader {
  const said = parseJson(line ?? '') as { format?: unknown } | null | undefined
  const parsed = ExportHeader.safeParse(said)
  if (parsed.success) return parsed.data
  const isOther = typeof said?.format === 'string' && /^track-export\/(?!1$)/.test(said.format)
  if (isOther) throw new Error(`${file} is in a newer form than this Track can read: update Track, then import it.`)
  throw new Error(notAnExport(file))
}

/** The tables of the file as they are here: what a newer Track has added since keeps its defaults. */
async function matchTables(
  client: pg.PoolClient,
  header: ExportHeader,
  file: string,
): Promise<ReadonlyMap<string, MovedTable>> {
  if (header.schemaVersion > (await readSchemaVersion(client)))
    throw new Error(`${file} was written by a newer Track than this one: update Track, then import it.`)
  const here = new Map(movedTables.map((table) => [table.name, table]))
  const matched = new Map<string, MovedTable>()
  for (const { name, columns } of header.tables) {
    const table = here.get(name)
    if (table === undefined || columns.some((column) => !table.columns.includes(column)))
      throw new Error(
        `${file} was written by an older Track, whose tables were others. Import it with that Track, then start this one on the database.`,
      )
    matched.set(name, { ...table, columns })
  }
  return matched
}

/** Locked as well, so that nobody makes a school meanwhile. */
async function refuseUnlessEmpty(client: pg.PoolClient): Promise<void> {
  await client.query('lock table account, staff_membership in share row exclusive mode')
  const { rows } = await client.query(
    'select exists (select from account) or exists (select from staff_membership) as found',
  )
  if (rows[0].found)
    throw new Error(
      'This database holds a school or an account already, and an import only fills an empty one: name another with DATABASE_URL or TRACK_DATA_DIR.',
    )
}

interface Batch {
  readonly table: MovedTable
  readonly schoolId: string | undefined
  readonly lines: readonly string[]
}

/** Lines that follow one another, of one table and one school. */
async function* batchesOf(
  lines: AsyncIterable<string>,
  tables: ReadonlyMap<string, MovedTable>,
  file: string,
): AsyncGenerator<Batch> {
  let batch: { table: MovedTable; schoolId: string | undefined; lines: string[] } | undefined
  let characters = 0
  for await (const line of lines) {
    const said = parseJson(line) as { table?: string; row?: { school_id?: string } } | null | undefined
    const table = tables.get(said?.table ?? '')
    if (table === undefined) throw new Error(damaged(file))
    const schoolId = table.isOfSchool ? said?.row?.school_id : undefined
    const goesOn = batch?.table === table && batch.schoolId === schoolId && characters < CHARACTERS_AT_ONCE
    if (batch !== undefined && goesOn) {
      batch.lines.push(line)
      characters += line.length
    } else {
      if (batch !== undefined) yield batch
      batch = { table, schoolId, lines: [line] }
      characters = line.length
    }
  }
  if (batch !== undefined) yield batch
}

/** The text goes through as it is: PostgreSQL reads what PostgreSQL wrote, and no number passes through JavaScript. */
async function insertLines(
  client: pg.PoolClient,
  { name, columns }: MovedTable,
  lines: readonly string[],
): Promise<void> {
  const table = pg.escapeIdentifier(name)
  const names = columns.map(pg.escapeIdentifier)
  await client.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.map((column) => `moved.${column}`).join(', ')}
     from json_array_elements($1::json) as lines (line), json_populate_record(null::${table}, line -> 'row') as moved`,
    [`[${lines.join(',')}]`],
  )
}

/** A row may point at a later one of its own table (a heading's parent): such keys are asked about when all rows are there. */
async function deferSelfReferences(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query(`
    select format('alter table %s alter constraint %I', conrelid::regclass, conname) as constraint
    from pg_constraint
    where contype = 'f' and conrelid = confrelid and not condeferrable and connamespace = 'public'::regnamespace`)
  const constraints = rows.map((row) => row.constraint)
  for (const constraint of constraints) await client.query(`${constraint} deferrable initially deferred`)
  return constraints
}

async function restoreSelfReferences(client: pg.PoolClient, constraints: readonly string[]): Promise<void> {
  for (const constraint of constraints) await client.query(`${constraint} not deferrable`)
}

function refuseUnlessWhole({ tables }: ExportHeader, counts: ReadonlyMap<string, number>, file: string): void {
  for (const { name, rows } of tables) {
    const found = counts.get(name) ?? 0
    if (found !== rows)
      throw new Error(
        `${file} is cut short or was changed: it says ${rows} rows of ${name} and holds ${found}. Nothing was imported.`,
      )
  }
}

/** Split at line feeds alone: a name may hold other things that `readline` takes for the end of a line. */
async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const bytes = createGunzip()
  // What goes wrong on the way is thrown by the loop.
  pipeline(createReadStream(file), bytes, () => {})
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const some of bytes) {
    const lines = (rest + decoder.write(some)).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Undefined when it is none; the parser's own words would quote the row. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notAnExport(file: string): string {
  return `${file} is not an export of Track, or is damaged. Nothing was imported.`
}

function damaged(file: string): string {
  return `${file} is damaged or was changed. Nothing was imported.`
}
