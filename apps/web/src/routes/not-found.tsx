import { Trans } from '@lingui/react/macro'
import { ProblemError } from '@track/api-contract'
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

/** A page that could not be had: what happened, and the one thing to try. */
export function FailedRoute({ error }: { readonly error: unknown }) {
  if (error instanceof ProblemError && error.problem.status === 404) return <NotFoundRoute />
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
