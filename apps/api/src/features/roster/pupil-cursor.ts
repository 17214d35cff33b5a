import { isUuid } from '../../database/transaction.js'
import { invalidCursor } from '../../invalid-cursor.js'

/**
 * Where a page of pupils ended: opaque, so that nobody counts with it. Pupils are paged by id, which nothing changes, so a pupil who
 * leaves or is renamed between two pages moves nobody; and no name gets into an address.
 */
export function toPupilCursor(id: string): string {
  return Buffer.from(`pupil:${id}`).toString('base64url')
}

export function fromPupilCursor(cursor: string): string {
  const [kind, id = ''] = Buffer.from(cursor, 'base64url').toString().split(':')
  if (kind !== 'pupil' || !isUuid(id)) throw invalidCursor('cursor')
  return id
}
