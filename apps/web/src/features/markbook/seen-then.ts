import { t } from '@lingui/core/macro'
import type { CalendarDate } from '@track/kernel'
import { formatDate } from '../../lib/format-date'

/**
 * What was written for an earlier day, said with that day. Where something seen later stands, nothing on the page changes: then that
 * is said too, so that nobody writes it again.
 */
export function seenThen(
  announcement: string,
  {
    observedOn,
    standing,
    today,
  }: {
    readonly observedOn: CalendarDate
    /** The day of what stood before this was written. */
    readonly standing: CalendarDate | undefined
    readonly today: CalendarDate
  },
): string {
  if (observedOn === today) return announcement
  const day = formatDate(observedOn, { today })
  return standing !== undefined && standing > observedOn
    ? t`${announcement}, seen ${day}; the later mark stays`
    : t`${announcement}, seen ${day}`
}
