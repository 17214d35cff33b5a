import pg from 'pg'
import { toInstant } from './columns.js'

const { builtins } = pg.types

/**
 * How values arrive from PostgreSQL in hand-written statements: a day as `YYYY-MM-DD`, a moment as an instant with three
 * decimals, a bigint (a count, a sequence number) as a number. Never a JavaScript Date, which would carry a time zone in.
 */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') => {
    if (type === builtins.DATE) return (text: string) => text
    if (type === builtins.TIMESTAMPTZ) return toInstant
    if (type === builtins.INT8) return Number
    return pg.types.getTypeParser(type, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
