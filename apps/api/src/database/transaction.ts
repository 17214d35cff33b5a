import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import * as schema from './schema.js'

/**
 * One transaction as the role that serves requests. Drizzle for ordinary statements, `$client` for the few that are
 * written by hand. Repositories take it and never open another.
 */
export type Transaction = Omit<NodePgDatabase<typeof schema>, 'transaction'> & { readonly $client: pg.PoolClient }

/**
 * Does the work inside one school: it sees that school's rows and no others, and keeps all or nothing.
 *
 * Both the role and the school are set for this transaction only, so neither travels with the connection to the next.
 */
export function withSchool<T>(pool: pg.Pool, schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(schoolId)) throw new Error('A school id is a UUID')
  return inTransaction(pool, `begin; set local role track_app; set local app.school_id = '${schoolId}'`, work)
}

/** Does the work outside any school: only the functions of identity answer, every school's table is empty. */
export function withIdentity<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(pool, `begin; set local role track_app; set local app.school_id = ''`, work)
}

/**
 * Does the work as the owner of the tables, inside one school: for an operator at the command line, never for a request.
 */
export function withOwner<T>(pool: pg.Pool, schoolId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(schoolId)) throw new Error('A school id is a UUID')
  return inTransaction(pool, `begin; set local app.school_id = '${schoolId}'`, work)
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

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let result: T
  try {
    await client.query(begin)
    result = await work(drizzle(client, { schema }))
    await client.query('commit')
  } catch (error) {
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
