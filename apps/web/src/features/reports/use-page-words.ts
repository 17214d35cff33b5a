import { useLingui } from '@lingui/react/macro'
import type { Page, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { formatDate, formatShortDate } from '../../lib/format-date'
import type { PageColumn } from './page-choice'

type NamedColumn = Pick<PageColumn, 'measure' | 'show' | 'change' | 'label'> & {
  readonly name?: string | null | undefined
  /** The name of the test that a change is counted from. */
  readonly since?: string | null | undefined
}
type Unit = Page['columns'][number]['unit']
/** A number to be shown; with `before` it is a change, and the sign is part of it. */
interface Shown {
  readonly value: number | null
  readonly before?: unknown
}
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

  const since = firstDate ? dateLabel(firstDate) : t`the first date`
  const shareName = ({ measure, name }: Pick<NamedColumn, 'measure' | 'name'>): string => {
    switch (measure.kind) {
      case 'secured':
        return measure.average === 'pooled' ? t`% secured, pooled` : t`% secured`
      case 'on-track':
        return !name || name.toLowerCase() === t`on track` ? t`% on track` : t`% on track (${name})`
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
  const countName = ({ measure, name }: Pick<NamedColumn, 'measure' | 'name'>): string => {
    if (measure.kind === 'secured') return t`objectives secured`
    if (measure.kind !== 'on-track') return t`pupils ${name ?? ''}`
    return !name || name.toLowerCase() === t`on track` ? t`pupils on track` : t`pupils on track (${name})`
  }
  const changeName = (what: string, { change, since: test }: NamedColumn): string => {
    if (change?.since.kind === 'date-before') return t`${what}, change since the date before`
    const from = change?.since.kind === 'measure' ? (test ?? '') : since
    return t`${what}, change since ${from}`
  }
  /** What a column answers, whatever a person calls it. */
  const measureName = (column: NamedColumn): string => {
    const { change, show } = column
    if (show) return countName(column)
    if (!change) return shareName(column)
    const name = changeName(shareName(column), column)
    return change.pupils === 'matched' ? t`${name}, same pupils` : name
  }
  const columnName = (column: NamedColumn): string => column.label ?? measureName(column)
  const dayOf = (date: NamedDate): string | null => (isBare(date) ? null : fullDay(date))
  /** The day under the label in a heading: a label that says its school year needs no other. */
  const dayInHeading = (date: NamedDate): string | null =>
    /\d{4}\/\d{2}$/.test(date.label) ? formatShortDate(date.on, { today: date.on }) : dayOf(date)
  const dateName = (date: NamedDate): string => {
    const day = dayOf(date)
    return day === null ? dateLabel(date) : `${date.label} (${day})`
  }
  const figureOf = (value: number, unit: Unit): string =>
    unit === 'percent' || unit === 'points' || (unit === 'count' && Number.isInteger(value))
      ? String(value)
      : value.toFixed(1)
  /** The number as it stands in a cell. Of a change the sign is part of it, and a minus is as wide as a plus. */
  const numberOf = ({ value, before }: Shown, unit: Unit): string => {
    if (value === null) return ''
    if (before === undefined || value === 0) return figureOf(value, unit)
    return `${value > 0 ? '+' : '−'}${figureOf(Math.abs(value), unit)}`
  }
  /** The number with its unit, where it stands alone: "+4 percentage points". */
  const quantityOf = (cell: Shown, unit: Unit): string => {
    const { value } = cell
    const number = numberOf(cell, unit)
    if (value === null) return number
    if (unit === 'percent') return `${number} %`
    if (unit !== 'points') return number
    return Math.abs(value) === 1 ? t`${number} percentage point` : t`${number} percentage points`
  }

  return {
    columnName,
    measureName,
    dateLabel,
    dayOf,
    dayInHeading,
    dateName,
    numberOf,
    valueOf: quantityOf,
    /** A number of one of these units with a decimal more than it is shown with. */
    finerValueOf: (value: number, unit: Unit): string => {
      const isPercent = unit === 'percent' || unit === 'points'
      return isPercent ? `${value.toFixed(1)} %` : value.toFixed(2)
    },
    /** The heading of a change on a page of one date, in a file. */
    noEarlierDate: t`no earlier date on the page to count from`,
    /** What a row of any of several groups is called. */
    either: ([first = '', ...others]: readonly string[]): string =>
      others.reduce((before, name) => t`${before} or ${name}`, first),
    /** For whom a page is, and what that hides. */
    audienceName: ({ name, minimumGroup }: Omit<School['audiences'][number], 'id'>): string =>
      minimumGroup > 1 ? t`For ${name}: groups of fewer than ${minimumGroup} are not shown` : t`For ${name}`,
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
