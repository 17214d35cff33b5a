import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../database/open-database.js'
import type { Engine } from './engines.js'

/** For `describe.each(engines)`: every engine that this machine has. */
export const engines: readonly Engine[] = inject('postgresUrl') === null ? ['embedded'] : ['embedded', 'postgres']

/** A database of the test file's own: migrated, empty, gone when closed. */
export async function freshDatabase(engine: Engine): Promise<Database> {
  return engine === 'embedded' ? freshEmbedded() : freshPostgres()
}

async function freshEmbedded(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'track-test-'))
  const database = await openDatabase({ folder, template: inject('embeddedTemplate') })
  return {
    ...database,
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freshPostgres(): Promise<Database> {
  return openDatabase({ url: await freshPostgresUrl(), folder: tmpdir() })
}

/** For a test that lets another process open the database. It goes with the cluster, at the end of the run. */
export async function freshPostgresUrl(): Promise<string> {
  const cluster = inject('postgresUrl')!
  const name = `track_${randomUUID().replaceAll('-', '')}`
  const admin = await openDatabase({ url: `${cluster}/postgres`, folder: tmpdir() })
  await admin.pool.query(`create database ${name} template track_template owner track_owner`)
  await admin.close()
  return `${cluster.replace('postgres@', 'track_owner@')}/${name}`
}
