import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { useEffect, useState } from 'react'
import styles from './programmes-page.module.css'

/** A day, or none yet. Counts when it is finished: a year half typed is a year too. */
export function TaughtDay({
  label,
  day,
  onDay,
}: {
  readonly label: string
  readonly day: CalendarDate | null
  readonly onDay: (day: CalendarDate | null) => void
}) {
  const [draft, setDraft] = useState<string>(day ?? '')
  useEffect(() => setDraft(day ?? ''), [day])
  const finish = () => {
    if (draft === (day ?? '')) return
    if (draft === '') onDay(null)
    else if (isCalendarDate(draft) && draft >= '1990') onDay(draft)
    else setDraft(day ?? '')
  }
  return (
    <input
      type="date"
      className={styles.day}
      data-control="day"
      data-blank={draft === ''}
      aria-label={label}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => event.key === 'Enter' && finish()}
    />
  )
}
