import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'
import { migrationsDirectory } from '../paths.js'

/** Any number, the same in every process: two that start at once migrate one after the other. */
const LOCK = 7_217_001

/** Brings the tables up to this version's, as the owner; does nothing when they are. Forward only. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await applyMigrations(drizzle(client), { migrationsFolder: migrationsDirectory })
    await client.query('select pg_advisory_unlock($1)', [LOCK])
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Are the tables those of this version? */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select max(created_at) as head from drizzle.__drizzle_migrations')
  return rows[0].head >= migrationHead
}

/** The moment of the newest migration: what the tables of this version are known by. */
export const migrationHead = readMigrationFiles({ migrationsFolder: migrationsDirectory }).at(-1)!.folderMillis
