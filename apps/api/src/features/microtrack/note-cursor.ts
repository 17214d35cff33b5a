import { invalidCursor } from '../../invalid-cursor.js'

/** A place in a school's log of notes as readers keep it: opaque, so that nobody counts with it. */
export function toNoteCursor(seq: number): string {
  return Buffer.from(`notes:${seq}`).toString('base64url')
}

/** The place that a cursor names. */
export function fromNoteCursor(cursor: string): number {
  const [, seq] = /^notes:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (seq === undefined) throw invalidCursor('since')
  return Number(seq)
}
