import { Trans, useLingui } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { columnKey, type PageColumn } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ChoiceForm } from './choice-form'
import styles from './column-dialog.module.css'
import { PlaceSelect } from './place-select'

/** One column: what it is called, where it stands, and out with it. */
export function ColumnDialog({
  columns,
  at,
  words,
  onChoose,
  onClose,
}: {
  readonly columns: Page['columns']
  readonly at: number
  readonly words: PageWords
  readonly onChoose: (columns: PageColumn[], said: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const column = columns[at]!
  const [label, setLabel] = useState(column.label ?? '')
  const [place, setPlace] = useState(at)
  const count = columns.length
  const measure = words.measureName(column)
  const others = columns.toSpliced(at, 1).map(bare)
  const nameOf = (one: Page['columns'][number]) => `${one.subject}, ${words.columnName(one)}`
  return (
    <Dialog title={nameOf(column)} onClose={onClose}>
      <ChoiceForm
        submit={t`Change the column`}
        onSubmit={() => {
          const { label: _, ...rest } = bare(column)
          const called = label.trim()
          const next = called === '' || called === measure ? rest : { ...rest, label: called }
          const [position, of] = [place + 1, columns.length]
          onChoose(others.toSpliced(place, 0, next), t`${nameOf({ ...column, ...next })}: ${position} of ${of}`)
        }}
      >
        <TextField
          label={t`Heading`}
          hint={t`Leave it empty for “${measure}”, which is what it shows.`}
          maxLength={60}
          value={label}
          placeholder={measure}
          data-first
          onChange={(event) => setLabel(event.target.value)}
        />
        <div className={styles.place}>
          <span aria-hidden="true">
            <Trans>Place, of {count} columns</Trans>
          </span>
          <PlaceSelect
            label={t`Place of ${nameOf(column)}`}
            of={columns.map((one, index) => ({
              id: columnKey(one),
              name: index === at ? t`where it is` : nameOf(one),
            }))}
            at={at}
            place={place}
            onPlace={setPlace}
          />
        </div>
        <Button
          className={styles.out}
          disabled={columns.length === 1}
          onClick={() => onChoose(others, t`${nameOf(column)}: taken out`)}
        >
          <Trans>Take this column out</Trans>
        </Button>
      </ChoiceForm>
    </Dialog>
  )
}

function bare({ subjectId, measure, label }: Page['columns'][number]): PageColumn {
  return { subjectId, measure, ...(label !== undefined && { label }) }
}
