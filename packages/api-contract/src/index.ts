export { ADDRESSES, type Address } from './addresses.js'
export { createClient } from './client.js'
export type { TrackClient } from './client-types.js'
export { DescriptorList, NewDepthScale, NewMeasure, NewOnTrackRule } from './descriptors.js'
export { Etag } from './editable.js'
export { API_ERRORS, type ApiErrorCode, ENTRY_REFUSALS, IMPORT_ISSUES } from './errors.js'
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
  StreamedEntry,
  StreamQuery,
} from './markbook.js'
export {
  EditableObjective,
  EditableProgramme,
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
export { type OpenApi, type Operation, openApi } from './openapi.js'
export { type PasswordFault, passwordFault } from './password.js'
export { mayDo, PERMISSIONS, type Permission } from './permissions.js'
export { createPlainClient } from './plain-client.js'
export { Problem, ProblemDetail } from './problem.js'
export { ProblemError } from './problem-error.js'
export {
  NewReportTemplate,
  Page,
  PageCell,
  PageCellPupils,
  PageCellQuery,
  PageDefinition,
  PageTemplate,
  ReportTemplate,
  ReportTemplateChange,
  ReportTemplateList,
} from './reports.js'
export { ROLES } from './roles.js'
export {
  ClassMove,
  EditableGroup,
  EditablePupil,
  GroupChange,
  GroupList,
  Leaving,
  MembershipList,
  MembershipRemoval,
  NewGroup,
  NewPupil,
  PupilChange,
  PupilList,
  PupilMemberships,
  PupilQuery,
  RollOver,
  RollOverChoice,
  RollOverList,
  RollOverPlan,
} from './roster.js'
export { type Route, type RouteName, routes } from './routes.js'
export {
  NewCalendar,
  NewSchool,
  RecordIn,
  School,
  SchoolSettings,
  SchoolSettingsChange,
  StoredCalendar,
} from './school.js'
export {
  Email,
  Link,
  LinkQuestion,
  LinkToken,
  LinkUse,
  NewPassword,
  PasswordChange,
  PersonName,
  Role,
  Session,
  SignIn,
} from './session.js'
export {
  ClassTeacher,
  ClassTeachers,
  HandedLink,
  Invitation,
  LeftDemo,
  NewInvitation,
  StaffChange,
  StaffList,
  StaffMember,
} from './staff.js'
