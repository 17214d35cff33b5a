import { Trans } from '@lingui/react/macro'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { SignInForm } from '../features/session/components/sign-in-form'
import { setSessionEnded } from '../lib/session-ended'
import styles from './sign-in.module.css'

const route = getRouteApi(paths.signIn)

export function SignInRoute() {
  const router = useRouter()
  const { next } = route.useSearch()
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <h1>
          <Trans>Sign in to Track</Trans>
        </h1>
        {!window.isSecureContext && (
          <p className={styles.warning}>
            <Trans>
              This page did not come over a secure connection (https), so signing in will not work. Ask whoever looks
              after Track in your school.
            </Trans>
          </p>
        )}
        <SignInForm
          onSignedIn={() => {
            setSessionEnded(false)
            router.history.push(next && isOwnAddress(next) ? next : '/')
          }}
        />
      </div>
    </main>
  )
}

/** A path of this site: never `//elsewhere`, which a browser reads as another. */
function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address)
}
