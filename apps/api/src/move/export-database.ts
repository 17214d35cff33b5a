import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { NIL as NO_SCHOOL } from 'uuid'
import { withOwner } from '../database/transaction.js'
import { type ExportHeader, FORMAT, type Moved, readSchemaVersion } from './export-format.js'
import { type MovedTable, movedTables } from './moved-tables.js'

const ROWS_AT_ONCE = 1000

/**
 * Writes everything that the database holds, all schools and all accounts, into one file: the backup, and the way to
 * another database. Sessions are left out.
 *
 * The file is of one moment, however long it takes and whoever writes meanwhile. It has its name only when it is complete
 * and on the disk, never takes the place of another, and can be read by its owner alone: it holds names and the hashes of
 * passwords.
 */
export async function exportDatabase(pool: pg.Pool, file: string): Promise<Moved> {
  if (await exists(file))
    throw new Error(`${file} is there already, and an export never replaces a file: choose another name.`)
  const part = `${file}.part`
  const handle = await openNew(part)
  try {
    const moved = await withOwner(pool, NO_SCHOOL, ({ $client }) => writeAll($client, handle))
    await handle.sync()
    await handle.close()
    await rename(part, file)
    await syncFolder(dirname(file))
    return moved
  } catch (error) {
    await handle.close()
    await rm(part, { force: true })
    throw error
  }
}

async function writeAll(client: pg.PoolClient, handle: FileHandle): Promise<Moved> {
  await client.query('set transaction isolation level repeatable read, read only')
  // A large school takes longer than a request may; numbers are written with every digit, whatever the server's settings.
  await client.query('set local statement_timeout = 0; set local extra_float_digits = 1')
  const schoolIds = await listSchools(client)
  const header = await readHeader(client, schoolIds)
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
  if (rows === 0) throw new Error('There is nothing to export: this database holds no school and no account.')
  const lines = linesOf(client, header, schoolIds)
  try {
    await pipeline(lines, createGzip(), async (bytes: AsyncIterable<Buffer>) => {
      for await (const some of bytes) await handle.writeFile(some)
    })
  } finally {
    // A full disk stops the pipeline in the middle of a query: nothing may be asked after the transaction.
    await lines.return(undefined)
  }
  return { schools: schoolIds.length, rows }
}

/**
 * The schools are listed by their staff, because the walls show the owner no school before it is named; where the owner is
 * a superuser, and sees all, also by themselves.
 */
async function listSchools(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query(
    'select school_id from staff_membership union select school_id from school order by 1',
  )
  return rows.map((row) => row.school_id)
}

async function readHeader(client: pg.PoolClient, schoolIds: readonly string[]): Promise<ExportHeader> {
  const counts = new Map(movedTables.map(({ name }) => [name, 0]))
  for await (const { table, from } of placesOf(client, schoolIds)) {
    const { rows } = await client.query(`select count(*) ${from}`)
    counts.set(table.name, counts.get(table.name)! + rows[0].count)
  }
  const { rows } = await client.query('select now()')
  return {
    format: FORMAT,
    schemaVersion: await readSchemaVersion(client),
    exportedAt: rows[0].now,
    tables: movedTables.map(({ name, columns }) => ({ name, columns: [...columns], rows: counts.get(name)! })),
  }
}

/** Page by page from a cursor, so that a database of any size passes through the same little memory. */
async function* linesOf(
  client: pg.PoolClient,
  header: ExportHeader,
  schoolIds: readonly string[],
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`
  for await (const { table, from } of placesOf(client, schoolIds)) {
    await client.query(`declare rows_to_move no scroll cursor for select row_to_json(moved)::text as row ${from}`)
    for (;;) {
      const { rows } = await client.query(`fetch ${ROWS_AT_ONCE} from rows_to_move`)
      if (rows.length === 0) break
      yield rows.map(({ row }) => `{"table":"${table.name}","row":${row}}\n`).join('')
    }
    await client.query('close rows_to_move')
  }
}

interface Place {
  readonly table: MovedTable
  /** Where its rows are, as the end of a `select`. */
  readonly from: string
}

/** What belongs to nobody's school first, then school after school, entering each as the walls demand. */
async function* placesOf(client: pg.PoolClient, schoolIds: readonly string[]): AsyncGenerator<Place> {
  const shared = movedTables.filter((table) => !table.isOfSchool)
  yield* shared.map((table) => ({ table, from: fromOf(table) }))
  for (const schoolId of schoolIds) {
    await client.query(`select set_config('app.school_id', $1, true)`, [schoolId])
    // Said again here, because a superuser walks through walls.
    for (const table of movedTables)
      if (table.isOfSchool) yield { table, from: `${fromOf(table)} where school_id = ${pg.escapeLiteral(schoolId)}` }
  }
}

function fromOf({ name, columns }: MovedTable): string {
  return `from (select ${columns.map(pg.escapeIdentifier).join(', ')} from ${pg.escapeIdentifier(name)}) as moved`
}

async function openNew(part: string): Promise<FileHandle> {
  try {
    return await open(part, 'wx', 0o600)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST')
      throw new Error(
        `${part} is there already: an export is under way, or was cut short. If none is under way, delete it.`,
      )
    if (code === 'ENOENT') throw new Error(`There is no folder ${dirname(part)}: make it first.`)
    throw error
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

/** So that the name, too, survives a power cut. Windows cannot, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
