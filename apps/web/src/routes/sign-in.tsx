import { useLingui } from '@lingui/react/macro'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { paths } from '../app/paths'
import { SignInForm } from '../features/session/components/sign-in-form'
import { setSessionEnded } from '../lib/session-ended'
import { InsecureWarning } from './insecure-warning'
import { Sheet } from './sheet'

const route = getRouteApi(paths.signIn)

export function SignInRoute() {
  const { t } = useLingui()
  const router = useRouter()
  const { next } = route.useSearch()
  return (
    <Sheet title={t`Sign in to Track`}>
      <InsecureWarning />
      <SignInForm
        onSignedIn={() => {
          setSessionEnded(false)
          router.history.push(next && isOwnAddress(next) ? next : '/')
        }}
      />
    </Sheet>
  )
}

/** A path of this site: never `//elsewhere`, which a browser reads as another. */
function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address)
}
