import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import type { ReactNode } from 'react'
import { paths } from '../../../app/paths'
import { Icon } from '../../../ui/icon'
import { type StepId, stepsOf } from '../session-steps'
import type { SessionHere } from '../use-session'
import styles from './steps-row.module.css'

/** The way to a chart as a quiet row: what is done, what is missing, and what comes next. */
export function StepsRow({
  school,
  classId,
  here: { head, state, session },
  current = 'collect',
}: {
  readonly school: School
  readonly classId: string
  readonly here: SessionHere
  /** The step whose page this is. */
  readonly current?: StepId
}) {
  const { t } = useLingui()
  const steps = stepsOf(state, { levels: session.levels, chartId: head.chartId })
  const next = steps.find(({ isDone }) => !isDone)
  const names: Record<StepId, string> = {
    collect: t`Collect`,
    nominate: t`Nominate`,
    order: t`Put in order`,
    levels: t`Levels`,
    publish: t`Publish`,
  }
  const params = { schoolId: school.id, classId, sessionId: head.id }
  const link = (id: StepId, children: ReactNode) => {
    if (id === 'publish' && head.chartId)
      return (
        <Link to={paths.chart} params={{ ...params, chartId: head.chartId }} className={styles.step}>
          {children}
        </Link>
      )
    const to = {
      collect: paths.orderingSession,
      nominate: paths.nominate,
      order: paths.judge,
      levels: paths.continuum,
      publish: paths.continuum,
    }[id]
    return (
      <Link to={to} params={params} className={styles.step} aria-current={id === current ? 'step' : undefined}>
        {children}
      </Link>
    )
  }
  return (
    <nav className={styles.row} aria-label={t`Steps of the session`}>
      <ol className={styles.steps}>
        {steps.map(({ id, isDone }) => (
          <li key={id} data-next={id === next?.id || undefined}>
            {link(
              id,
              <>
                {isDone && <Icon name="tick" />}
                {names[id]}
                {isDone && (
                  <span className="visually-hidden">
                    {' '}
                    <Trans>(done)</Trans>
                  </span>
                )}
              </>,
            )}
          </li>
        ))}
      </ol>
      {next && (
        <p className={styles.next}>
          <Trans>
            Next: {names[next.id]}. Missing: {next.missing}.
          </Trans>
        </p>
      )}
    </nav>
  )
}
