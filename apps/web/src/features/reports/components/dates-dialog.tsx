import { useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import { type CalendarDate, isCalendarDate, plusDays } from '@track/kernel'
import { resolveDate } from '@track/reports'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { calendarFrom } from '../outside-calendar'
import { dateKey, datesInOrder, LIMITS, type PageDate } from '../page-choice'
import type { PageWords } from '../use-page-words'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import styles from './dates-dialog.module.css'

/** Days of the school's calendar that are offered to be kept as they are: those of the last year or so. */
const DAYS_BACK = 400

/** A date that has not come stands after all that have. */
const LAST = '9999-12-31'

/** At which dates the page looks: those that move on with the calendar, and those that stay. */
export function DatesDialog({
  school,
  chosen,
  words,
  onChoose,
  onClose,
}: {
  readonly school: Pick<School, 'today' | 'assessmentDates' | 'academicYears'>
  readonly chosen: readonly PageDate[]
  readonly words: PageWords
  readonly onChoose: (dates: PageDate[]) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { today, assessmentDates } = school
  const [draft, setDraft] = useState<readonly PageDate[]>(chosen)
  const [own, setOwn] = useState<readonly CalendarDate[]>([])
  const [another, setAnother] = useState('')

  const names = [
    ...assessmentDates.map(({ name }) => name),
    ...chosen.flatMap((date) => (date.kind === 'assessment-date' ? [date.name] : [])),
  ]
  const everyYear = (name: string) => ({ kind: 'assessment-date', name }) as const
  const dayOf = (name: string) => resolveDate(everyYear(name), school).on ?? LAST
  const inOrder = [...new Set(names)].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
  const recent = assessmentDates.flatMap(({ on }) => (on <= today && on > plusDays(today, -DAYS_BACK) ? [on] : []))
  const kept = chosen.flatMap((date) => (date.kind === 'fixed' ? [date.on] : []))
  const days = [...new Set([...recent, ...kept, ...own])].sort()
  const fixed = (on: CalendarDate) =>
    chosen.find((date) => dateKey(date) === on) ?? ({ kind: 'fixed', label: '', on } as const)

  const isIn = (date: PageDate) => draft.some((one) => dateKey(one) === dateKey(date))
  const toggle = (date: PageDate) =>
    setDraft(isIn(date) ? draft.filter((one) => dateKey(one) !== dateKey(date)) : [...draft, date])
  const from = calendarFrom(school)
  const first = from && words.day(from)
  // While a year is being typed it is one of long ago.
  const isEarly = from !== undefined && another < from && another >= '1900'
  const refused =
    another > today
      ? t`Choose today or an earlier day.`
      : isEarly
        ? t`The school’s calendar begins on ${first}: choose that day or a later one.`
        : undefined
  const canAdd = isCalendarDate(another) && refused === undefined && !(from && another < from)
  const addAnother = () => {
    if (!canAdd) return
    const date = { kind: 'fixed', label: '', on: another } as const
    setOwn([...own, another])
    if (!isIn(date)) setDraft([...draft, date])
    setAnother('')
  }
  /** Where a name stands today, so that nobody has to guess what "every year" comes to. */
  const nowOf = (date: PageDate) => {
    const { on, issue } = resolveDate(date, school)
    if (on) return t`now ${words.day(on)}`
    return issue?.on ? t`comes ${words.day(issue.on)}` : t`not in the school’s calendar`
  }

  const { dates: most } = LIMITS
  const problem =
    draft.length === 0
      ? t`Choose at least one date.`
      : draft.length > most
        ? t`A page holds ${most} dates at most: take some out.`
        : undefined
  return (
    <Dialog title={t`Dates`} onClose={onClose}>
      <ChoiceForm
        submit={t`Show dates`}
        problem={problem}
        onSubmit={() => onChoose(datesInOrder(draft, school))}
        onClose={onClose}
      >
        <ChoiceGroup legend={t`Follow the calendar`}>
          {inOrder.map((name) => (
            <Checkbox
              key={name}
              hint={nowOf(everyYear(name))}
              checked={isIn(everyYear(name))}
              onChange={() => toggle(everyYear(name))}
            >{t`${name}, every year`}</Checkbox>
          ))}
          <Checkbox
            hint={nowOf({ kind: 'today' })}
            checked={isIn({ kind: 'today' })}
            onChange={() => toggle({ kind: 'today' })}
          >{t`Today, the day it is read`}</Checkbox>
        </ChoiceGroup>
        <ChoiceGroup legend={t`Fixed days`}>
          {days.map((on) => (
            <Checkbox
              key={on}
              hint={resolveDate(fixed(on), school).label || undefined}
              checked={isIn(fixed(on))}
              onChange={() => toggle(fixed(on))}
            >
              {words.day(on)}
            </Checkbox>
          ))}
        </ChoiceGroup>
        <div className={styles.another}>
          <TextField
            label={t`Another day`}
            type="date"
            min={from}
            max={today}
            value={another}
            error={refused}
            onChange={(event) => setAnother(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              addAnother()
            }}
          />
          <Button onClick={addAnother} disabled={!canAdd}>
            {t`Add day`}
          </Button>
        </div>
      </ChoiceForm>
    </Dialog>
  )
}
