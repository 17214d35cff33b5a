import { type PageSearch, readSearch } from './page-address'

/** The page this browser showed last for a school: ids and days, as in its address. */
export function rememberPage(schoolId: string, { number: _, pupil: __, ...search }: PageSearch): void {
  try {
    localStorage.setItem(keyOf(schoolId), JSON.stringify(search))
  } catch {
    // Remembering is a kindness, not a need.
  }
}

export function rememberedPage(schoolId: string): PageSearch {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(schoolId)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? readSearch({ ...kept }) : {}
  } catch {
    return {}
  }
}

function keyOf(schoolId: string): string {
  return `track.page.${schoolId}`
}
