import type pg from 'pg'
import { z } from 'zod'
import { migrationHead } from '../database/migrate.js'

/**
 * An export is gzip'ed text. Its first line says what follows (`ExportHeader`); each line after it is one row, as
 * PostgreSQL itself writes it down: `{"table":"pupil","row":{"school_id":"…","label":"…"}}`.
 */
export const FORMAT = 'track-export/1'

export type ExportHeader = z.infer<typeof ExportHeader>
export const ExportHeader = z.object({
  format: z.literal(FORMAT),
  schemaVersion: z.number(),
  exportedAt: z.string(),
  /** In the order in which the keys of one table can point at another's rows. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
})

/** How much was moved, to say so. */
export interface Moved {
  readonly schools: number
  readonly rows: number
}

/** The newest migration that the database has seen. One that this Track does not know may have made tables it would not move. */
export async function readSchemaVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query('select max(created_at) as version from drizzle.__drizzle_migrations')
  const { version } = rows[0]
  if (version > migrationHead)
    throw new Error('The tables of this database were made by a newer Track than this one: update Track first.')
  return version
}
