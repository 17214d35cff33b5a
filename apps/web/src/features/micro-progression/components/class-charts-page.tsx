import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { mayDo, type OrderingSessionList, type PublishedChart, type School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { useEffect, useId, useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { remember } from '../../../lib/remembered'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { Select } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { classChartsQueryOptions } from '../api/class-charts'
import { orderingsQueryOptions, useChangeOrdering } from '../api/orderings'
import { revisionUnderWay } from '../revision-under-way'
import styles from './class-charts-page.module.css'
import { NewSessionDialog } from './new-session-dialog'

type Head = OrderingSessionList['sessions'][number]

/** The charts of a class: those that hang, the sessions in which new ones are made, and those that were put away. */
export function ClassChartsPage({ school, classId }: { readonly school: School; readonly classId: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data: charts, error: chartsError } = useQuery(classChartsQueryOptions(school.id, classId))
  const { data: sessions, error: sessionsError } = useQuery(orderingsQueryOptions(school.id, classId))
  const [dialog, setDialog] = useState<{ readonly revises?: PublishedChart } | null>(null)
  const group = school.classes.find(({ id }) => id === classId)
  useEffect(() => {
    if (group) remember('class', group.id)
  }, [group])

  const className = group?.name ?? ''
  const mayBegin = mayDo(school.role, 'change-objectives')
  const hung = charts?.filter(({ revisedById }) => !charts.some(({ chart }) => chart.id === revisedById)) ?? []
  const underWay = sessions?.filter(({ isClosed, chartId }) => !isClosed && !chartId) ?? []
  const finished = sessions?.filter(({ isClosed, chartId }) => !isClosed && chartId) ?? []
  const away = sessions?.filter(({ isClosed }) => isClosed) ?? []
  const error = (!charts && chartsError) || (!sessions && sessionsError)
  const isEmpty = charts && sessions && charts.length + sessions.length === 0
  return (
    <Page
      title={t`Charts of ${className}`}
      actions={
        <>
          {mayBegin && (
            <Button look="primary" onClick={() => setDialog({})}>
              <Trans>New session</Trans>
            </Button>
          )}
          {school.classes.length > 1 && (
            <Select
              label={t`Class`}
              value={classId}
              choices={[...school.classes]
                .sort((a, b) => Number(b.mine) - Number(a.mine))
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next) =>
                void navigate({ to: paths.classCharts, params: { schoolId: school.id, classId: next } })
              }
            />
          )}
        </>
      }
    >
      {error && <Alert>{problemWords(error)}</Alert>}
      {isEmpty && (
        <div className={styles.empty}>
          <p>
            <Trans>
              A chart hangs in the classroom and shows, with real pieces of work, what each step looks like, so that
              pupils can see for themselves where theirs falls and what comes next.
            </Trans>
          </p>
          <ol>
            <li>
              <Trans>Ask a question that takes five minutes, and collect what the pupils wrote.</Trans>
            </li>
            <li>
              <Trans>Put the pieces in order together, two at a time.</Trans>
            </li>
            <li>
              <Trans>Choose one for each step, say what makes it so, and hang the chart up.</Trans>
            </li>
          </ol>
          {mayBegin && (
            <p>
              <Trans>Begin with a new session.</Trans>
            </p>
          )}
        </div>
      )}
      {hung.length > 0 && (
        <section className={styles.part} aria-labelledby="charts-hung">
          <h2 id="charts-hung">
            <Trans>On the wall</Trans>
          </h2>
          <ul className={styles.cards}>
            {hung.map((published) => (
              <HungChart
                key={published.chart.id}
                school={school}
                classId={classId}
                published={published}
                revision={sessions && revisionUnderWay(published.chart.id, sessions)}
                onRevise={mayBegin && sessions ? () => setDialog({ revises: published }) : undefined}
              />
            ))}
          </ul>
        </section>
      )}
      <SessionList title={t`Under way`} school={school} classId={classId} sessions={underWay} />
      <SessionList title={t`Finished`} school={school} classId={classId} sessions={finished} />
      <SessionList title={t`Put away`} school={school} classId={classId} sessions={away} />
      {dialog && (
        <NewSessionDialog
          school={school}
          classId={classId}
          revises={dialog.revises}
          onClose={() => setDialog(null)}
          onBegun={(sessionId) =>
            void navigate({ to: paths.orderingSession, params: { schoolId: school.id, classId, sessionId } })
          }
        />
      )}
    </Page>
  )
}

/** A chart that hangs here: its question, how old it is, and whether it is time to look at it again. */
function HungChart({
  school,
  classId,
  published: { chart, reviseOn },
  revision,
  onRevise,
}: {
  readonly school: School
  readonly classId: string
  readonly published: PublishedChart
  /** The session in which it is being revised. */
  readonly revision: Head | undefined
  readonly onRevise: (() => void) | undefined
}) {
  const { t } = useLingui()
  const { today } = school
  const revisedOn = formatDate(chart.publishedAt.slice(0, 10) as CalendarDate, { today })
  const steps = chart.levels.map(({ level }) => level.label).join(' · ')
  return (
    <li className={styles.card} data-due={(reviseOn !== null && reviseOn <= today) || undefined}>
      <Link to={paths.chart} params={{ schoolId: school.id, classId, chartId: chart.id }} className={styles.prompt}>
        {chart.prompt}
      </Link>
      <p className={styles.steps}>{steps}</p>
      <p className={styles.quiet}>
        <Trans>Version {chart.version}</Trans>
        {', '}
        {chart.version > 1 ? <Trans>last revised {revisedOn}</Trans> : <Trans>made {revisedOn}</Trans>}
        {reviseOn && (
          <>
            <br />
            {reviseOn <= today ? (
              <strong className={styles.due}>
                <Trans>Look at it again: the team meant to on {formatDate(reviseOn, { today })}</Trans>
              </strong>
            ) : (
              <Trans>Look at it again on {formatDate(reviseOn, { today })}</Trans>
            )}
          </>
        )}
      </p>
      {revision && (
        <p className={styles.over}>
          <Trans>A revision is under way.</Trans>{' '}
          <Link to={paths.orderingSession} params={{ schoolId: school.id, classId, sessionId: revision.id }}>
            <Trans>Go on with it</Trans>
            <span className="visually-hidden">: {revision.prompt}</span>
          </Link>
        </p>
      )}
      <div className={styles.over}>
        <Buttons>
          <Link
            to={paths.chartPlacements}
            params={{ schoolId: school.id, classId, chartId: chart.id }}
            className={buttonClass('quiet')}
          >
            <Trans>What pupils placed</Trans>
            <span className="visually-hidden">: {chart.prompt}</span>
          </Link>
          {onRevise && !revision && (
            <Button onClick={onRevise} aria-label={t`Revise this chart: ${chart.prompt}`}>
              <Trans>Revise this chart</Trans>
            </Button>
          )}
        </Buttons>
      </div>
    </li>
  )
}

function SessionList({
  title,
  school,
  classId,
  sessions,
}: {
  readonly title: string
  readonly school: School
  readonly classId: string
  readonly sessions: readonly Head[]
}) {
  const { t } = useLingui()
  const id = useId()
  const change = useChangeOrdering(school.id)
  const notices = useNotices()
  if (sessions.length === 0) return null
  const mayChange = mayDo(school.role, 'change-objectives')
  const turn = ({ id: sessionId, etag, isClosed }: Head) =>
    change.mutate(
      { id: sessionId, etag, isClosed: !isClosed },
      {
        onSuccess: () => notices.show({ text: isClosed ? t`Taken out again` : t`Put away; nothing is lost` }),
        onError: (error) => notices.show({ text: problemWords(error) }),
      },
    )
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <div className={styles.what}>
              <Link
                to={paths.orderingSession}
                params={{ schoolId: school.id, classId, sessionId: session.id }}
                className={styles.name}
              >
                {session.prompt}
              </Link>
              <p className={styles.quiet}>
                <Standing session={session} />
              </p>
            </div>
            {mayChange && (
              <Button look="quiet" disabled={change.isPending} onClick={() => turn(session)}>
                {session.isClosed ? <Trans>Take out again</Trans> : <Trans>Put away</Trans>}
                <span className="visually-hidden">: {session.prompt}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where a session stands, in words: how much is there, and what comes next. */
function Standing({
  session: { collections, pieceCount, decisionCount, chartId, revisesId, isClosed },
}: {
  readonly session: Head
}) {
  const classes = collections.map(({ className }) => className).join(', ')
  return (
    <>
      {classes}
      {' · '}
      <Plural value={pieceCount} _0="no responses yet" one="# response" other="# responses" />
      {', '}
      <Plural value={decisionCount} _0="no decisions" one="# decision" other="# decisions" />
      {revisesId && (
        <>
          {', '}
          <Trans>revises a chart</Trans>
        </>
      )}
      {!isClosed && (
        <>
          {'; '}
          {chartId ? (
            <Trans>the chart is made</Trans>
          ) : revisesId && decisionCount === 0 ? (
            <Trans>next: add new responses and compare</Trans>
          ) : pieceCount < 2 ? (
            <Trans>next: collect</Trans>
          ) : decisionCount === 0 ? (
            <Trans>next: choose the lowest and highest, then compare</Trans>
          ) : (
            <Trans>next: go on comparing</Trans>
          )}
        </>
      )}
    </>
  )
}
