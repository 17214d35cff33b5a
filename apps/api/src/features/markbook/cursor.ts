import { invalidCursor } from '../../invalid-cursor.js'

/** A place in a school's log as readers keep it: opaque, so that nobody counts with it. */
export function toCursor(seq: number): string {
  return Buffer.from(`log:${seq}`).toString('base64url')
}

/** The place that a cursor names; the log's beginning where there is none. */
export function fromCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [, seq] = /^log:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (seq === undefined) throw invalidCursor('since')
  return Number(seq)
}
