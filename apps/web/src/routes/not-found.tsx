import { Trans } from '@lingui/react/macro'
import { isGone } from '../lib/problem'
import { problemWords } from '../lib/problem-words'
import { Button, buttonClass } from '../ui/button'
import styles from './message.module.css'

export function NotFoundRoute() {
  return (
    <main className={styles.message}>
      <h1>
        <Trans>There is nothing here, or not for you</Trans>
      </h1>
      <a className={buttonClass('primary')} href="/">
        <Trans>Go to your markbook</Trans>
      </a>
    </main>
  )
}

/** Somebody was at work in a school that is closed to them from now on. */
export function ShutOutRoute({ school }: { readonly school: string }) {
  return (
    <main className={styles.message}>
      <h1>
        <Trans>{school} is not open to you any more</Trans>
      </h1>
      <p>
        <Trans>
          An admin of the school has ended your way in. If that is a mistake, ask them to let you in again. Marks that
          the school had not kept yet stay on this device until then.
        </Trans>
      </p>
      <a className={buttonClass('primary')} href="/">
        <Trans>Go on without it</Trans>
      </a>
    </main>
  )
}

/** A page that could not be had: what happened, and the one thing to try. */
export function FailedRoute({ error }: { readonly error: unknown }) {
  if (isGone(error)) return <NotFoundRoute />
  return (
    <main className={styles.message}>
      <h1>
        <Trans>This page could not be opened</Trans>
      </h1>
      <p>{problemWords(error)}</p>
      <Button look="primary" onClick={() => location.reload()}>
        <Trans>Try again</Trans>
      </Button>
    </main>
  )
}
