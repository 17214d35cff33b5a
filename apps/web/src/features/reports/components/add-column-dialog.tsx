import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Page } from '@track/api-contract'
import { type KeyboardEvent, useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import type { ColumnForm } from '../column-form'
import { findOffers, offersOfSubjects } from '../column-offers'
import { type Choosable, LIMITS, type PageColumn } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import { FormChoice } from './form-choice'

/** From how many columns on it is quicker to type than to look. */
const MANY = 12

/**
 * More columns: of which subjects, and what they answer, several of both at once. What is on the page already is shown and cannot be
 * chosen; the first is chosen to begin with, unless it is there.
 */
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
  readonly onAdd: (columns: readonly PageColumn[], said: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { subjects: all } = choosable.school
  const [form, setForm] = useState<ColumnForm>({})
  const [subjectIds, setSubjectIds] = useState<readonly string[]>(() => {
    const begin = all.find(({ id }) => id === first) ?? all[0]
    return begin ? [begin.id] : []
  })
  const [begun] = useState(subjectIds[0])
  const [stop, setStop] = useState(begun)
  const subjects = all.filter(({ id }) => subjectIds.includes(id))
  const offersOf = (asked: ColumnForm) => offersOfSubjects(subjects, { choosable, columns, words, form: asked })
  const groups = offersOf(form)
  const [keys, setKeys] = useState<readonly string[]>(() => {
    const begin = groups[0]?.offers[0]
    return begin && begin.columns.length > 0 ? [begin.key] : []
  })
  const areMany = groups.flatMap(({ offers }) => offers).length > MANY
  const [typed, setTyped] = useState('')
  const found = areMany ? findOffers(groups, typed) : groups
  const chosen = groups.flatMap(({ offers }) => offers).filter(({ key }) => keys.includes(key))
  const added = subjects.flatMap(({ id }) =>
    chosen.flatMap((offer) => offer.columns.filter(({ subjectId }) => subjectId === id)),
  )
  // A test of one subject is nothing to compare another with.
  const tests = choosable.descriptors.measures.filter(
    (one) => subjects.length === 1 && one.subjectId === subjects[0]!.id && one.setId === undefined,
  )
  const { since } = form.change ?? {}
  const sinceName = since?.kind === 'measure' ? tests.find(({ id }) => id === since.measureId)?.name : undefined
  const { columns: most } = LIMITS
  const n = added.length
  const problem =
    columns.length + n > most
      ? t`A page holds ${most} columns at most: take some out first.`
      : subjects.length === 0
        ? t`Choose at least one subject.`
        : n === 0 && typed !== '' && found.length === 0
          ? t`No column is called that.`
          : n === 0
            ? t`Choose at least one column.`
            : undefined
  const said = (): string => {
    const [column] = added
    if (!column || n > 1) return plural(n, { one: '# column added', other: '# columns added' })
    const subject = all.find(({ id }) => id === column.subjectId)!.name
    const offer = chosen.find((one) => one.columns.includes(column))!
    const name = `${subject}, ${words.measureName({ ...column, name: offer.name, since: sinceName })}`
    return t`Added: ${name}`
  }

  return (
    <Dialog title={t`Add column`} onClose={onClose}>
      <ChoiceForm
        submit={n > 1 ? t`Add ${n} columns` : t`Add column`}
        problem={problem}
        onClose={onClose}
        onSubmit={() => onAdd(added, said())}
      >
        <ChoiceGroup legend={t`Subjects`} size="short">
          {all.map(({ id, name }) => (
            <Checkbox
              key={id}
              name="subject"
              checked={subjectIds.includes(id)}
              onChange={() => {
                setSubjectIds(toggled(subjectIds, id))
                if (since?.kind === 'measure') setForm({})
              }}
              // All subjects are one stop for Tab: arrow keys move among them.
              tabIndex={id === stop ? 0 : -1}
              onFocus={() => setStop(id)}
              onKeyDown={moveAmongSubjects}
              {...(id === begun && { 'data-first': true })}
            >
              {name}
            </Checkbox>
          ))}
        </ChoiceGroup>
        {subjects.length > 0 && (
          <FormChoice
            form={form}
            tests={tests}
            dates={dates}
            words={words}
            can={(asked) => offersOf(asked).length > 0}
            onForm={setForm}
          />
        )}
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
            {offers.map(({ key, label, hint, columns: free }) => (
              <Checkbox
                key={key}
                name="measure"
                hint={free.length === 0 ? t`Already on the page.` : hint}
                disabled={free.length === 0}
                checked={free.length > 0 && keys.includes(key)}
                onChange={() => setKeys(toggled(keys, key))}
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

function moveAmongSubjects(event: KeyboardEvent<HTMLInputElement>): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  const { name, form } = event.currentTarget
  if (by === undefined || !form) return
  event.preventDefault()
  const subjects = [...form.querySelectorAll<HTMLInputElement>(`[name=${name}]`)]
  subjects[subjects.indexOf(event.currentTarget) + by]?.focus()
}

function toggled(all: readonly string[], one: string): readonly string[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
}

/** What a column answers goes on from its subject in a heading; here it stands by itself. */
function startingLarge(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1)
}
