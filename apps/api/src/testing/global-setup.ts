import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeTemplate } from '../database/make-template.js'
import { migrate } from '../database/migrate.js'
import { openDatabase } from '../database/open-database.js'
import { migrationsDirectory } from '../paths.js'
import { bundleServer } from './bundle-server.js'
import './engines.js'
import { type PostgresCluster, startPostgres } from './postgres-cluster.js'

/** Once per run: a migrated template of each engine, so that a test file gets a fresh database in a fraction of a second, and the server. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await bundleServer()
  provide('serverFile', server.file)
  const cluster = await startPostgres()
  const tearDown = async () => {
    server.remove()
    await cluster?.stop()
  }
  try {
    provide('embeddedTemplate', await embeddedTemplate())
    if (cluster) await makePostgresTemplate(cluster)
    provide('postgresUrl', cluster?.url ?? null)
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}

/** Kept between runs for as long as it is made of the same migrations by the same PGlite. */
async function embeddedTemplate(): Promise<string> {
  const hash = createHash('sha256').update(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  for (const name of readdirSync(migrationsDirectory).sort())
    if (name.endsWith('.sql')) hash.update(readFileSync(join(migrationsDirectory, name)))
  const directory = join(
    migrationsDirectory,
    '../node_modules/.cache/embedded-template',
    hash.digest('hex').slice(0, 16),
  )
  if (!existsSync(directory)) await makeTemplate(directory)
  return directory
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
