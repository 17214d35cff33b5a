import { customType } from 'drizzle-orm/pg-core'

/** A moment: text with three decimals in UTC on this side, `timestamptz(3)` on the other. Never a JavaScript Date. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: toInstant,
})

/** Bytes such as the hash of a token. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/**
 * The text in which PostgreSQL sends a moment, as the instant it is, whatever the session's time zone.
 *
 * @example
 * ```ts
 * toInstant('2026-03-02 10:00:00.5+00') // => '2026-03-02T10:00:00.500Z'
 * toInstant('2026-07-02 10:00:00+01') // => '2026-07-02T09:00:00.000Z'
 * ```
 */
export function toInstant(text: string): string {
  const [, day, time, offset = '+00', minutes = '00'] = /^(\S+) ([\d:.]+)([+-]\d\d)?(?::(\d\d))?$/.exec(text) ?? []
  return new Date(`${day}T${time}${offset}:${minutes}`).toISOString()
}
