import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { ProblemError, type Session } from '@track/api-contract'
import { paths } from '../app/paths'
import { CreateSchoolForm } from '../features/school/components/create-school-form'
import { useEnterAs } from '../features/session/api/enter-as'
import { linkQueryOptions } from '../features/session/api/read-link'
import { JoinForm } from '../features/session/components/join-form'
import { ResetForm } from '../features/session/components/reset-form'
import { setSessionEnded } from '../lib/session-ended'
import { InsecureWarning } from './insecure-warning'
import { FailedRoute } from './not-found'
import { Sheet } from './sheet'

/** What a one-time link opens: a school to create, a school to join, a new password. Its token stays behind the #. */
export function LinkRoute() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const enterAs = useEnterAs()
  const token = useLocation({ select: ({ hash }) => hash })
  const { data: link, error } = useQuery(linkQueryOptions(token))
  /** Into the school that the link was about, or the first there is. */
  const enter = (session: Session, schoolName?: string) => {
    enterAs(session)
    setSessionEnded(false)
    const { schoolId } = session.schools.find(({ name }) => name === schoolName) ?? session.schools[0] ?? {}
    void navigate({ ...(schoolId ? { to: paths.markbook, params: { schoolId } } : { to: '/' }), replace: true })
  }

  if (token === '' || (error instanceof ProblemError && error.problem.code === 'link/not-valid'))
    return (
      <Sheet title={t`This link opens nothing`}>
        <p>
          <Trans>It was used already, was withdrawn or is too old, or a part of it is missing.</Trans>
        </p>
        <p>
          <Trans>Open it as it was handed to you, to its last letter, or ask for a new one.</Trans>
        </p>
        <a href={paths.signIn}>
          <Trans>Sign in to Track</Trans>
        </a>
      </Sheet>
    )
  if (error) return <FailedRoute error={error} />
  if (!link) return null
  switch (link.kind) {
    case 'first-run':
      return (
        <Sheet title={t`Create your school`}>
          <InsecureWarning />
          <CreateSchoolForm token={token} onCreated={enter} />
        </Sheet>
      )
    case 'invitation':
      return (
        <Sheet title={t`Join ${link.school}`}>
          <InsecureWarning />
          <JoinForm token={token} link={link} onJoined={(session) => enter(session, link.school)} />
        </Sheet>
      )
    case 'reset':
      return (
        <Sheet title={t`Choose a new password`}>
          <InsecureWarning />
          <ResetForm token={token} link={link} onReset={enter} />
        </Sheet>
      )
  }
}
