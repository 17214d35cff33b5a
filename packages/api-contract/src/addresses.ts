/** How and where one thing is asked of the API. */
export interface Address {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** A change of something that has an `etag`: `If-Match` must name the version that was read. */
  readonly ifMatch?: true
  /** The body is a file's bytes rather than JSON. */
  readonly file?: true
  /** Answers line by line as `application/x-ndjson`. */
  readonly ndjson?: true
}

const school = '/v1/schools/:schoolId'

/** Where everything is asked, apart from the schemas, so that a browser can ask without carrying them. */
export const ADDRESSES = {
  signIn: { method: 'POST', path: '/v1/session' },
  readSession: { method: 'GET', path: '/v1/session' },
  signOut: { method: 'DELETE', path: '/v1/session' },
  changePassword: { method: 'PUT', path: '/v1/session/password' },
  readLink: { method: 'POST', path: '/v1/links/read' },
  useLink: { method: 'POST', path: '/v1/links/use' },
  createSchool: { method: 'POST', path: '/v1/schools' },
  readSchool: { method: 'GET', path: school },
  readSchoolSettings: { method: 'GET', path: `${school}/settings` },
  changeSchoolSettings: { method: 'PATCH', path: `${school}/settings`, ifMatch: true },
  readCalendar: { method: 'GET', path: `${school}/calendar` },
  changeCalendar: { method: 'PUT', path: `${school}/calendar`, ifMatch: true },
  leaveDemo: { method: 'POST', path: `${school}/leaving-demo` },
  listStaff: { method: 'GET', path: `${school}/staff` },
  inviteStaff: { method: 'POST', path: `${school}/staff/invitations` },
  renewInvitation: { method: 'POST', path: `${school}/staff/invitations/:invitationId/renewal` },
  withdrawInvitation: { method: 'DELETE', path: `${school}/staff/invitations/:invitationId` },
  changeStaff: { method: 'PATCH', path: `${school}/staff/:accountId`, ifMatch: true },
  resetPassword: { method: 'POST', path: `${school}/staff/:accountId/reset` },
  setClassTeachers: { method: 'PUT', path: `${school}/staff/classes/:groupId/teachers`, ifMatch: true },
  listPupils: { method: 'GET', path: `${school}/roster/pupils` },
  addPupil: { method: 'POST', path: `${school}/roster/pupils` },
  changePupil: { method: 'PATCH', path: `${school}/roster/pupils/:pupilId`, ifMatch: true },
  importPupils: { method: 'POST', path: `${school}/roster/imports`, file: true },
  listGroups: { method: 'GET', path: `${school}/roster/groups` },
  addGroup: { method: 'POST', path: `${school}/roster/groups` },
  setMemberships: { method: 'POST', path: `${school}/roster/memberships` },
  changeGroup: { method: 'PATCH', path: `${school}/roster/groups/:groupId`, ifMatch: true },
  removeGroup: { method: 'DELETE', path: `${school}/roster/groups/:groupId`, ifMatch: true },
  listMemberships: { method: 'GET', path: `${school}/roster/pupils/:pupilId/memberships` },
  removeMemberships: { method: 'POST', path: `${school}/roster/memberships/removals` },
  movePupils: { method: 'POST', path: `${school}/roster/moves` },
  recordLeavers: { method: 'POST', path: `${school}/roster/leavers` },
  planRollOver: { method: 'POST', path: `${school}/roster/roll-overs/plan` },
  rollOver: { method: 'POST', path: `${school}/roster/roll-overs` },
  listRollOvers: { method: 'GET', path: `${school}/roster/roll-overs` },
  undoRollOver: { method: 'POST', path: `${school}/roster/roll-overs/:rollOverId/undo` },
  listObjectives: { method: 'GET', path: `${school}/objectives` },
  addObjectives: { method: 'POST', path: `${school}/objectives` },
  changeObjective: { method: 'PATCH', path: `${school}/objectives/:objectiveId`, ifMatch: true },
  orderObjectives: { method: 'PUT', path: `${school}/objectives/order` },
  listWordings: { method: 'GET', path: `${school}/objectives/:objectiveId/wordings` },
  importObjectives: { method: 'POST', path: `${school}/objectives/imports`, file: true },
  addSubject: { method: 'POST', path: `${school}/objectives/subjects` },
  addFramework: { method: 'POST', path: `${school}/objectives/frameworks` },
  addStrand: { method: 'POST', path: `${school}/objectives/strands` },
  listProgrammes: { method: 'GET', path: `${school}/objectives/programmes` },
  addProgramme: { method: 'POST', path: `${school}/objectives/programmes` },
  changeProgramme: { method: 'PATCH', path: `${school}/objectives/programmes/:programmeId`, ifMatch: true },
  assignProgramme: { method: 'POST', path: `${school}/objectives/assignments` },
  setTaughtFrom: { method: 'POST', path: `${school}/objectives/taught` },
  listDescriptors: { method: 'GET', path: `${school}/descriptors` },
  addDepthScale: { method: 'POST', path: `${school}/descriptors/scales` },
  addOnTrackRule: { method: 'POST', path: `${school}/descriptors/rules` },
  addMeasure: { method: 'POST', path: `${school}/descriptors/measures` },
  readClassMarkbook: { method: 'GET', path: `${school}/markbook/classes/:classId` },
  readPupilMarkbook: { method: 'GET', path: `${school}/markbook/pupils/:pupilId` },
  readCell: { method: 'GET', path: `${school}/markbook/cell` },
  writeEntries: { method: 'POST', path: `${school}/markbook/entries` },
  listChanges: { method: 'GET', path: `${school}/markbook/changes` },
  streamEntries: { method: 'GET', path: `${school}/markbook/entries`, ndjson: true },
  calculatePage: { method: 'POST', path: `${school}/reports/page` },
  listPagePupils: { method: 'POST', path: `${school}/reports/page/pupils` },
  listReportTemplates: { method: 'GET', path: `${school}/reports/templates` },
  readReportTemplate: { method: 'GET', path: `${school}/reports/templates/:templateId` },
  addReportTemplate: { method: 'POST', path: `${school}/reports/templates` },
  changeReportTemplate: { method: 'PATCH', path: `${school}/reports/templates/:templateId`, ifMatch: true },
  removeReportTemplate: { method: 'DELETE', path: `${school}/reports/templates/:templateId`, ifMatch: true },
} as const satisfies Record<string, Address>
