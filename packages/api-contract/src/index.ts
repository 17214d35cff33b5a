export { createClient, ProblemError, type TrackClient } from './client.js'
export { DescriptorList, NewDepthScale, NewMeasure, NewOnTrackRule } from './descriptors.js'
export { API_ERRORS, type ApiErrorCode, ENTRY_REFUSALS } from './errors.js'
export { ImportMapping, ImportQuery, ImportResult, Made, ObjectiveImportQuery } from './imports.js'
export {
  CellHistory,
  CellQuery,
  Changes,
  ChangesQuery,
  ClassMarkbook,
  ClassMarkbookQuery,
  EntriesResult,
  EntryRefusal,
  NewEntries,
  NewEntry,
  PupilMarkbook,
  PupilMarkbookQuery,
} from './markbook.js'
export {
  NewAssignment,
  NewFramework,
  NewObjective,
  NewObjectives,
  NewProgramme,
  NewStrand,
  NewSubject,
  NewTaughtFrom,
  ObjectiveChange,
  ObjectiveList,
  ObjectiveOrder,
  ObjectiveQuery,
  ProgrammeChange,
  ProgrammeList,
  WordingList,
} from './objectives.js'
export { Problem, ProblemDetail } from './problem.js'
export { Page, PageCell, PageCellPupils, PageCellQuery, PageDefinition } from './reports.js'
export { GroupList, MembershipList, NewGroup, NewPupil, PupilChange, PupilList, PupilQuery } from './roster.js'
export { type Route, type RouteName, routes } from './routes.js'
export { AssessmentDate, School, Term } from './school.js'
export { Role, Session, SignIn } from './session.js'
