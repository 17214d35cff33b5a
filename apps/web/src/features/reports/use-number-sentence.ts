import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Page, PageCellPupils } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { PageWords } from './use-page-words'

type Opened = Pick<PageCellPupils, 'cell' | 'explanation'>
type Column = Page['columns'][number]

/**
 * One number in a line: "82 % = mean of 60 pupils' own percentages; rule “On track” since 1 Sep; 2 without data, not counted".
 *
 * What is hidden says why; what is blank says that it is not 0.
 */
export function useNumberSentence(words: PageWords) {
  const { t } = useLingui()

  const sourceOf = ({ measure, show }: Column, { n, fraction }: Opened['cell']): string => {
    const pupils = plural(n ?? 0, { one: '# pupil', other: '# pupils' })
    const [some, all] = [fraction?.numerator ?? 0, fraction?.denominator ?? 0]
    const ofPupils = plural(all, { one: '# pupil', other: '# pupils' })
    switch (measure.kind) {
      case 'secured':
        if (show) return t`objectives secured, of those taught to ${pupils}`
        if (measure.average === 'pooled') return t`${some} of ${all} objectives taught to ${pupils}`
        return plural(n ?? 0, { one: '# pupil’s own percentage', other: 'mean of # pupils’ own percentages' })
      case 'on-track':
        return show ? t`pupils on track, of ${pupils}` : t`${some} of ${ofPupils}, on track`
      case 'described':
      case 'category':
        return show ? t`pupils with one of these words, of ${pupils}` : t`${some} of ${ofPupils} with a word`
      case 'mean-mark':
        if (measure.matched)
          return plural(n ?? 0, {
            one: 'mark of the # pupil who has one at every date',
            other: 'mean of the marks of the # pupils who have one at every date',
          })
        return plural(n ?? 0, { one: '# pupil’s mark', other: 'mean of # pupils’ marks' })
      case 'progress':
        return plural(n ?? 0, { one: '# pupil’s own change', other: 'mean of # pupils’ own changes' })
      case 'mean-number':
        return plural(n ?? 0, { one: '# pupil’s own mean', other: 'mean of # pupils’ own means' })
    }
  }

  /** Of a change: from what to what, since when, and of whom. */
  const changeOf = ({ change, unit, since }: Column, { cell, explanation }: Opened, firstDate: string): string => {
    const facts = explanation.find(({ about }) => about === 'change')?.facts ?? {}
    const { from, to, n, nBefore, finerFrom, finerTo, finerChange } = facts
    const end = (value: unknown, finer: unknown): string => {
      const known = typeof value === 'number' ? value : null
      if (typeof finer === 'number') return words.finerValueOf(finer, unit)
      const cell = { value: known, n: null, withoutData: null, fraction: null }
      return words.valueOf(cell, unit === 'points' ? 'percent' : unit) || t`nothing known`
    }
    const start = {
      'first-date': firstDate,
      'date-before': t`the date before`,
      measure: since ?? t`the test before`,
    }[change!.since.kind]
    const pupils = (count: unknown) => plural(Number(count ?? 0), { one: '# pupil', other: '# pupils' })
    const [was, is, then, now] = [end(from, finerFrom), end(to, finerTo), pupils(nBefore), pupils(n)]
    const ends =
      change!.pupils === 'matched'
        ? t`from ${was} to ${is} since ${start}, the same ${now}`
        : t`from ${was} (${then}) to ${is} (${now}) since ${start}`
    if (typeof finerChange !== 'number' || finerChange === cell.value) return ends
    return t`${ends}: ${String(finerChange).replace('-', '−')}, shown as ${words.numberOf(cell, unit)}`
  }

  const ruleOf = ({ explanation }: Opened): string[] => {
    // What a rule asks for has its own words for depth: the rule itself says more.
    const rules = explanation.filter(({ about }) => about === 'rule')
    const scales = explanation.filter(({ about }) => about === 'scale')
    return (rules.length > 0 ? rules : scales).flatMap(({ about, facts: { name, secureFrom, effectiveFrom } }) => {
      if (typeof name !== 'string' || typeof effectiveFrom !== 'string') return []
      const since = words.day(effectiveFrom as CalendarDate)
      return about === 'rule' ? t`rule “${name}” since ${since}` : t`secured from “${secureFrom}” on, since ${since}`
    })
  }

  const leftOut = ({ withoutData, codes = {}, notMatched }: Opened['cell']): string[] => [
    ...(withoutData
      ? [plural(withoutData, { one: '# without data, not counted', other: '# without data, not counted' })]
      : []),
    ...Object.entries(codes).map(([code, n]) => t`${n} with ${code} in place of a mark, not counted`),
    ...(notMatched
      ? [
          plural(notMatched, {
            one: '# not there at both dates, not counted',
            other: '# not there at every date, not counted',
          }),
        ]
      : []),
  ]

  return (
    opened: Opened,
    column: Column,
    { minimumGroup, dates }: Page['definition'],
  ): { readonly value: string; readonly is: string } => {
    const { cell } = opened
    if (cell.suppressed)
      return {
        value: words.notShown,
        is: t`hidden: fewer than ${minimumGroup} pupils, or a number from which theirs could be worked out.`,
      }
    if (cell.blank)
      return {
        value: t`Blank`,
        is:
          cell.blank === 'date-to-come'
            ? t`this day has not come yet.`
            : t`there is no earlier date on the page to count from.`,
      }
    if (cell.value === null)
      return { value: t`Blank`, is: `${[t`nothing known, which is not 0`, ...leftOut(cell)].join('; ')}.` }
    const source = column.change ? changeOf(column, opened, words.dateName(dates[0]!)) : sourceOf(column, cell)
    return {
      value: words.valueOf(cell, column.unit),
      is: `${[source, ...ruleOf(opened), ...leftOut(cell)].join('; ')}.`,
    }
  }
}
