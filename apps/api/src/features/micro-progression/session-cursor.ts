import { invalidCursor } from '../../invalid-cursor.js'

/** A place in a session's log as readers keep it: opaque, so that nobody counts with it. */
export function toSessionCursor(seq: number): string {
  return Buffer.from(`session:${seq}`).toString('base64url')
}

/** The place that a cursor names. */
export function fromSessionCursor(cursor: string): number {
  const [, seq] = /^session:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (seq === undefined) throw invalidCursor('since')
  return Number(seq)
}
