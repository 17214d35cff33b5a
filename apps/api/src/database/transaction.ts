import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

/**
 * One transaction as the role that serves requests. Drizzle for ordinary statements, `$client` for the few that are
 * written by hand. Repositories take it and never open another.
 */
export type Transaction = Omit<NodePgDatabase, 'transaction'> & { readonly $client: pg.PoolClient }

/**
 * Does the work inside one school: it sees that school's rows and no others, and keeps all or nothing.
 *
 * Both the role and the school are set for this transaction only, so neither travels with the connection to the next.
 */
export function withSchool<T>(pool: pg.Pool, schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(pool, `begin; set local role track_app; ${enter(schoolId)}`, work)
}

/**
 * `withSchool` as the only writer of the school's log: nobody else appends to it until this is committed or rolled back.
 *
 * The lock is taken with the first trip and before anything is read, so that all that is read is what the last writer left.
 * Its few long statements are planned once for all: planning them anew takes longer than running them.
 */
export function withSchoolLog<T>(pool: pg.Pool, schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const lock = `select from log_head where school_id = '${schoolId}' for update`
  const plan = 'set local plan_cache_mode = force_generic_plan'
  return inTransaction(pool, `begin; set local role track_app; ${enter(schoolId)}; ${plan}; ${lock}`, work)
}

/** Does the work outside any school: only the functions of identity answer, every school's table is empty. */
export function withIdentity<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(pool, `begin; set local role track_app; set local app.school_id = ''`, work)
}

/**
 * Asks one function of identity, in one trip and with no transaction around it. A wall would keep nothing from it: the function
 * runs as its owner whoever calls it, and the statement can say nothing but its name.
 */
export async function callIdentity<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  name: 'read_sessions' | 'read_pupil_sessions',
  values: readonly unknown[],
): Promise<Row[]> {
  const places = values.map((_, index) => `$${index + 1}`)
  const { rows } = await pool.query<Row>({ name, text: `select * from ${name}(${places})`, values: [...values] })
  return rows
}

/**
 * Does the work as the owner of the tables, inside one school: for an operator at the command line, never for a request.
 */
export function withOwner<T>(pool: pg.Pool, schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(pool, `begin; ${enter(schoolId)}`, work)
}

/**
 * Refuses to go on when the role that serves requests could see through the walls between schools. Asked after taking
 * the role, because a superuser bypasses them until then.
 */
export async function refuseRoleThatBypassesWalls(pool: pg.Pool): Promise<void> {
  const { rows } = await withIdentity(pool, (tx) =>
    tx.$client.query(`
      select current_user as role,
        (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
          or exists (select from pg_tables where schemaname = 'public' and pg_has_role(current_user, tableowner, 'usage'))
          as bypasses`),
  )
  if (rows[0].role !== 'track_app' || rows[0].bypasses)
    throw new Error(
      'The database role track_app could read every school (it is a superuser, bypasses row-level security or owns tables). Take that from it, then start again.',
    )
}

/** SET takes no parameters: the id is let in only as a UUID. */
function enter(schoolId: string): string {
  if (!isUuid(schoolId)) throw new Error('A school id is a UUID')
  return `set local app.school_id = '${schoolId}'`
}

export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}

/**
 * So many wait for a connection; the next are told at once to come back (as PostgreSQL tells them, with its own code),
 * rather than all of them waiting until nobody is served in time.
 */
const MAY_WAIT = 200

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (pool.waitingCount >= MAY_WAIT)
    throw Object.assign(new Error('Too many wait for a database connection'), { code: '53300' })
  const client = await pool.connect()
  const { lent, takeBack } = lend(client)
  let result: T
  try {
    // Nobody waits for the answer to begin: the first question goes with it, and would fail with it. What the work leaves
    // under way goes with commit in the same way; should it fail, PostgreSQL takes that commit for a rollback.
    const begun = client.query(begin)
    begun.catch(() => {})
    result = await work(drizzle(lent))
    const ends = await Promise.allSettled([begun, takeBack(), client.query('commit')])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  } catch (error) {
    takeBack()?.catch(() => {})
    // A connection that cannot even roll back is thrown away, not handed to the next request.
    const rolledBack = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!rolledBack)
    throw error
  }
  client.release()
  return result
}

/**
 * The client for as long as the transaction lasts. Work that goes on after its end (one of several promises failed, the
 * others did not stop) would otherwise write outside any transaction, as the owner and past every wall.
 */
function lend(client: pg.PoolClient): { lent: pg.PoolClient; takeBack: () => Promise<unknown> | undefined } {
  let isOver = false
  let last: Promise<unknown> | undefined
  const query = (...args: unknown[]) => {
    if (isOver) throw new Error('This transaction is over')
    last = Reflect.apply(client.query, client, args)
    return last
  }
  const lent = Object.create(client, { query: { value: query } }) as pg.PoolClient
  return {
    lent,
    takeBack: () => {
      isOver = true
      return last
    },
  }
}
