import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../database/embedded.js'
import { migrate } from '../database/migrate.js'
import { openDatabase } from '../database/open-database.js'
import './engines.js'
import { type PostgresCluster, startPostgres } from './postgres-cluster.js'

/** Once per run: a migrated template of each engine, so that a test file gets a fresh database in a fraction of a second. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'track-tests-'))
  const cluster = await startPostgres()
  const tearDown = async () => {
    await cluster?.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    provide('embeddedTemplate', await makeEmbeddedTemplate(join(directory, 'embedded')))
    if (cluster) await makePostgresTemplate(cluster)
    provide('postgresUrl', cluster?.url ?? null)
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}

async function makeEmbeddedTemplate(folder: string): Promise<string> {
  const { pool, close } = await openEmbedded({ folder })
  await migrate(pool)
  await close()
  return join(folder, 'database')
}

/** It belongs to an ordinary role, as on a school's server: no superuser hides a hole in the walls. */
async function makePostgresTemplate({ url, ownerUrl }: PostgresCluster): Promise<void> {
  const admin = await openDatabase({ url: `${url}/postgres`, folder: tmpdir() })
  await admin.pool.query('create role track_owner login createrole')
  await admin.pool.query('create database track_template owner track_owner')
  await admin.close()
  const template = await openDatabase({ url: `${ownerUrl}/track_template`, folder: tmpdir() })
  await migrate(template.pool)
  await template.close()
}
