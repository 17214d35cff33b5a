import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import { YEAR_GROUPS, type YearGroup } from '@track/roster'
import type { PageSearch } from '../features/reports/page-address'
import { sessionQueryOptions } from '../features/session/api/read-session'
import { isSessionNeeded } from '../lib/problem'
import { remembered } from '../lib/remembered'
import { MarkbookRoute } from '../routes/markbook'
import { FailedRoute, NotFoundRoute } from '../routes/not-found'
import { SchoolRoute } from '../routes/school'
import { paths } from './paths'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFoundRoute,
  errorComponent: FailedRoute,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (typeof next === 'string' ? { next } : {}),
  component: lazyRouteComponent(() => import('../routes/sign-in'), 'SignInRoute'),
})

/** What one-time links open. What is behind their # stays in the browser. */
const link = lazyRouteComponent(() => import('../routes/link'), 'LinkRoute')
const firstRun = createRoute({ getParentRoute: () => root, path: paths.firstRun, component: link })
const join = createRoute({ getParentRoute: () => root, path: paths.join, component: link })
const reset = createRoute({ getParentRoute: () => root, path: paths.reset, component: link })

const account = createRoute({
  getParentRoute: () => root,
  path: paths.account,
  loader: ({ context, location }) => sessionOrSignIn(context.queryClient, location.href),
  component: lazyRouteComponent(() => import('../routes/account'), 'AccountRoute'),
})

/** The first page leads to the school that was used last, and from there to the class and subject used last. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: async ({ context, location }) => {
    const { schools } = await sessionOrSignIn(context.queryClient, location.href)
    const school = schools.find(({ schoolId }) => schoolId === remembered('school')) ?? schools[0]
    if (school) throw redirect({ to: paths.markbook, params: { schoolId: school.schoolId } })
  },
  component: lazyRouteComponent(() => import('../routes/no-school'), 'NoSchoolRoute'),
})

const school = createRoute({
  getParentRoute: () => root,
  path: paths.school,
  loader: ({ context, location }) => sessionOrSignIn(context.queryClient, location.href),
  component: SchoolRoute,
})

/** A school's own address leads to its markbook. */
const schoolStart = createRoute({
  getParentRoute: () => school,
  path: '/',
  beforeLoad: ({ params: { schoolId } }) => {
    throw redirect({ to: paths.markbook, params: { schoolId } })
  },
})
const markbookStart = createRoute({
  getParentRoute: () => school,
  path: 'markbook',
  component: lazyRouteComponent(() => import('../routes/markbook-start'), 'MarkbookStartRoute'),
})
const markbook = createRoute({
  getParentRoute: () => school,
  path: 'markbook/$classId/$subjectId',
  component: MarkbookRoute,
})

const classPlan = createRoute({
  getParentRoute: () => school,
  path: 'markbook/$classId/$subjectId/plan',
  component: lazyRouteComponent(() => import('../routes/class-plan'), 'ClassPlanRoute'),
})
const classWords = createRoute({
  getParentRoute: () => school,
  path: 'markbook/$classId/$subjectId/words',
  component: lazyRouteComponent(() => import('../routes/class-words'), 'ClassWordsRoute'),
})
const classSheets = createRoute({
  getParentRoute: () => school,
  path: 'markbook/$classId/$subjectId/sheets',
  component: lazyRouteComponent(() => import('../routes/class-sheets'), 'ClassSheetsRoute'),
})
const pupilMarkbook = createRoute({
  getParentRoute: () => school,
  path: 'markbook/$classId/$subjectId/pupils/$pupilId',
  component: lazyRouteComponent(() => import('../routes/pupil-markbook'), 'PupilMarkbookRoute'),
})

const notes = createRoute({
  getParentRoute: () => school,
  path: 'microtrack',
  component: lazyRouteComponent(() => import('../routes/notes'), 'NotesRoute'),
})
const importTemplates = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/templates/import',
  validateSearch: ({ class: classId }: Record<string, unknown>): { class?: string } =>
    typeof classId === 'string' ? { class: classId } : {},
  component: lazyRouteComponent(() => import('../routes/import-templates'), 'ImportTemplatesRoute'),
})
const classNotes = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId',
  component: lazyRouteComponent(() => import('../routes/class-notes'), 'ClassNotesRoute'),
})
const noteTemplate = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId/templates/$templateId',
  component: lazyRouteComponent(() => import('../routes/note-template'), 'NoteTemplateRoute'),
})
const lesson = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId/lessons/$publicationId',
  validateSearch: ({ view, pupil }: Record<string, unknown>): { view?: 'check-in' | 'end'; pupil?: string } => ({
    ...((view === 'check-in' || view === 'end') && { view }),
    ...(typeof pupil === 'string' && { pupil }),
  }),
  component: lazyRouteComponent(() => import('../routes/lesson'), 'LessonRoute'),
})
const wall = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId/lessons/$publicationId/wall',
  validateSearch: ({ tables }: Record<string, unknown>): { tables?: readonly string[] } =>
    Array.isArray(tables) ? { tables: tables.filter((id) => typeof id === 'string') } : {},
  component: lazyRouteComponent(() => import('../routes/wall'), 'WallRoute'),
})
const noteSheets = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId/lessons/$publicationId/sheets',
  component: lazyRouteComponent(() => import('../routes/note-sheets'), 'NoteSheetsRoute'),
})
const paperTicks = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId/lessons/$publicationId/paper',
  component: lazyRouteComponent(() => import('../routes/paper-ticks'), 'PaperTicksRoute'),
})
const pupilNotes = createRoute({
  getParentRoute: () => school,
  path: 'microtrack/$classId/pupils/$pupilId',
  component: lazyRouteComponent(() => import('../routes/pupil-notes'), 'PupilNotesRoute'),
})
const charts = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression',
  component: lazyRouteComponent(() => import('../routes/charts'), 'ChartsRoute'),
})
const classCharts = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId',
  component: lazyRouteComponent(() => import('../routes/class-charts'), 'ClassChartsRoute'),
})
const orderingSession = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/sessions/$sessionId',
  component: lazyRouteComponent(() => import('../routes/ordering-session'), 'OrderingSessionRoute'),
})
const nominate = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/sessions/$sessionId/nominate',
  component: lazyRouteComponent(() => import('../routes/nominate'), 'NominateRoute'),
})
const judge = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/sessions/$sessionId/judge',
  component: lazyRouteComponent(() => import('../routes/judge'), 'JudgeRoute'),
})
const continuum = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/sessions/$sessionId/order',
  component: lazyRouteComponent(() => import('../routes/continuum'), 'ContinuumRoute'),
})
const chart = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/charts/$chartId',
  component: lazyRouteComponent(() => import('../routes/chart'), 'ChartRoute'),
})
const chartPoster = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/charts/$chartId/poster',
  component: lazyRouteComponent(() => import('../routes/chart-poster'), 'ChartPosterRoute'),
})
const chartPlacements = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/charts/$chartId/placements',
  component: lazyRouteComponent(() => import('../routes/chart-placements'), 'ChartPlacementsRoute'),
})
const pupilCharts = createRoute({
  getParentRoute: () => school,
  path: 'micro-progression/$classId/pupils/$pupilId',
  component: lazyRouteComponent(() => import('../routes/pupil-charts'), 'PupilChartsRoute'),
})
const pupilKeys = createRoute({
  getParentRoute: () => school,
  path: 'pupil-session/$classId',
  component: lazyRouteComponent(() => import('../routes/pupil-keys'), 'PupilKeysRoute'),
})

const reports = createRoute({
  getParentRoute: () => school,
  path: 'reports',
  component: lazyRouteComponent(() => import('../routes/reports'), 'ReportsRoute'),
})
const newReport = createRoute({
  getParentRoute: () => school,
  path: 'reports/new',
  validateSearch: asWritten,
  component: lazyRouteComponent(() => import('../routes/report'), 'NewReportRoute'),
})
const frozenReport = createRoute({
  getParentRoute: () => school,
  path: 'reports/frozen/$frozenId',
  component: lazyRouteComponent(() => import('../routes/frozen-report'), 'FrozenReportRoute'),
})
const report = createRoute({
  getParentRoute: () => school,
  path: 'reports/$templateId',
  validateSearch: asWritten,
  component: lazyRouteComponent(() => import('../routes/report'), 'ReportRoute'),
})

/** Set-up is for now and then: its pages are fetched when they are opened. */
const objectives = createRoute({
  getParentRoute: () => school,
  path: 'objectives',
  validateSearch: ({ subject, list }: Record<string, unknown>): { subject?: string; list?: string } => ({
    ...(typeof subject === 'string' && { subject }),
    ...(typeof list === 'string' && { list }),
  }),
  component: lazyRouteComponent(() => import('../routes/objectives'), 'ObjectivesRoute'),
})
const importObjectives = createRoute({
  getParentRoute: () => school,
  path: 'objectives/import',
  component: lazyRouteComponent(() => import('../routes/import-objectives'), 'ImportObjectivesRoute'),
})
const programmes = createRoute({
  getParentRoute: () => school,
  path: 'objectives/programmes',
  validateSearch: ({ subject, programme }: Record<string, unknown>): { subject?: string; programme?: string } => ({
    ...(typeof subject === 'string' && { subject }),
    ...(typeof programme === 'string' && { programme }),
  }),
  component: lazyRouteComponent(() => import('../routes/programmes'), 'ProgrammesRoute'),
})
const coverage = createRoute({
  getParentRoute: () => school,
  path: 'objectives/coverage',
  validateSearch: ({ list, group }: Record<string, unknown>): { list?: string; group?: string } => ({
    ...(typeof list === 'string' && { list }),
    ...(typeof group === 'string' && { group }),
  }),
  component: lazyRouteComponent(() => import('../routes/coverage'), 'CoverageRoute'),
})
const workload = createRoute({
  getParentRoute: () => school,
  path: 'objectives/workload',
  component: lazyRouteComponent(() => import('../routes/workload'), 'WorkloadRoute'),
})
const descriptors = createRoute({
  getParentRoute: () => school,
  path: 'descriptors',
  validateSearch: ({ part, id }: Record<string, unknown>): { part?: string; id?: string } => ({
    ...(typeof part === 'string' && { part }),
    ...(typeof id === 'string' && { id }),
  }),
  component: lazyRouteComponent(() => import('../routes/descriptors'), 'DescriptorsRoute'),
})
const pupils = createRoute({
  getParentRoute: () => school,
  path: 'roster',
  validateSearch: ({
    group,
    year,
    roll,
  }: Record<string, unknown>): { group?: string; year?: YearGroup; roll?: 'left' | 'later' } => ({
    ...(typeof group === 'string' && { group }),
    ...(YEAR_GROUPS.includes(year as YearGroup) && { year: year as YearGroup }),
    ...((roll === 'left' || roll === 'later') && { roll }),
  }),
  component: lazyRouteComponent(() => import('../routes/pupils'), 'PupilsRoute'),
})
const importPupils = createRoute({
  getParentRoute: () => school,
  path: 'roster/import',
  component: lazyRouteComponent(() => import('../routes/import-pupils'), 'ImportPupilsRoute'),
})

const rollOver = createRoute({
  getParentRoute: () => school,
  path: 'roster/new-year',
  component: lazyRouteComponent(() => import('../routes/roll-over'), 'RollOverRoute'),
})
const calendar = createRoute({
  getParentRoute: () => school,
  path: 'calendar',
  component: lazyRouteComponent(() => import('../routes/calendar'), 'CalendarRoute'),
})
const settings = createRoute({
  getParentRoute: () => school,
  path: 'settings',
  component: lazyRouteComponent(() => import('../routes/settings'), 'SettingsRoute'),
})

const staff = createRoute({
  getParentRoute: () => school,
  path: 'staff',
  component: lazyRouteComponent(() => import('../routes/staff'), 'StaffRoute'),
})

const routeTree = root.addChildren([
  signIn,
  firstRun,
  join,
  reset,
  account,
  start,
  school.addChildren([
    schoolStart,
    markbookStart,
    markbook,
    classPlan,
    classWords,
    classSheets,
    pupilMarkbook,
    notes,
    importTemplates,
    classNotes,
    noteTemplate,
    lesson,
    wall,
    noteSheets,
    paperTicks,
    pupilNotes,
    charts,
    classCharts,
    orderingSession,
    nominate,
    judge,
    continuum,
    chart,
    chartPoster,
    chartPlacements,
    pupilCharts,
    pupilKeys,
    reports,
    newReport,
    frozenReport,
    report,
    objectives,
    importObjectives,
    programmes,
    coverage,
    workload,
    descriptors,
    pupils,
    staff,
    importPupils,
    rollOver,
    calendar,
    settings,
  ]),
])

export function createAppRouter({
  queryClient,
  history,
}: {
  readonly queryClient: QueryClient
  readonly history?: RouterHistory
}) {
  return createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent', ...(history && { history }) })
}

/** The report reads its address itself, so that the first page need not carry how. */
function asWritten(search: Record<string, unknown>): PageSearch {
  return search
}

async function sessionOrSignIn(queryClient: QueryClient, next: string) {
  try {
    return await queryClient.ensureQueryData(sessionQueryOptions())
  } catch (error) {
    if (isSessionNeeded(error)) throw redirect({ to: paths.signIn, search: next === '/' ? {} : { next } })
    throw error
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
