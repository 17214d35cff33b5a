import { useLingui } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { Checkbox } from '../../../ui/checkbox'
import { Select } from '../../../ui/field'
import { type ColumnForm, formOf, formValue } from '../column-form'
import type { PageWords } from '../use-page-words'
import styles from './column-dialog.module.css'

/**
 * In what form a column is shown: the number itself, how many, or its change; and of a change, of which pupils. Only what `can` be
 * shown is offered.
 */
export function FormChoice({
  form,
  tests,
  dates,
  words,
  can,
  onForm,
}: {
  readonly form: ColumnForm
  /** The columns of marks that a change can be counted from. */
  readonly tests: readonly { readonly id: string; readonly name: string }[]
  readonly dates: Page['definition']['dates']
  readonly words: PageWords
  readonly can: (form: ColumnForm) => boolean
  readonly onForm: (form: ColumnForm) => void
}) {
  const { t } = useLingui()
  const pupils = form.change?.pupils ?? 'raw'
  const value = formValue(form)
  const [first] = dates
  const from = first ? words.dateLabel(first) : t`the first date`
  const isOne = dates.length < 2
  /** Where such a column stays blank, before anybody wonders: a test of the same day has no such date. */
  const blank: string | undefined = {
    'first-date': isOne
      ? t`Blank until the page has a later date than ${from}.`
      : t`Blank on ${from} itself, and where nobody had a number then.`,
    'date-before': isOne
      ? t`Blank until the page has a later date than ${from}.`
      : t`Blank on ${from}, which has none before it, and where nobody had a number on the date before.`,
  }[value]
  const choices = [
    { value: '', label: t`The number itself` },
    { value: 'count', label: t`How many` },
    { value: 'first-date', label: t`Change since ${from}, the first date` },
    { value: 'date-before', label: t`Change since the date before` },
    ...tests.map(({ id, name }) => ({ value: id, label: t`Change since ${name}` })),
  ].filter((one) => one.value === value || can(formOf(one.value, pupils)))
  return (
    <div className={styles.form}>
      <span aria-hidden="true">{t`Show as`}</span>
      <Select label={t`Show as`} choices={choices} value={value} onChange={(next) => onForm(formOf(next, pupils))} />
      {blank && <p className={styles.blank}>{blank}</p>}
      {form.change && (
        <Checkbox
          checked={pupils === 'matched'}
          hint={t`So it never moves because somebody came, left or was away.`}
          onChange={() => onForm(formOf(value, pupils === 'matched' ? 'raw' : 'matched'))}
        >{t`Only pupils who are counted both times`}</Checkbox>
      )}
    </div>
  )
}
