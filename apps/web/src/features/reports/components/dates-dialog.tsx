import { useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LIMITS } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import styles from './dates-dialog.module.css'

/** At which dates the page looks: the school's own, and any other up to today. */
export function DatesDialog({
  school: { today, assessmentDates },
  chosen,
  words,
  onChoose,
  onClose,
}: {
  readonly school: Pick<School, 'today' | 'assessmentDates'>
  readonly chosen: readonly CalendarDate[]
  readonly words: PageWords
  readonly onChoose: (dates: CalendarDate[]) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const named = new Map(assessmentDates.map(({ on, name }) => [on, name]))
  const past = [...named.keys()].filter((on) => on <= today || chosen.includes(on)).sort()
  const [draft, setDraft] = useState<ReadonlySet<CalendarDate>>(new Set(chosen))
  const [own, setOwn] = useState<readonly CalendarDate[]>([
    ...new Set([...chosen.filter((on) => !named.has(on)), today]),
  ])
  const [another, setAnother] = useState('')
  const toggle = (on: CalendarDate) =>
    setDraft(new Set(draft.has(on) ? [...draft].filter((day) => day !== on) : [...draft, on]))
  const addAnother = () => {
    if (!isCalendarDate(another) || another > today) return
    if (!named.has(another) && !own.includes(another)) setOwn([...own, another].sort())
    setDraft(new Set([...draft, another]))
    setAnother('')
  }

  const { dates: most } = LIMITS
  const problem =
    draft.size === 0
      ? t`Choose at least one date.`
      : draft.size > most
        ? t`A page holds ${most} dates at most: take some out.`
        : undefined
  return (
    <Dialog title={t`Dates`} onClose={onClose}>
      <ChoiceForm submit={t`Show these dates`} problem={problem} onSubmit={() => onChoose([...draft].sort())}>
        {past.length > 0 && (
          <ChoiceGroup legend={t`The school’s dates`}>
            {past.map((on) => (
              <Checkbox key={on} hint={words.day(on)} checked={draft.has(on)} onChange={() => toggle(on)}>
                {named.get(on)!}
              </Checkbox>
            ))}
          </ChoiceGroup>
        )}
        <ChoiceGroup legend={t`Other dates`}>
          {own.map((on) => (
            <Checkbox key={on} checked={draft.has(on)} onChange={() => toggle(on)}>
              {on === today ? t`Today, ${words.day(on)}` : words.day(on)}
            </Checkbox>
          ))}
        </ChoiceGroup>
        <div className={styles.another}>
          <TextField
            label={t`Another date`}
            type="date"
            max={today}
            value={another}
            error={another > today ? t`Choose today or an earlier day.` : undefined}
            onChange={(event) => setAnother(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              addAnother()
            }}
          />
          <Button onClick={addAnother} disabled={!isCalendarDate(another) || another > today}>
            {t`Add date`}
          </Button>
        </div>
      </ChoiceForm>
    </Dialog>
  )
}
