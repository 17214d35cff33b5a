import { type PageSearch, readSearch } from './page-address'

/** A page that was put together in this browser and not saved: its address, and the report it began from if there was one. */
export interface Draft {
  readonly templateId?: string
  readonly search: PageSearch
}

/** The most that are kept: who leaves more behind has forgotten them. */
const MOST = 6

/** Keeps a page that was not saved, one of each report, so that leaving it loses nothing. Ids, days and the school's words for them. */
export function rememberDraft(schoolId: string, { templateId, search }: Draft): void {
  const { number: _, pupil: __, print: ___, ...page } = search
  const others = readDrafts(schoolId).filter((draft) => draft.templateId !== templateId)
  keep(schoolId, [{ ...(templateId && { templateId }), search: page }, ...others])
}

/** Once it is saved, or thrown away, there is nothing to go on with. Other reports' drafts stay. */
export function forgetDraft(schoolId: string, templateId?: string): void {
  const drafts = readDrafts(schoolId)
  const others = drafts.filter((draft) => draft.templateId !== templateId)
  if (others.length < drafts.length) keep(schoolId, others)
}

/** What was not saved, the latest first. */
export function readDrafts(schoolId: string): readonly Draft[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(schoolId)) ?? '[]')
    return [kept].flat().flatMap((draft) => {
      if (typeof draft !== 'object' || draft === null || !('search' in draft)) return []
      const templateId = 'templateId' in draft && typeof draft.templateId === 'string' ? draft.templateId : undefined
      return [{ ...(templateId && { templateId }), search: readSearch({ ...(draft.search as object) }) }]
    })
  } catch {
    return []
  }
}

function keep(schoolId: string, drafts: readonly Draft[]): void {
  try {
    if (drafts.length === 0) localStorage.removeItem(keyOf(schoolId))
    else localStorage.setItem(keyOf(schoolId), JSON.stringify(drafts.slice(0, MOST)))
  } catch {
    // Remembering is a kindness, not a need.
  }
}

function keyOf(schoolId: string): string {
  return `track.page.${schoolId}`
}
