import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import { sessionQueryOptions } from '../features/session/api/read-session'
import { isSessionNeeded } from '../lib/problem'
import { remembered } from '../lib/remembered'
import { MarkbookRoute } from '../routes/markbook'
import { MarkbookStartRoute } from '../routes/markbook-start'
import { FailedRoute, NotFoundRoute } from '../routes/not-found'
import { SchoolRoute } from '../routes/school'
import { SignInRoute } from '../routes/sign-in'
import { paths } from './paths'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFoundRoute,
  errorComponent: FailedRoute,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {},
  component: SignInRoute,
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
  component: NotFoundRoute,
})

const school = createRoute({
  getParentRoute: () => root,
  path: paths.school,
  loader: ({ context, location }) => sessionOrSignIn(context.queryClient, location.href),
  component: SchoolRoute,
})

const markbookStart = createRoute({ getParentRoute: () => school, path: 'markbook', component: MarkbookStartRoute })
const markbook = createRoute({
  getParentRoute: () => school,
  path: 'markbook/$classId/$subjectId',
  component: MarkbookRoute,
})

const routeTree = root.addChildren([signIn, start, school.addChildren([markbookStart, markbook])])

export function createAppRouter({
  queryClient,
  history,
}: {
  readonly queryClient: QueryClient
  readonly history?: RouterHistory
}) {
  return createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent', ...(history && { history }) })
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
