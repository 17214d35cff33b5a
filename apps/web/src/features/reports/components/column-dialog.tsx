import { Trans, useLingui } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Select, TextField } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { canShow } from '../column-form'
import { columnOffers } from '../column-offers'
import { bareColumn, type Choosable, columnKey, LIMITS, type PageColumn } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { useTextLimit } from '../use-text-limit'
import { ChoiceForm } from './choice-form'
import styles from './column-dialog.module.css'
import { FormChoice } from './form-choice'
import { PlaceSelect } from './place-select'

/** One column: what it answers and in what form, what it is called, where it stands, and out with it. */
export function ColumnDialog({
  choosable,
  page: {
    columns,
    definition: { dates },
  },
  at,
  words,
  onChoose,
  onDates,
  onClose,
}: {
  readonly choosable: Choosable
  readonly page: Page
  readonly at: number
  readonly words: PageWords
  /** `next` is the place of the column that somebody goes on from. */
  readonly onChoose: (columns: PageColumn[], said: string, next: number) => void
  readonly onDates: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const column = columns[at]!
  const [draft, setDraft] = useState(bareColumn(column))
  const limit = useTextLimit(60, column.label ?? '')
  const [place, setPlace] = useState(at)
  const count = columns.length
  const others = columns.toSpliced(at, 1).map(bareColumn)
  const { subjectId } = column
  const offers = columnOffers(subjectId, { choosable, columns: [], words }).flatMap(({ offers }) => offers)
  const keyOf = ({ measure }: Pick<PageColumn, 'measure'>) => columnKey({ subjectId, measure })
  const offer = offers.find((one) => keyOf(one.column) === keyOf(draft))
  // What the school gives up stays as long as nobody asks for something else.
  const name = offer ? offer.name : column.name
  const tests = choosable.descriptors.measures.filter((one) => one.subjectId === subjectId && one.setId === undefined)
  const since = draft.change?.since
  const sinceName = since?.kind === 'measure' ? tests.find(({ id }) => id === since.measureId)?.name : undefined
  const measureName = words.measureName({ ...draft, name, since: sinceName })
  const nameOf = (one: Page['columns'][number]) => `${one.subject}, ${words.columnName(one)}`
  const isThere = others.some((one) => columnKey(one) === columnKey(draft))

  const plain = bareColumn(column)
  const changeBeside: PageColumn = {
    subjectId,
    measure: plain.measure,
    change: { since: { kind: 'first-date' }, pupils: 'raw' },
  }
  const canAddChange =
    canShow(plain.measure, changeBeside) &&
    count < LIMITS.columns &&
    !columns.some((one) => columnKey(one) === columnKey(changeBeside))
  const addChange = () => {
    const all = columns.map(bareColumn)
    const name = words.measureName({ ...changeBeside, name: column.name })
    onChoose(all.toSpliced(at + 1, 0, changeBeside), t`Added: ${`${column.subject}, ${name}`}`, at + 1)
  }
  const choose = (to: number) => {
    const { label: _, ...rest } = draft
    const called = limit.text.trim()
    const next: PageColumn = called === '' || called === measureName ? rest : { ...rest, label: called }
    const [said, position] = [`${column.subject}, ${next.label ?? measureName}`, to + 1]
    onChoose(others.toSpliced(to, 0, next), t`${said}: ${position} of ${count}`, to)
  }
  return (
    <Dialog title={nameOf(column)} onClose={onClose}>
      <ChoiceForm
        submit={t`Change column`}
        problem={isThere ? t`This column is on the page already.` : limit.error}
        onSubmit={() => choose(place)}
        onClose={onClose}
      >
        <div className={styles.form}>
          <span aria-hidden="true">{t`Measure`}</span>
          <Select
            label={t`Measure`}
            choices={[
              ...(offer ? [] : [{ value: keyOf(draft), label: words.measureName({ measure: draft.measure, name }) }]),
              ...offers.map((one) => ({
                value: keyOf(one.column),
                label: words.measureName({ measure: one.column.measure, name: one.name }),
              })),
            ]}
            value={keyOf(draft)}
            onChange={(key) => {
              const measure = offers.find((one) => keyOf(one.column) === key)?.column.measure
              if (!measure) return
              const { show, change, ...rest } = draft
              setDraft({
                ...rest,
                measure,
                ...(canShow(measure, { show, change }) && { ...(show && { show }), ...(change && { change }) }),
              })
            }}
          />
        </div>
        <FormChoice
          form={draft}
          tests={tests}
          dates={dates}
          words={words}
          can={(form) => canShow(draft.measure, form)}
          onForm={({ show, change }) => {
            const { show: _, change: __, ...rest } = draft
            setDraft({ ...rest, ...(show && { show }), ...(change && { change }) })
          }}
        />
        <TextField
          label={t`Heading`}
          hint={[t`If left empty: “${measureName}”.`, limit.left].filter(Boolean).join(' ')}
          error={limit.error}
          value={limit.text}
          placeholder={measureName}
          data-first
          onChange={(event) => limit.setText(event.target.value)}
        />
        <div className={styles.form}>
          <span aria-hidden="true">
            <Trans>Place, of {count} columns</Trans>
          </span>
          <div className={styles.place}>
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
            <Button disabled={at === 0 || isThere || Boolean(limit.error)} onClick={() => choose(at - 1)}>
              <Icon name="left" />
              <Trans>Move left</Trans>
            </Button>
            <Button disabled={at === count - 1 || isThere || Boolean(limit.error)} onClick={() => choose(at + 1)}>
              <Trans>Move right</Trans>
              <Icon name="right" />
            </Button>
          </div>
        </div>
        <div className={styles.more}>
          {canAddChange && (
            <Button look="quiet" onClick={addChange}>
              <Trans>Add the change beside it</Trans>
            </Button>
          )}
          <Button look="quiet" onClick={onDates}>
            <Trans>Change dates</Trans>
          </Button>
          <Button
            look="quiet"
            disabled={count === 1}
            onClick={() => onChoose(others, t`${nameOf(column)} taken out`, Math.min(at, others.length - 1))}
          >
            <Trans>Take column out</Trans>
          </Button>
        </div>
      </ChoiceForm>
    </Dialog>
  )
}
