import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { paths } from '../../../app/paths'
import { Icon } from '../../../ui/icon'
import type { SessionPlace } from '../session-place'
import { type StepId, stepsOf } from '../session-steps'
import type { SessionHere } from '../use-session'
import { useNamedTexts } from './collect/use-named-texts'
import styles from './steps-row.module.css'

/** From the pile of papers to the chart, each step a press away: what is done, and on request what is missing. */
export function StepsRow({
  place: { school, classId, sessionId },
  here,
  saysNext = false,
}: {
  readonly place: SessionPlace
  readonly here: SessionHere
  readonly saysNext?: boolean
}) {
  const { t } = useLingui()
  const { head, state, session } = here
  const named = useNamedTexts(school.id, here).length
  const steps = stepsOf(state, { levels: session.levels, chartId: head.chartId, named })
  const next = steps.find(({ isDone }) => !isDone)
  const of: Record<StepId, { readonly to: (typeof STEP_PATHS)[number]; readonly label: string }> = {
    collect: { to: paths.orderingSession, label: t`Collect` },
    nominate: { to: paths.nominate, label: t`Lowest and highest` },
    compare: { to: paths.judge, label: t`Compare` },
    chart: { to: paths.continuum, label: t`Order and chart` },
  }
  // On a phone the steps stand in one line that may be longer than the screen: the one in hand is in sight.
  const line = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const current = line.current?.querySelector<HTMLElement>('[aria-current]')
    if (line.current && current) line.current.scrollLeft = current.offsetLeft - line.current.offsetLeft - 16
  }, [])
  return (
    <nav aria-label={t`Steps of ordering`} className={styles.row}>
      <ol ref={line} className={styles.steps}>
        {steps.map(({ id, isDone }) => (
          <li key={id}>
            <Link
              to={of[id].to}
              params={{ schoolId: school.id, classId, sessionId }}
              className={styles.step}
              activeOptions={{ exact: true }}
            >
              {isDone && <Icon name="tick" />}
              {of[id].label}
              {isDone && (
                <span className="visually-hidden">
                  {' '}
                  <Trans>(done)</Trans>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
      {saysNext && next && (
        <p className={styles.next}>
          <Trans>
            Next: {of[next.id].label}. Missing: {next.missing}.
          </Trans>
        </p>
      )}
    </nav>
  )
}

const STEP_PATHS = [paths.orderingSession, paths.nominate, paths.judge, paths.continuum] as const
