import { Plural, Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import type { SessionPlace } from '../session-place'
import { type ShownPiece, shownPieces } from '../shown-pieces'
import { type SessionHere, useSession } from '../use-session'
import styles from './session-page.module.css'
import { StepsRow } from './steps-row'

/** A page of an ordering session: what pupils were asked, the steps from the pile to the chart, and what is done at this one. */
export function SessionPage({
  place,
  title,
  actions,
  children,
}: {
  readonly place: SessionPlace
  readonly title: string
  readonly actions?: ReactNode
  readonly children: (here: SessionHere, pieces: ReadonlyMap<string, ShownPiece>) => ReactNode
}) {
  const { school, accountId, sessionId } = place
  const { here, error } = useSession(school.id, sessionId, { accountId })
  // A step begins at its top, wherever the one before it was left; unless the address says where.
  const isRead = here !== undefined
  useEffect(() => {
    if (!isRead || location.hash !== '') return
    scrollTo(0, 0)
    document.getElementById('main')?.scrollTo(0, 0)
  }, [isRead])
  if (!here)
    return error ? (
      <Page title={title}>
        <Alert>{problemWords(error)}</Alert>
      </Page>
    ) : null
  return (
    <Page title={title} actions={actions}>
      <UnsavedChanges when={here.unsent > 0} />
      <div className={styles.about}>
        <p className={styles.prompt} dir="auto">
          {here.head.prompt}
        </p>
        <StepsRow place={place} here={here} />
        <p role="status" className={styles.status} hidden={!here.isOutOfReach}>
          {here.isOutOfReach &&
            (here.unsent > 0 ? (
              <Plural
                value={here.unsent}
                one="Track cannot be reached. # thing waits on this page: keep it open."
                other="Track cannot be reached. # things wait on this page: keep it open."
              />
            ) : (
              <Trans>Track cannot be reached. What others do shows again when it can.</Trans>
            ))}
        </p>
      </div>
      {children(here, shownPieces(here.state, { schoolId: school.id, sessionId }))}
    </Page>
  )
}
