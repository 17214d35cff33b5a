export { CalendarDate, Id } from '@track/kernel'
export { academicYearStartingIn } from './academic-year.js'
export { checkCalendar } from './check-calendar.js'
export { ERROR_CODES } from './errors.js'
export { Group, GroupKind, Membership } from './group.js'
export { isOnRoll } from './is-on-roll.js'
export { type ExistingPupil, type IncomingPupil, matchPupils, type PupilMatch } from './match-pupils.js'
export { groupsOfPupilAsAt, membersAsAt } from './members-as-at.js'
export { moveWithin } from './move-within.js'
export { nextClassName, yearsOfClassName } from './next-class-name.js'
export { nextYearGroup, yearGroupName } from './next-year-group.js'
export { parseYearGroup } from './parse-year-group.js'
export { planClassMove } from './plan-class-move.js'
export { planGroupChange, planLeaving } from './plan-leaving.js'
export { type PlannedRollOver, planRollOver, type RollOverChoice } from './plan-roll-over.js'
export { Pupil, PupilIdentifier } from './pupil.js'
export { academicYearOf, isSchoolDay, termOf } from './read-calendar.js'
export { registeredYearAsAt } from './registered-year-as-at.js'
export type { RegisteredYear, Roster, RosterPupil } from './roster.js'
export {
  applyChanges,
  type Change,
  changedSince,
  changesBetween,
  invertChanges,
  type Leaving,
  type RosterChanges,
} from './roster-changes.js'
export { AcademicYear, AssessmentDate, Closure, SchoolCalendar, Term } from './school-calendar.js'
export { nextSchoolDay, schoolWeekFrom } from './school-days.js'
export { mondayOf, schoolWeeks } from './school-weeks.js'
export { suggestRollOver } from './suggest-roll-over.js'
export { type TermOfBirth, termOfBirth } from './term-of-birth.js'
export { checkUpn, type UpnCheck } from './upn.js'
export { YearGroup } from './year-group.js'
export { yearGroupOf } from './year-group-of.js'
export { compareYearGroups, YEAR_GROUPS } from './year-groups.js'
