/** Every address of the app, once. The router's routes and everybody's links are made of these. */
export const paths = {
  signIn: '/sign-in',
  school: '/schools/$schoolId',
  markbook: '/schools/$schoolId/markbook',
  classMarkbook: '/schools/$schoolId/markbook/$classId/$subjectId',
} as const
