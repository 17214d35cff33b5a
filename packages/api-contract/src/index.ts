export { ADDRESSES, type Address } from './addresses.js'
export { createClient } from './client.js'
export type { TrackClient } from './client-types.js'
export {
  CalculationChoice,
  CorrespondenceChange,
  DescriptorList,
  EditableCorrespondence,
  EditableMeasure,
  MeasureChange,
  NewCalculationChoice,
  NewCorrespondence,
  NewDepthScale,
  NewDescriptorSet,
  NewMeasure,
  NewOnTrackRule,
  NewSetChoice,
  WhatIf,
  WhatIfQuery,
} from './descriptors.js'
export { Etag } from './editable.js'
export { API_ERRORS, type ApiErrorCode, ENTRY_REFUSALS, IMPORT_ISSUES } from './errors.js'
export {
  FrameworkImportQuery,
  FrameworkImportResult,
  ImportMapping,
  ImportQuery,
  ImportResult,
  Made,
  ObjectiveImportQuery,
} from './imports.js'
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
  CasePackage,
  Coverage,
  CoverageQuery,
  EditableFramework,
  EditableObjective,
  EditableProgramme,
  EditableStrand,
  FrameworkChange,
  ImportUndone,
  LinkList,
  LinkQuery,
  NewAssignment,
  NewFramework,
  NewLinks,
  NewObjective,
  NewObjectives,
  NewProgramme,
  NewRevision,
  NewStrand,
  NewSubject,
  NewTaughtFrom,
  ObjectiveChange,
  ObjectiveList,
  ObjectiveOrder,
  ObjectiveQuery,
  ProgrammeChange,
  ProgrammeList,
  StrandChange,
  WordingList,
  Workload,
} from './objectives.js'
export { type OpenApi, type Operation, openApi } from './openapi.js'
export { type PasswordFault, passwordFault } from './password.js'
export { mayDo, PERMISSIONS, type Permission } from './permissions.js'
export { createPlainClient } from './plain-client.js'
export { Problem, ProblemDetail } from './problem.js'
export { ProblemError } from './problem-error.js'
export {
  FrozenReport,
  FrozenReportList,
  NewFrozenReport,
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
