import { type PageSearch, readSearch } from './page-address'

/** A page that was put together in this browser and not saved: its address, and the report it began from if there was one. */
export interface Draft {
  readonly templateId?: string
  readonly search: PageSearch
}

/** Keeps the last page that was not saved, so that leaving it loses nothing. Ids, days and the school's words for them. */
export function rememberDraft(schoolId: string, { templateId, search }: Draft): void {
  const { number: _, pupil: __, print: ___, ...page } = search
  try {
    localStorage.setItem(keyOf(schoolId), JSON.stringify({ templateId, search: page }))
  } catch {
    // Remembering is a kindness, not a need.
  }
}

/** Once it is saved, or thrown away, there is nothing to go on with. Another report's draft stays. */
export function forgetDraft(schoolId: string, templateId?: string): void {
  if (readDraft(schoolId)?.templateId !== templateId) return
  try {
    localStorage.removeItem(keyOf(schoolId))
  } catch {
    // Nothing was remembered.
  }
}

export function readDraft(schoolId: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(schoolId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('search' in kept)) return undefined
    const templateId = 'templateId' in kept && typeof kept.templateId === 'string' ? kept.templateId : undefined
    return { ...(templateId && { templateId }), search: readSearch({ ...(kept.search as object) }) }
  } catch {
    return undefined
  }
}

function keyOf(schoolId: string): string {
  return `track.page.${schoolId}`
}
