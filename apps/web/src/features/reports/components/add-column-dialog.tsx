import { useLingui } from '@lingui/react/macro'
import { descriptorSetAsOf } from '@track/descriptors'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { type Choosable, columnKey, LIMITS, type PageColumn } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ChoiceForm, ChoiceGroup } from './choice-form'

const PROGRESS = ['deepened', 'slipped', 'started-new', 'learning-gained', 'matched-average-depth'] as const

/** One more column: of which subject, and what it answers. What is on the page already is not offered. */
export function AddColumnDialog({
  choosable: { school, descriptors },
  columns,
  words,
  onAdd,
  onClose,
}: {
  readonly choosable: Choosable
  readonly columns: readonly PageColumn[]
  readonly words: PageWords
  readonly onAdd: (column: PageColumn, name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const there = new Set(columns.map(columnKey))
  /** Each word of the sets that pupils of this column are described in, and each category of the school’s correspondences. */
  const wordOffers = ({
    subjectId,
    measureId,
    name,
    setId,
  }: {
    readonly subjectId: string
    readonly measureId: string
    readonly name: string
    readonly setId: string
  }) => {
    const chosenSets = descriptors.setChoices.filter((choice) => choice.measureId === measureId)
    const setIds = [...new Set([setId, ...chosenSets.flatMap((choice) => choice.setId ?? [])])]
    const sets = setIds.flatMap((id) => descriptorSetAsOf(descriptors.sets, { setId: id, asOf: school.today }) ?? [])
    const words = sets.flatMap((set) => set.descriptors.map(({ id, label }) => ({ id, label, set: set.name })))
    const has = new Set(words.map(({ id }) => id))
    const categories = descriptors.correspondences.flatMap(({ id: correspondenceId, name: by, categories }) =>
      categories
        .filter(({ descriptorIds }) => descriptorIds.some((id) => has.has(id)))
        .map(({ id, label }) => ({ correspondenceId, id, label, by })),
    )
    return [
      ...words.map(({ id, label, set }) => ({
        column: { subjectId, measure: { kind: 'described', measureId, descriptorIds: [id] } } satisfies PageColumn,
        name: `${name}: ${label}`,
        hint: t`The share of pupils with this word, from “${set}”.`,
      })),
      ...categories.map(({ correspondenceId, id, label, by }) => ({
        column: {
          subjectId,
          measure: { kind: 'category', measureId, correspondenceId, categoryId: id },
        } satisfies PageColumn,
        name: `${name}: ${label}`,
        hint: t`The share of pupils whose word stands for this, by “${by}”.`,
      })),
    ]
  }
  const offersOf = (subjectId: string): { column: PageColumn; name: string | null; hint: string }[] => {
    const rules = new Map(descriptors.rules.map((rule) => [rule.id, rule]))
    const ofSubject = descriptors.measures.filter((measure) => measure.subjectId === subjectId)
    const measures = ofSubject.filter(({ setId }) => setId === undefined)
    const offers = [
      {
        column: { subjectId, measure: { kind: 'secured', average: 'per-pupil' } as const },
        name: null,
        hint: t`The mean of the pupils’ own shares: every pupil weighs the same.`,
      },
      {
        column: { subjectId, measure: { kind: 'secured', average: 'pooled' } as const },
        name: null,
        hint: t`All objectives of all pupils together: every objective weighs the same.`,
      },
      ...[...rules.values()].map(({ id, name }) => ({
        column: { subjectId, measure: { kind: 'on-track', ruleId: id } as const },
        name,
        hint: t`The share of pupils who meet the school’s rule.`,
      })),
      ...measures.flatMap(({ id, name }) => [
        {
          column: { subjectId, measure: { kind: 'mean-mark', measureId: id, matched: false } as const },
          name,
          hint: t`The mean of all pupils who have a mark.`,
        },
        {
          column: { subjectId, measure: { kind: 'mean-mark', measureId: id, matched: true } as const },
          name,
          hint: t`The mean of the pupils who have a mark at every date.`,
        },
      ]),
      ...ofSubject.flatMap(({ id: measureId, name, setId }) =>
        setId === undefined ? [] : wordOffers({ subjectId, measureId, name, setId }),
      ),
      ...PROGRESS.map((count) => ({
        column: { subjectId, measure: { kind: 'progress', count } as const },
        name: null,
        hint: t`The mean of the pupils, counted from the first date of the page on.`,
      })),
      ...(school.depthNumbers
        ? [
            {
              column: { subjectId, measure: { kind: 'mean-number' } as const },
              name: null,
              hint: t`For groups only: the numbers that the school gave to its depths.`,
            },
          ]
        : []),
    ]
    return offers.filter(({ column }) => !there.has(columnKey(column)))
  }

  const subjects = school.subjects.filter(({ id }) => offersOf(id).length > 0)
  const [subjectId, setSubjectId] = useState(
    subjects.find(({ id }) => !columns.some((one) => one.subjectId === id))?.id,
  )
  const subject = subjects.find(({ id }) => id === subjectId) ?? subjects[0]
  const offers = subject ? offersOf(subject.id) : []
  const [key, setKey] = useState<string>()
  const chosen = offers.find(({ column }) => columnKey(column) === key) ?? offers[0]
  const { columns: most } = LIMITS
  const problem =
    columns.length >= most
      ? t`A page holds ${most} columns at most: take one out first.`
      : chosen
        ? undefined
        : t`Every column there is stands on the page already.`

  return (
    <Dialog title={t`Add column`} onClose={onClose}>
      <ChoiceForm
        submit={t`Add column`}
        problem={problem}
        onSubmit={() =>
          chosen &&
          subject &&
          onAdd(chosen.column, `${subject.name}, ${words.measureName({ ...chosen.column, name: chosen.name })}`)
        }
      >
        {subject && (
          <ChoiceGroup legend={t`Subject`}>
            {subjects.map(({ id, name }) => (
              <Checkbox
                key={id}
                type="radio"
                name="subject"
                checked={id === subject.id}
                onChange={() => setSubjectId(id)}
                {...(id === subject.id && { 'data-first': true })}
              >
                {name}
              </Checkbox>
            ))}
          </ChoiceGroup>
        )}
        {chosen && (
          <ChoiceGroup legend={t`What it shows`} stacked>
            {offers.map(({ column, name, hint }) => (
              <Checkbox
                key={columnKey(column)}
                type="radio"
                name="measure"
                hint={hint}
                checked={column === chosen.column}
                onChange={() => setKey(columnKey(column))}
              >
                {words.measureName({ ...column, name })}
              </Checkbox>
            ))}
          </ChoiceGroup>
        )}
      </ChoiceForm>
    </Dialog>
  )
}
