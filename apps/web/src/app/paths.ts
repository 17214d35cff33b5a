/** Every address of the app, once. The router's routes and everybody's links are made of these. */
export const paths = {
  signIn: '/sign-in',
  school: '/schools/$schoolId',
  markbook: '/schools/$schoolId/markbook',
  classMarkbook: '/schools/$schoolId/markbook/$classId/$subjectId',
  reports: '/schools/$schoolId/reports',
  objectives: '/schools/$schoolId/objectives',
  importObjectives: '/schools/$schoolId/objectives/import',
  programmes: '/schools/$schoolId/objectives/programmes',
  pupils: '/schools/$schoolId/roster',
  rollOver: '/schools/$schoolId/roster/new-year',
  calendar: '/schools/$schoolId/calendar',
  settings: '/schools/$schoolId/settings',
  importPupils: '/schools/$schoolId/roster/import',
} as const
