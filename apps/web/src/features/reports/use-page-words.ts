import { useLingui } from '@lingui/react/macro'
import type { Page, PageCell } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { formatDate, formatShortDate } from '../../lib/format-date'
import type { PageColumn } from './page-choice'

type NamedColumn = Pick<PageColumn, 'measure' | 'label'> & { readonly name: string | null }
type Unit = Page['columns'][number]['unit']
type NamedDate = Page['definition']['dates'][number]

/**
 * How the page calls its columns, dates and numbers. `firstDate` is the one that its progress counts from.
 *
 * Without `today` every day has its year: on paper, in a file and on a page that is kept, which are read in other years.
 */
export function usePageWords({
  today,
  firstDate,
}: {
  readonly today?: CalendarDate
  readonly firstDate: NamedDate | undefined
}) {
  const { t } = useLingui()
  const fullDay = ({ on }: NamedDate): string => formatShortDate(on, { today })
  /** Is the day all that the date is called? It may have been called so in another year, with less. */
  const isBare = ({ label, on }: NamedDate): boolean =>
    [formatShortDate(on, {}), formatShortDate(on, { today: on })].includes(label)
  const dateLabel = (date: NamedDate): string => (isBare(date) ? fullDay(date) : date.label)

  /** What a column answers, whatever a person calls it. */
  const measureName = ({ measure, name }: Omit<NamedColumn, 'label'>): string => {
    const since = firstDate ? dateLabel(firstDate) : t`the first date`
    switch (measure.kind) {
      case 'secured':
        return measure.average === 'pooled' ? t`% secured, pooled` : t`% secured`
      case 'on-track':
        return name === null || name.toLowerCase() === t`on track` ? t`% on track` : t`% on track (${name})`
      case 'mean-mark':
        return measure.matched ? t`${name ?? ''}, mean of the same pupils` : t`${name ?? ''}, mean`
      case 'described':
      case 'category':
        return t`% ${name ?? ''}`
      case 'progress':
        return {
          deepened: t`objectives deepened since ${since}`,
          slipped: t`objectives slipped since ${since}`,
          'started-new': t`objectives started since ${since}`,
          'learning-gained': t`steps of depth gained since ${since}`,
          'matched-average-depth': t`change in depth of the same objectives since ${since}`,
        }[measure.count]
      case 'mean-number':
        return t`mean of the school’s numbers for depth`
    }
  }
  const columnName = (column: NamedColumn): string => column.label ?? measureName(column)
  const dayOf = (date: NamedDate): string | null => (isBare(date) ? null : fullDay(date))
  const dateName = (date: NamedDate): string => {
    const day = dayOf(date)
    return day === null ? dateLabel(date) : `${date.label} (${day})`
  }
  const numberOf = ({ value }: PageCell, unit: Unit): string =>
    value === null ? '' : unit === 'percent' ? String(value) : value.toFixed(1)

  return {
    columnName,
    measureName,
    dateLabel,
    dayOf,
    dateName,
    numberOf,
    /** The number with its unit, where it stands alone. */
    valueOf: (cell: PageCell, unit: Unit): string =>
      unit === 'percent' && cell.value !== null ? `${cell.value} %` : numberOf(cell, unit),
    /** What a page that is not read in the pupils’ own programmes has at its head. */
    scopeName: ({ scope }: Pick<Page['definition'], 'scope'>): string | null =>
      scope === 'age-related' ? t`Age-related view: everybody against the programme of their class` : null,
    note: t`Note`,
    day: (on: CalendarDate) => formatDate(on, { today }),
    notShown: t`[c]`,
    n: t`n`,
    group: t`Group`,
    everyone: t`Whole school`,
  }
}

export type PageWords = ReturnType<typeof usePageWords>
