import type { Page } from '@track/api-contract'
import { columnOffers } from './column-offers'
import { type Choosable, columnKey, type PageColumn } from './page-choice'
import type { PageWords } from './use-page-words'

/** A column with the names that the page has for it. */
export type NamedColumn = PageColumn & Pick<Page['columns'][number], 'subject' | 'name'>

/** Columns as the page will call them, while it is not there: it is being worked out, or cannot be. */
export function namedColumns(
  columns: readonly PageColumn[],
  { choosable, words }: { readonly choosable: Choosable; readonly words: PageWords },
): NamedColumn[] {
  const { subjects } = choosable.school
  return columns.map((column) => {
    const { subjectId, measure } = column
    const offers = columnOffers(subjectId, { choosable, columns: [], words }).flatMap(({ offers }) => offers)
    const key = columnKey({ subjectId, measure })
    const name = offers.find((offer) => columnKey(offer.column) === key)?.name ?? null
    return { ...column, subject: subjects.find(({ id }) => id === subjectId)?.name ?? '', name }
  })
}
