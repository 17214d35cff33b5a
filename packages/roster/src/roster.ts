import type { CalendarDate } from '@track/kernel'
import type { Group, Membership } from './group.js'
import type { Pupil } from './pupil.js'
import type { YearGroup } from './year-group.js'

/** What of a pupil decides where they belong: nobody's name is needed to move a school into a new year. */
export type RosterPupil = Readonly<Pick<Pupil, 'id' | 'registeredYear' | 'joinedOn' | 'leftOn'>>

/** The year a pupil is registered in from a day on; null when the school no longer says. */
export interface RegisteredYear {
  readonly pupilId: string
  readonly from: CalendarDate
  readonly year: YearGroup | null
}

/**
 * Who is at a school and where, on every day. A pupil's own `registeredYear` holds until the first day that `registeredYears` has
 * for them. The order of the rows means nothing.
 */
export interface Roster {
  readonly pupils: readonly RosterPupil[]
  readonly groups: readonly Group[]
  readonly memberships: readonly Membership[]
  readonly registeredYears: readonly RegisteredYear[]
}
