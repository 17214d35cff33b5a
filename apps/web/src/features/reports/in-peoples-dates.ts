import type { CalendarDate } from '@track/kernel'
import { formatMoment } from '../../lib/format-date'

/** What the packages explain, with its days as people say them: they write days as the calendar does. */
export function inPeoplesDates(text: string, { day }: { readonly day: (on: CalendarDate) => string }): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, formatMoment)
    .replace(/\d{4}-\d{2}-\d{2}/g, (on) => day(on as CalendarDate))
}
