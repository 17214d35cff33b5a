import { t } from '@lingui/core/macro'
import type { CalendarDate } from '@track/kernel'
import { formatDate } from '../../lib/format-date'

/**
 * What was written for an earlier day, said with that day: what it is called from now on, and what is said at once. Where something
 * seen later stands, nothing on the page changes: then that is said too, so that nobody writes it again.
 */
export function seenThen(
  done: string,
  {
    observedOn,
    standing,
    today,
    shown = today,
  }: {
    readonly observedOn: CalendarDate
    /** The day of what stood before this was written. */
    readonly standing: CalendarDate | undefined
    readonly today: CalendarDate
    /** The day whose marks are in sight. */
    readonly shown?: CalendarDate
  },
): { readonly announcement: string; readonly notice: string } {
  if (observedOn === today) return { announcement: done, notice: done }
  const day = formatDate(observedOn, { today })
  const announcement = t`${done}, seen ${day}`
  const isCovered = standing !== undefined && standing > observedOn && shown > observedOn
  return {
    announcement,
    notice: isCovered ? t`${done}. Kept for ${day}; the cell shows what was seen later` : announcement,
  }
}
