import { Trans, useLingui } from '@lingui/react/macro'
import type { DescriptorList, Page } from '@track/api-contract'
import type { NamesOfReasons } from '@track/descriptors'
import { datesOfColumn } from '@track/reports'
import { useId } from 'react'
import { conditionsWords } from '../../../lib/condition-words'
import { formatLastingMoment } from '../../../lib/format-date'
import { columnKey } from '../page-choice'
import { versionsAtDates } from '../rule-versions'
import type { PageWords } from '../use-page-words'
import styles from './page-notes.module.css'

/** What a school’s rules say, and how it calls what they ask for. */
export type Policy = Pick<DescriptorList, 'rules' | 'scales' | 'sets' | 'measures'>

/** What the numbers above mean: whose they are, by which rule, who is left out, how they were rounded, as known when. */
export function PageNotes({
  page,
  policy,
  words,
  onPaper = false,
}: {
  readonly page: Page
  readonly policy: Policy
  readonly words: PageWords
  readonly onPaper?: boolean
}) {
  const { t } = useLingui()
  const id = useId()
  const names = namesOf(policy)
  const { dates, membership, minimumGroup } = page.definition
  const has = (test: (measure: Page['columns'][number]['measure']) => boolean) =>
    page.columns.some(({ measure }) => test(measure))
  const last = words.day(
    dates
      .map(({ on }) => on)
      .toSorted()
      .at(-1)!,
  )
  const known = formatLastingMoment(page.asKnown)
  const { notShown } = words
  const secured = words.measureName({ name: null, measure: { kind: 'secured', average: 'per-pupil' } })
  const pooled = words.measureName({ name: null, measure: { kind: 'secured', average: 'pooled' } })
  return (
    <section className={onPaper ? `${styles.notes} ${styles.onPaper}` : styles.notes} aria-labelledby={id}>
      <h2 id={id}>
        <Trans>What the numbers mean</Trans>
      </h2>
      <ul>
        {page.notes.map(({ kind, text, columns }) => (
          <li key={`${kind} ${columns.join()} ${text}`}>{text}</li>
        ))}
        <li>
          <Trans>
            n is the pupils in the group. In brackets: the pupils counted, where they are not the whole group. Blank
            means nothing to count, because nothing was assessed or taught yet; it is never 0.
          </Trans>
        </li>
        <li>
          {membership === 'current' ? (
            <Trans>The same pupils in every column: a group is those who are in it on {last}, the last date.</Trans>
          ) : (
            <Trans>A group is, at each date, whoever was in it then. Its n is that of {last}.</Trans>
          )}
        </li>
        {page.columns.map((column) => {
          const { label, subject } = column
          const measure = words.measureName(column)
          return (
            label && (
              <li key={columnKey(column)}>
                <Trans>
                  “{label}” is {subject}, {measure}.
                </Trans>
              </li>
            )
          )
        })}
        {has((measure) => measure.kind === 'secured' && measure.average === 'per-pupil') && (
          <li>
            <Trans>
              {secured}: the share of the objectives taught by then, in each pupil’s own programme, that the pupil has
              secured. The number is the mean of the pupils’ shares.
            </Trans>
          </li>
        )}
        {has((measure) => measure.kind === 'secured' && measure.average === 'pooled') && (
          <li>
            <Trans>{pooled}: of all the objectives taught by then to all the pupils, the share that is secured.</Trans>
          </li>
        )}
        {ruleVersions(page, policy.rules, words).map(({ id, name, version, labels }) => {
          const since = version && words.day(version.effectiveFrom)
          const asks = version && conditionsWords(version.rule, names)
          return (
            <li key={`${id} ${since}`}>
              {version ? (
                <Trans>
                  On track at {labels}: “{name}”, in force since {since}: {asks}.
                </Trans>
              ) : (
                <Trans>
                  On track at {labels}: “{name}” was not in force yet.
                </Trans>
              )}
            </li>
          )
        })}
        {has((measure) => measure.kind === 'mean-mark' && !measure.matched) && (
          <li>
            <Trans>
              A mean is of each pupil’s latest mark by then. Pupils with a code in place of a mark are left out.
            </Trans>
          </li>
        )}
        {has((measure) => measure.kind === 'mean-mark' && measure.matched) && (
          <li>
            <Trans>
              A mean of the same pupils is of those with a mark at every date, so it never moves because somebody was
              away.
            </Trans>
          </li>
        )}
        {has((measure) => measure.kind === 'described' || measure.kind === 'category') && (
          <li>
            <Trans>
              A column of words: of the pupils who have a word by then, the share whose latest is one of these.
            </Trans>
          </li>
        )}
        {has((measure) => measure.kind === 'progress') && (
          <li>
            <Trans>
              What changed is counted from the first date of the page, in each pupil’s own programme; the number is the
              mean of the pupils.
            </Trans>
          </li>
        )}
        {page.columns.some(({ show }) => show === 'count') && (
          <li>
            <Trans>“How many” is a count, not a share: a larger group has larger numbers.</Trans>
          </li>
        )}
        {page.columns.some(({ change }) => change) && (
          <li>
            <Trans>
              A change is the later number less the earlier one, worked out from the exact numbers: of percentages in
              percentage points. It is blank where nobody had a number on the earlier day: blank never means no change,
              which is 0.
            </Trans>
          </li>
        )}
        {page.columns.some(({ change }) => change?.pupils === 'raw') && (
          <li>
            <Trans>
              Both numbers of a change are of whoever was counted then, so that it may also move because somebody came
              or left; with the same pupils it does not.
            </Trans>
          </li>
        )}
        {has((measure) => measure.kind === 'mean-number') && (
          <li>
            <Trans>The school’s numbers for depth are for groups: a depth without a number is left out.</Trans>
          </li>
        )}
        <WithoutData page={page} words={words} />
        {minimumGroup > 0 && (
          <li>
            <Trans>
              {notShown}: fewer than {minimumGroup} pupils, or a number from which theirs could be worked out. Not
              shown.
            </Trans>
          </li>
        )}
        <li>
          <Trans>
            Worked out exactly and rounded once, half away from zero: percentages to whole numbers, everything else to
            one decimal.
          </Trans>
        </li>
        <li>{t`As known on ${known}.`}</li>
      </ul>
    </section>
  )
}

/** Who of the page's first group is behind none of a column's numbers: nobody is left out in silence. */
function WithoutData({ page, words }: { readonly page: Page; readonly words: PageWords }) {
  const { t } = useLingui()
  const row = page.rows[0]
  if (!row || row.suppressed) return null
  const lines = page.columns.flatMap((column, index) => {
    const cells = row.cells[index]!
    // What changed has no number on the date that it is counted from, and nobody has one at a date to come.
    const dates = datesOfColumn(page.definition.dates, column).filter((date) => !cells[date]!.blank)
    const missing = dates.map((date) => {
      const { withoutData, codes = {}, notMatched = 0 } = cells[date]!
      return [withoutData ?? 0, ...Object.values(codes), notMatched].reduce((sum, n) => sum + n)
    })
    if (missing.every((n) => n === 0)) return []
    const at = dates.map((date) => words.dateLabel(page.definition.dates[date]!)).join(' / ')
    return [{ at, name: `${column.subject}, ${words.columnName(column)}`, missing: missing.join(' / ') }]
  })
  if (lines.length === 0) return null
  const group = row.name
  return [...new Set(lines.map(({ at }) => at))].map((at) => (
    <li key={at}>
      {t`Without data and not counted, of ${group} at ${at}:`}{' '}
      {lines.flatMap((line) => (line.at === at ? `${line.name} ${line.missing}` : [])).join('; ')}.
    </li>
  ))
}

/** What conditions speak of, by id. */
export function namesOf({ scales, sets, measures }: Policy): NamesOfReasons {
  return {
    measures: Object.fromEntries(measures.map(({ id, name }) => [id, name])),
    descriptors: Object.fromEntries(sets.flatMap((set) => set.descriptors.map(({ id, label }) => [id, label]))),
    depths: Object.fromEntries(scales.flatMap((scale) => scale.codes.map(({ id, label }) => [id, label]))),
  }
}

/** The version of each rule that counted at each date, dates with the same version together. */
function ruleVersions(page: Page, rules: DescriptorList['rules'], words: PageWords) {
  const named = new Map(
    page.columns.flatMap(({ measure, name }) =>
      measure.kind === 'on-track' ? [[measure.ruleId, name ?? ''] as const] : [],
    ),
  )
  return [...named].flatMap(([ruleId, name]) => {
    const versions = versionsAtDates(page, { ruleId, rules })
    return [...new Set(versions)].map((version) => ({
      id: ruleId,
      name,
      version,
      labels: page.definition.dates
        .filter((_, date) => versions[date] === version)
        .map(words.dateLabel)
        .join(', '),
    }))
  })
}
