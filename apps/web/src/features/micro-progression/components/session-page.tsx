import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import { type ReactNode, useEffect, useRef } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Page } from '../../../ui/page'
import { UnsavedChanges } from '../../../ui/unsaved-changes'
import { type ShownPiece, shownPieces } from '../shown-pieces'
import { type SessionHere, useSession } from '../use-session'
import styles from './session-page.module.css'

/** Where a page stands, and whose. */
export interface SessionPlace {
  readonly school: School
  readonly classId: string
  readonly sessionId: string
}

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
  const { school, classId, sessionId } = place
  const { here, error } = useSession(school.id, sessionId)
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
        <SessionSteps params={{ schoolId: school.id, classId, sessionId }} />
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

/** From the pile of papers to the order, each step a press away. */
function SessionSteps({
  params,
}: {
  readonly params: { readonly schoolId: string; readonly classId: string; readonly sessionId: string }
}) {
  const { t } = useLingui()
  const steps = [
    { to: paths.orderingSession, label: t`Collect` },
    { to: paths.nominate, label: t`Lowest and highest` },
    { to: paths.judge, label: t`Compare` },
    { to: paths.continuum, label: t`Order and chart` },
  ] as const
  // On a phone the steps stand in one line that may be longer than the screen: the one in hand is in sight.
  const line = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const current = line.current?.querySelector<HTMLElement>('[aria-current]')
    if (line.current && current) line.current.scrollLeft = current.offsetLeft - line.current.offsetLeft - 16
  }, [])
  return (
    <nav aria-label={t`Steps of this session`}>
      <ol ref={line} className={styles.steps}>
        {steps.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} params={params} className={styles.step} activeOptions={{ exact: true }}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
