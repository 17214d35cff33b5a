import type { ClassTeacher } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'

/** Those of the lines that hold on the day. */
export function holdingOn<T extends Pick<ClassTeacher, 'from' | 'until'>>(lines: readonly T[], day: CalendarDate): T[] {
  return lines.filter(({ from, until }) => from <= day && (until === null || until >= day))
}
