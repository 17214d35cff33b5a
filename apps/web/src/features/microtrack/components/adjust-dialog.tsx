import { Trans, useLingui } from '@lingui/react/macro'
import { type CalendarDate, plusDays } from '@track/kernel'
import type { AdjustmentChange, Microtrack } from '@track/microtrack'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Buttons } from '../../../ui/page'
import styles from './adjust-dialog.module.css'

export interface NewAdjustment {
  readonly change: AdjustmentChange
  readonly text: string | undefined
  /** Without the pupil's yes, and marked so for ever. */
  readonly isAlone: boolean
}

/** Says what might fit a pupil better. The pupil answers, unless they cannot and the school lets a teacher adjust alone. */
export function AdjustDialog({
  note,
  label,
  mayAdjustAlone,
  onDone,
  onClose,
}: {
  readonly note: Microtrack
  readonly label: string
  readonly mayAdjustAlone: boolean
  readonly onDone: (adjustment: NewAdjustment) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [about, setAbout] = useState<AdjustmentChange['about']>('instead')
  const [place, setPlace] = useState(0)
  const [text, setText] = useState('')
  const [endsOn, setEndsOn] = useState<CalendarDate>(plusDays(note.endsOn, 1))
  const [isAlone, setAlone] = useState(false)

  const open = [...note.lines, ...note.moveOn].filter(({ isDone }) => !isDone)
  const things = about === 'criterion' ? note.criteria : about === 'leave-out' || about === 'instead' ? open : null
  const thing = things?.[place]
  const original = about === 'outcome' ? note.outcome : (thing ?? null)
  const changes = [
    { value: 'instead', label: t`A task: something else instead` },
    { value: 'leave-out', label: t`A task: leave it out` },
    { value: 'more-time', label: t`More time` },
    { value: 'criterion', label: t`A success criterion` },
    { value: 'outcome', label: t`The outcome` },
  ]
  const needsWords = about === 'outcome' || about === 'criterion' || about === 'instead'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const change = changeOf(about, { id: thing?.id, endsOn })
    if (change) onDone({ change, text: text.trim() || undefined, isAlone })
  }
  return (
    <Dialog title={t`Adjust the note of ${label}`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <LabelledSelect
          data-first
          label={t`What to change`}
          value={about}
          choices={changes}
          onChange={(next) => {
            setAbout(next as AdjustmentChange['about'])
            setPlace(0)
          }}
        />
        {things && (
          <LabelledSelect
            label={about === 'criterion' ? t`Which criterion` : t`Which task`}
            value={String(place)}
            choices={things.map((each, index) => ({ value: String(index), label: each.text }))}
            onChange={(next) => setPlace(Number(next))}
          />
        )}
        {things?.length === 0 && (
          <p>
            <Trans>Everything on this note is done.</Trans>
          </p>
        )}
        {about === 'more-time' && (
          <TextField
            label={t`Until`}
            type="date"
            required
            min={plusDays(note.endsOn, 1)}
            value={endsOn}
            onChange={({ target }) => setEndsOn(target.value as CalendarDate)}
          />
        )}
        {original && (
          <p className={styles.original}>
            <Trans>Now: “{original.text}”</Trans>
            {original.original !== null && (
              <>
                {' '}
                <Trans>(first: “{original.original}”)</Trans>
              </>
            )}
          </p>
        )}
        <TextField
          label={needsWords ? t`In its place` : t`Why (optional)`}
          required={needsWords}
          maxLength={300}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {mayAdjustAlone && (
          <Checkbox
            checked={isAlone}
            hint={t`For a pupil who cannot answer. The note will always say so.`}
            onChange={({ target }) => setAlone(target.checked)}
          >
            <Trans>Adjust it without their answer</Trans>
          </Checkbox>
        )}
        <Buttons>
          <Button type="submit" look="primary" disabled={things?.length === 0}>
            {isAlone ? <Trans>Adjust</Trans> : <Trans>Propose</Trans>}
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}

function changeOf(
  about: AdjustmentChange['about'],
  { id, endsOn }: { readonly id: string | undefined; readonly endsOn: CalendarDate },
): AdjustmentChange | null {
  if (about === 'outcome') return { about }
  if (about === 'more-time') return { about, endsOn }
  if (id === undefined) return null
  return about === 'criterion' ? { about, criterionId: id } : { about, taskId: id }
}
