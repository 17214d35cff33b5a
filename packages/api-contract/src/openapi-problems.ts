import type { ApiErrorCode } from './errors.js'
import type { Route, RouteName } from './routes.js'

/** Every code that an operation can be refused with, in the order of the table of errors. */
export function problemsOf(name: RouteName, route: Route): ApiErrorCode[] {
  const reads = route.method === 'GET'
  const sends = route.body !== undefined || route.file === true
  const conflicts =
    !reads &&
    /\/(roster|objectives|descriptors|staff|reports\/templates|microtrack|micro-progression)\b/.test(route.path)
  const of: Partial<Record<ApiErrorCode, boolean>> = {
    'request/invalid': sends || route.query !== undefined || route.params !== undefined,
    'request/malformed': sends,
    'request/not-found': route.params !== undefined,
    'request/too-large': sends,
    'request/wrong-media-type': sends,
    'request/cross-site': !reads,
    'request/too-many': route.public === true && sends,
    'request/conflict': conflicts,
    'request/precondition-needed': route.ifMatch === true,
    'request/changed-meanwhile': route.ifMatch === true,
    'session/needed': route.public !== true && route.pupil !== true,
    'pupil-session/needed': route.pupil === true,
    'school/not-allowed': route.permission !== undefined,
    'database/unavailable': true,
    internal: true,
  }
  const shared = (Object.keys(of) as ApiErrorCode[]).filter((code) => of[code])
  return [...shared, ...(OWN[name] ?? [])]
}

const OF_IMAGES = ['micro-progression/image-unreadable', 'micro-progression/too-many-images'] as const

/** What belongs to one operation and follows from none of its properties. */
const OWN: Partial<Record<RouteName, readonly ApiErrorCode[]>> = {
  signIn: ['session/refused'],
  changePassword: ['session/refused', 'request/too-many'],
  readLink: ['link/not-valid'],
  useLink: ['link/not-valid', 'session/refused'],
  createSchool: ['link/not-valid', 'session/refused'],
  leaveDemo: ['school/not-a-demo'],
  inviteStaff: ['staff/here-already'],
  changeStaff: ['staff/last-admin'],
  resetPassword: ['staff/elsewhere-too'],
  importPupils: ['import/unreadable'],
  importObjectives: ['import/unreadable'],
  importFramework: ['import/unreadable'],
  undoImport: ['objectives/in-use'],
  undoRevision: ['objectives/in-use'],
  changeFramework: ['objectives/in-use'],
  removeStrand: ['objectives/in-use'],
  removeGroup: ['roster/in-use'],
  rollOver: ['request/changed-meanwhile'],
  undoRollOver: ['roster/roll-over-in-use'],
  importMicrotrackTemplates: ['import/unreadable'],
  withdrawPublication: ['microtrack/in-use'],
  addOrderingSession: ['micro-progression/id-taken'],
  takePair: ['micro-progression/session-closed', 'micro-progression/id-taken'],
  addSessionImage: [...OF_IMAGES, 'micro-progression/session-closed'],
  editSessionImage: [...OF_IMAGES, 'micro-progression/session-closed'],
  publishChart: ['micro-progression/id-taken'],
  removeOwnWork: ['micro-progression/work-stays'],
  addWorkImage: OF_IMAGES,
  addOwnImage: OF_IMAGES,
  openDoor: ['pupil-session/unknown-code', 'pupil-session/needs-tls'],
  pupilSignIn: ['pupil-session/refused', 'pupil-session/blocked', 'pupil-session/needs-tls'],
}
