import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import * as schema from '../database/schema.js'

export interface MovedTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Its rows are behind a school's wall, or belong to one: they are read and written school by school. */
  readonly isOfSchool: boolean
}

/** Of this moment and this machine, not of the school: after a move everybody signs in again. */
const LEFT_BEHIND: ReadonlySet<PgTable> = new Set([
  schema.session,
  schema.throttle,
  schema.oneTimeLink,
  schema.pupilSession,
  schema.schoolChange,
])

/** Every table that an export holds, each after those its keys point at. */
export const movedTables: readonly MovedTable[] = inKeyOrder(
  Object.values(schema)
    .filter((value) => is(value, PgTable))
    .filter((table) => !LEFT_BEHIND.has(table)),
).map((table) => {
  const { name, columns } = getTableConfig(table)
  return {
    name,
    columns: columns.map((column) => column.name),
    isOfSchool: columns.some((column) => column.name === 'school_id'),
  }
})

function inKeyOrder(tables: readonly PgTable[]): PgTable[] {
  const ordered = new Set<PgTable>()
  const place = (table: PgTable) => {
    for (const { reference } of getTableConfig(table).foreignKeys) {
      const target = reference().foreignTable
      if (target !== table && !ordered.has(target)) place(target)
    }
    ordered.add(table)
  }
  for (const table of tables) place(table)
  return [...ordered]
}
