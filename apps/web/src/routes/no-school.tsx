import { Trans } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { useSignOut } from '../features/session/api/sign-out'
import { Button } from '../ui/button'
import styles from './message.module.css'

/** Signed in, and in no school any more. */
export function NoSchoolRoute() {
  const navigate = useNavigate()
  const signOut = useSignOut({ onSignedOut: () => navigate({ to: paths.signIn, search: {} }) })
  return (
    <main className={styles.message}>
      <h1>
        <Trans>You belong to no school here</Trans>
      </h1>
      <p>
        <Trans>Somebody may have taken you off the staff list. An admin of the school can put you on it again.</Trans>
      </p>
      <Button look="primary" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        <Trans>Sign out</Trans>
      </Button>
    </main>
  )
}
