import { useLingui } from '@lingui/react/macro'
import type { Page, PageCell } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { formatDate, formatShortDate } from '../../lib/format-date'
import type { PageColumn } from './page-choice'

type NamedColumn = Pick<PageColumn, 'measure' | 'label'> & { readonly name: string | null }
type NamedDate = Page['definition']['dates'][number]

/** How the page calls its columns, dates and numbers, on the screen, on paper and in a file. */
export function usePageWords(today: CalendarDate) {
  const { t } = useLingui()

  /** What a column answers, whatever a person calls it. */
  const measureName = ({ measure, name }: Omit<NamedColumn, 'label'>): string => {
    switch (measure.kind) {
      case 'secured':
        return measure.average === 'pooled' ? t`% secured, pooled` : t`% secured`
      case 'on-track':
        return name === null || name.toLowerCase() === t`on track` ? t`% on track` : t`% on track (${name})`
      case 'mean-mark':
        return measure.matched ? t`${name ?? ''}, mean of the same pupils` : t`${name ?? ''}, mean`
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
  const numberOf = ({ value }: PageCell, unit: 'percent' | 'mark'): string =>
    value === null ? '' : unit === 'mark' ? value.toFixed(1) : String(value)

  return {
    columnName,
    measureName,
    dayOf,
    dateName,
    numberOf,
    day: (on: CalendarDate) => formatDate(on, { today }),
    notShown: t`[c]`,
    n: t`n`,
    group: t`Group`,
    everyone: t`Whole school`,
  }
}

export type PageWords = ReturnType<typeof usePageWords>
