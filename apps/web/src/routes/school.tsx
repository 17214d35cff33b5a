import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import type { Session } from '@track/api-contract'
import { lazy, Suspense, useEffect } from 'react'
import { paths } from '../app/paths'
import { EntriesProvider } from '../features/markbook/use-entries'
import { schoolQueryOptions } from '../features/school/api/read-school'
import { isGone } from '../lib/problem'
import { remember } from '../lib/remembered'
import { setSessionEnded, useSessionEnded } from '../lib/session-ended'
import { Dialog } from '../ui/dialog'
import { Frame } from './frame'
import { FailedRoute, ShutOutRoute } from './not-found'

// Seldom wanted, and so not among what the marking page loads first.
const SignInForm = lazy(async () => ({
  default: (await import('../features/session/components/sign-in-form')).SignInForm,
}))

const route = getRouteApi(paths.school)

/** Everything of one school: its frame, and the marks on their way, which outlive the pages inside. */
export function SchoolRoute() {
  const { t } = useLingui()
  const { schoolId } = route.useParams()
  const session = route.useLoaderData()
  const { data: school, error } = useQuery(schoolQueryOptions(schoolId))
  const ended = useSessionEnded()
  useEffect(() => {
    if (school) remember('school', school.id)
  }, [school])
  /** Somebody else begins on a page of their own: what is on this one, and what waits to be sent, is not theirs. */
  const carryOn = ({ account }: Session) =>
    account.id === session.account.id ? setSessionEnded(false) : location.assign('/')
  if (error && (!school || isGone(error)))
    return school ? <ShutOutRoute school={school.name} /> : <FailedRoute error={error} />
  if (!school) return null
  return (
    <EntriesProvider key={`${session.account.id} ${schoolId}`} accountId={session.account.id} schoolId={schoolId}>
      <Frame school={school} session={session}>
        <Outlet />
      </Frame>
      <Suspense>
        {ended && (
          <Dialog title={t`Please sign in again`}>
            <p>{t`You were away for a while. Everything on this page is still here and carries on once you have signed in.`}</p>
            <SignInForm onSignedIn={carryOn} />
          </Dialog>
        )}
      </Suspense>
    </EntriesProvider>
  )
}
