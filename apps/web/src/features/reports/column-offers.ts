import { t } from '@lingui/core/macro'
import { type DescriptorSet, descriptorSetAsOf } from '@track/descriptors'
import { matchesWords } from '../../ui/matches-words'
import { type ColumnForm, canShow } from './column-form'
import { type Choosable, columnKey, type PageColumn } from './page-choice'
import type { PageWords } from './use-page-words'

/** A column that can be added to a page. */
export interface ColumnOffer {
  readonly column: PageColumn
  /** What the column is about, as the page is told it. */
  readonly name: string | null
  /** What to call it under its heading. */
  readonly label: string
  readonly hint?: string
}

/** Columns of one kind under one heading, with what they have in common said once. */
export interface ColumnOffers {
  readonly heading: string
  readonly hint?: string
  /** Single words, which stand beside each other. */
  readonly words?: boolean
  readonly offers: readonly ColumnOffer[]
}

const PROGRESS = ['deepened', 'slipped', 'started-new', 'learning-gained', 'matched-average-depth'] as const

/** What a page can show of a subject in one form, by kind: what is secured and on track, marks, each word of each column, what changed. */
export function columnOffers(
  subjectId: string,
  {
    choosable: { school, descriptors },
    columns,
    words,
    form = {},
  }: {
    readonly choosable: Choosable
    readonly columns: readonly PageColumn[]
    readonly words: PageWords
    readonly form?: ColumnForm
  },
): ColumnOffers[] {
  const there = new Set(columns.map(columnKey))
  const offer = (measure: PageColumn['measure'], more: Partial<Omit<ColumnOffer, 'column'>> = {}): ColumnOffer => {
    const { name = null } = more
    return { column: { subjectId, measure, ...form }, name, label: words.measureName({ measure, name }), ...more }
  }
  const measures = descriptors.measures.filter((measure) => measure.subjectId === subjectId)
  const rules = new Map(descriptors.rules.map((rule) => [rule.id, rule]))
  return [
    {
      heading: t`Objectives`,
      offers: [
        offer(
          { kind: 'secured', average: 'per-pupil' },
          { hint: t`The mean of the pupils’ own shares: every pupil weighs the same.` },
        ),
        offer(
          { kind: 'secured', average: 'pooled' },
          { hint: t`All objectives of all pupils together: every objective weighs the same.` },
        ),
        ...[...rules.values()].map(({ id, name }) =>
          offer({ kind: 'on-track', ruleId: id }, { name, hint: t`The share of pupils who meet the school’s rule.` }),
        ),
      ],
    },
    {
      heading: t`Marks`,
      offers: measures
        .filter(({ setId }) => setId === undefined)
        .flatMap(({ id: measureId, name }) => [
          offer(
            { kind: 'mean-mark', measureId, matched: false },
            { name, hint: t`The mean of all pupils who have a mark.` },
          ),
          offer(
            { kind: 'mean-mark', measureId, matched: true },
            { name, hint: t`The mean of the pupils who have a mark at every date.` },
          ),
        ]),
    },
    ...measures.flatMap(({ id: measureId, name, setId }) => {
      const sets = setsOf({ id: measureId, setId }, { school, descriptors })
      const has = new Set(sets.flatMap((set) => set.descriptors.map(({ id }) => id)))
      return [
        ...sets.map((set) => ({
          heading: set.name === name ? name : `${name}: ${set.name}`,
          hint: t`The share of pupils who have the word.`,
          words: true,
          offers: set.descriptors.map(({ id, label }) =>
            offer({ kind: 'described', measureId, descriptorIds: [id] }, { name: `${name}: ${label}`, label }),
          ),
        })),
        ...descriptors.correspondences.map(({ id: correspondenceId, name: by, categories }) => ({
          heading: t`${name}, by “${by}”`,
          hint: t`The share of pupils whose word stands for this.`,
          words: true,
          offers: categories
            .filter(({ descriptorIds }) => descriptorIds.some((id) => has.has(id)))
            .map(({ id: categoryId, label }) =>
              offer(
                { kind: 'category', measureId, correspondenceId, categoryId },
                { name: `${name}: ${label}`, label },
              ),
            ),
        })),
      ]
    }),
    {
      heading: t`What changed`,
      hint: t`The mean of the pupils, counted from the first date of the page on.`,
      offers: PROGRESS.map((count) => offer({ kind: 'progress', count })),
    },
    {
      heading: t`Numbers for depth`,
      hint: t`For groups only: the numbers that the school gave to its depths.`,
      offers: school.depthNumbers ? [offer({ kind: 'mean-number' })] : [],
    },
  ]
    .map((group) => ({
      ...group,
      offers: group.offers.filter(({ column }) => canShow(column.measure, form) && !there.has(columnKey(column))),
    }))
    .filter(({ offers }) => offers.length > 0)
}

/** Those whose own words or heading begin with what is typed. */
export function findOffers(groups: readonly ColumnOffers[], typed: string): ColumnOffers[] {
  return groups
    .map((group) => ({
      ...group,
      offers: group.offers.filter(({ label }) => matchesWords(`${group.heading} ${label}`, typed)),
    }))
    .filter(({ offers }) => offers.length > 0)
}

/** The sets that pupils of a column are described in: its own first, then those chosen for a group or a pupil. */
function setsOf(
  { id, setId }: { readonly id: string; readonly setId: string | undefined },
  { school, descriptors }: Pick<Choosable, 'school' | 'descriptors'>,
): DescriptorSet[] {
  if (setId === undefined) return []
  const chosen = descriptors.setChoices.filter(({ measureId }) => measureId === id).map((choice) => choice.setId)
  const ids = new Set([setId, ...chosen.filter((one) => one !== null)])
  return [...ids].flatMap((one) => descriptorSetAsOf(descriptors.sets, { setId: one, asOf: school.today }) ?? [])
}
