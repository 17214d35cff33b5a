import { isUuid } from '../../database/transaction.js'
import { invalidCursor } from '../../invalid-cursor.js'
import type { TemplatePlace } from './templates-repository.js'

/** Where a page of templates ended: opaque. A template that is changed between two pages moves to the front and is missed by nobody. */
export function toTemplateCursor({ changedAt, id }: TemplatePlace): string {
  return Buffer.from(`template:${changedAt}/${id}`).toString('base64url')
}

export function fromTemplateCursor(cursor: string): TemplatePlace {
  const [, changedAt, id = ''] =
    /^template:(\d{4}-\d\d-\d\dT[\d:.]{12}Z)\/(.+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (changedAt === undefined || !isUuid(id)) throw invalidCursor('cursor')
  return { changedAt, id }
}
