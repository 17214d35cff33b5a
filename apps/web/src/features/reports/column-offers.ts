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
  /** Is it on the page already? */
  readonly isThere: boolean
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
    const column = { subjectId, measure, ...form }
    return { column, name, label: words.measureName({ measure, name }), isThere: there.has(columnKey(column)), ...more }
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
      offers: group.offers.filter(({ column }) => canShow(column.measure, form)),
    }))
    .filter(({ offers }) => offers.length > 0)
}

/** What can be added of several subjects at once: `columns` are those that are not on the page yet. */
export interface SharedOffer extends Pick<ColumnOffer, 'name' | 'label' | 'hint'> {
  readonly key: string
  readonly columns: readonly PageColumn[]
}
export interface SharedOffers extends Omit<ColumnOffers, 'offers'> {
  readonly offers: readonly SharedOffer[]
}

/**
 * The same of several subjects: what they have in common once, then what only one of them has, under its name. An offer without
 * columns is on the page already.
 */
export function offersOfSubjects(
  subjects: readonly { readonly id: string; readonly name: string }[],
  options: Parameters<typeof columnOffers>[1],
): SharedOffers[] {
  const all = subjects.flatMap((subject) =>
    columnOffers(subject.id, options).flatMap(({ offers, ...group }) =>
      offers.map((one) => ({ ...one, group, subject })),
    ),
  )
  const byKey = grouped(all, ({ column: { measure } }) => columnKey({ subjectId: '', measure }))
  const isOfOne = (members: readonly unknown[]) => subjects.length > 1 && members.length === 1
  const inOrder = [...byKey].sort(([, a], [, b]) => Number(isOfOne(a)) - Number(isOfOne(b)))
  const groups = grouped(inOrder, ([, members]) => {
    const { subject, group } = members[0]!
    return isOfOne(members) ? t`${subject.name}: ${group.heading}` : group.heading
  })
  return [...groups].map(([heading, members]) => ({
    ...members[0]![1][0]!.group,
    heading,
    offers: members.map(([key, [first, ...others]]) => ({
      key,
      name: first!.name,
      label: first!.label,
      ...(first!.hint && { hint: first!.hint }),
      columns: [first!, ...others].flatMap(({ column, isThere }) => (isThere ? [] : [column])),
    })),
  }))
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/** Those whose own words or heading begin with what is typed. */
export function findOffers(groups: readonly SharedOffers[], typed: string): SharedOffers[] {
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
