import { useLingui } from '@lingui/react/macro'
import type { Page, PageCell } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { formatDate, formatShortDate } from '../../lib/format-date'
import type { PageColumn } from './page-choice'

type NamedColumn = Pick<PageColumn, 'measure' | 'label'> & { readonly name: string | null }
type Unit = Page['columns'][number]['unit']
type NamedDate = Page['definition']['dates'][number]

/**
 * How the page calls its columns, dates and numbers, on the screen, on paper and in a file. `firstDate` is what the page calls the
 * date that its progress counts from.
 */
export function usePageWords(today: CalendarDate, firstDate?: string) {
  const { t } = useLingui()

  /** What a column answers, whatever a person calls it. */
  const measureName = ({ measure, name }: Omit<NamedColumn, 'label'>): string => {
    const since = firstDate ?? t`the first date`
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
  const dayOf = ({ label, on }: NamedDate): string | null => {
    const day = formatShortDate(on, { today })
    return label === day ? null : day
  }
  const dateName = (date: NamedDate): string => {
    const day = dayOf(date)
    return day === null ? date.label : `${date.label} (${day})`
  }
  const numberOf = ({ value }: PageCell, unit: Unit): string =>
    value === null ? '' : unit === 'percent' ? String(value) : value.toFixed(1)

  return {
    columnName,
    measureName,
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
