import { useLingui } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import type { ColumnForm } from '../column-form'
import { columnOffers, findOffers } from '../column-offers'
import { type Choosable, columnKey, LIMITS, type PageColumn } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import { FormChoice } from './form-choice'

/** From how many columns on it is quicker to type than to look. */
const MANY = 12

/** One more column: of which subject, and what it answers. What is on the page already is not offered. */
export function AddColumnDialog({
  choosable,
  columns,
  dates,
  first,
  words,
  onAdd,
  onClose,
}: {
  readonly choosable: Choosable
  readonly columns: readonly PageColumn[]
  readonly dates: Page['definition']['dates']
  /** The subject to begin with: the one that somebody is at work on. */
  readonly first: string | undefined
  readonly words: PageWords
  readonly onAdd: (column: PageColumn, name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [form, setForm] = useState<ColumnForm>({})
  const offersOf = (subjectId: string) => columnOffers(subjectId, { choosable, columns, words, form })
  const subjects = choosable.school.subjects.filter(({ id }) => offersOf(id).length > 0)
  const [subjectId, setSubjectId] = useState(first)
  const subject = subjects.find(({ id }) => id === subjectId) ?? subjects[0]
  const { measures } = choosable.descriptors
  const tests = measures.filter((one) => one.subjectId === subject?.id && one.setId === undefined)
  /** Is there a column of the subject that can be shown so? */
  const can = (asked: ColumnForm) =>
    columnOffers(subject?.id ?? '', { choosable, columns, words, form: asked }).length > 0
  const groups = subject ? offersOf(subject.id) : []
  const areMany = groups.flatMap(({ offers }) => offers).length > MANY
  const [typed, setTyped] = useState('')
  const found = areMany ? findOffers(groups, typed) : groups
  const [key, setKey] = useState<string>()
  const offers = found.flatMap((group) => group.offers)
  const chosen = offers.find(({ column }) => columnKey(column) === key) ?? offers[0]
  const { since } = form.change ?? {}
  const sinceName = since?.kind === 'measure' ? tests.find(({ id }) => id === since.measureId)?.name : undefined
  const { columns: most } = LIMITS
  const problem =
    columns.length >= most
      ? t`A page holds ${most} columns at most: take one out first.`
      : !subject
        ? t`All columns are on the page already.`
        : chosen
          ? undefined
          : typed === ''
            ? t`All such columns of ${subject.name} are on the page already.`
            : t`No column of ${subject.name} is called that.`

  return (
    <Dialog title={t`Add column`} onClose={onClose}>
      <ChoiceForm
        submit={t`Add column`}
        problem={problem}
        onClose={onClose}
        onSubmit={() =>
          chosen &&
          subject &&
          onAdd(
            chosen.column,
            `${subject.name}, ${words.measureName({ ...chosen.column, name: chosen.name, since: sinceName })}`,
          )
        }
      >
        {subject && (
          <ChoiceGroup legend={t`Subject`} size="short">
            {subjects.map(({ id, name }) => (
              <Checkbox
                key={id}
                type="radio"
                name="subject"
                checked={id === subject.id}
                onChange={() => {
                  setSubjectId(id)
                  // A test of one subject is nothing to compare another with.
                  if (since?.kind === 'measure') setForm({})
                }}
                {...(id === subject.id && { 'data-first': true })}
              >
                {name}
              </Checkbox>
            ))}
          </ChoiceGroup>
        )}
        {subject && <FormChoice form={form} tests={tests} dates={dates} words={words} can={can} onForm={setForm} />}
        {areMany && (
          <TextField
            label={t`Find a column`}
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {found.map(({ heading, hint, words: areWords = false, offers }) => (
          <ChoiceGroup key={heading} legend={heading} hint={hint} size={areWords ? 'short' : 'whole'}>
            {offers.map(({ column, label, hint }) => (
              <Checkbox
                key={columnKey(column)}
                type="radio"
                name="measure"
                hint={hint}
                checked={column === chosen?.column}
                onChange={() => setKey(columnKey(column))}
              >
                {areWords ? label : startingLarge(label)}
              </Checkbox>
            ))}
          </ChoiceGroup>
        ))}
      </ChoiceForm>
    </Dialog>
  )
}

/** What a column answers goes on from its subject in a heading; here it stands by itself. */
function startingLarge(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1)
}
