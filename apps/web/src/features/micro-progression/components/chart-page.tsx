import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { mayDo, type PublishedChart, type School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { type ReactNode, useState } from 'react'
import { paths } from '../../../app/paths'
import { api } from '../../../lib/client'
import { download } from '../../../lib/download'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { orderingsQueryOptions } from '../api/orderings'
import { chartQueryOptions } from '../api/read-chart'
import { revisionUnderWay } from '../revision-under-way'
import { rubricFileName } from '../rubric-file-name'
import { ChartLevels } from './chart-levels'
import styles from './chart-page.module.css'
import { HangsDialog } from './hangs-dialog'
import { NewSessionDialog } from './new-session-dialog'
import { ReviseDayDialog } from './revise-day'

/** A published chart as it reads, where it hangs and until when, and the ways to the printer and to its next version. */
export function ChartPage({
  school,
  classId,
  chartId,
}: {
  readonly school: School
  readonly classId: string
  readonly chartId: string
}) {
  const { t } = useLingui()
  const { data: published, error } = useQuery(chartQueryOptions(school.id, chartId))
  if (!published) return <Page title={t`Chart`}>{error && <Alert>{problemWords(error)}</Alert>}</Page>
  return <Published school={school} classId={classId} published={published} />
}

function Published({
  school,
  classId,
  published,
}: {
  readonly school: School
  readonly classId: string
  readonly published: PublishedChart
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'revise' | 'hangs' | 'day' | null>(null)
  const { chart, revisedById, reviseOn } = published
  const { data: sessions } = useQuery(orderingsQueryOptions(school.id, classId))
  const revision = sessions && revisionUnderWay(chart.id, sessions)
  const { today } = school
  const params = { schoolId: school.id, classId, chartId: chart.id }
  const mayChange = mayDo(school.role, 'record')
  const mayRevise = mayDo(school.role, 'change-objectives') && revisedById === null && sessions && !revision
  const isDue = revisedById === null && reviseOn !== null && reviseOn <= today
  return (
    <Page
      title={t`Chart`}
      actions={
        <Buttons>
          <Link to={paths.chartPoster} params={params} className={buttonClass('primary')}>
            <Trans>Print</Trans>
          </Link>
          <Link to={paths.chartPlacements} params={params} className={buttonClass()}>
            <Trans>What pupils placed</Trans>
          </Link>
          {mayRevise && (
            <Button onClick={() => setDialog('revise')}>
              <Trans>Revise</Trans>
            </Button>
          )}
          <Link to={paths.classCharts} params={{ schoolId: school.id, classId }} className={buttonClass('quiet')}>
            <Trans>Charts of the class</Trans>
          </Link>
        </Buttons>
      }
    >
      <p className={styles.prompt} dir="auto">
        {chart.prompt}
      </p>
      <p className={styles.quiet}>
        <Trans>
          Lowest first. Pupils hold a piece up to it, find where it falls, point at what it meets, and go for the next
          level up.
        </Trans>
      </p>
      {revisedById && (
        <p className={styles.note}>
          <Trans>A newer version has taken its place.</Trans>{' '}
          <Link to={paths.chart} params={{ ...params, chartId: revisedById }}>
            <Trans>Open the newer version</Trans>
          </Link>
        </p>
      )}
      {revision && (
        <p className={styles.note}>
          <Trans>A revision is under way.</Trans>{' '}
          <Link to={paths.orderingSession} params={{ schoolId: school.id, classId, sessionId: revision.id }}>
            <Trans>Go on with it</Trans>
          </Link>
        </p>
      )}
      {isDue && !revision && (
        <p className={styles.note}>
          <Trans>The team meant to look at this chart again on {formatDate(reviseOn, { today })}.</Trans>
        </p>
      )}
      <ChartLevels schoolId={school.id} chart={chart} />
      <Facts school={school} classId={classId} published={published} onChange={mayChange ? setDialog : undefined} />
      {dialog === 'hangs' && <HangsDialog school={school} published={published} onClose={() => setDialog(null)} />}
      {dialog === 'day' && (
        <ReviseDayDialog schoolId={school.id} today={today} published={published} onClose={() => setDialog(null)} />
      )}
      {dialog === 'revise' && (
        <NewSessionDialog
          school={school}
          classId={classId}
          revises={published}
          onClose={() => setDialog(null)}
          onBegun={(sessionId) =>
            void navigate({ to: paths.orderingSession, params: { schoolId: school.id, classId, sessionId } })
          }
        />
      )}
    </Page>
  )
}

/** Which version it is, where it hangs, when it is looked at again, and the file for other systems. */
function Facts({
  school,
  classId,
  published: { chart, classIds, reviseOn },
  onChange,
}: {
  readonly school: School
  readonly classId: string
  readonly published: PublishedChart
  readonly onChange: ((what: 'hangs' | 'day') => void) | undefined
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today } = school
  const madeOn = formatDate(chart.publishedAt.slice(0, 10) as CalendarDate, { today })
  const classes = school.classes.filter(({ id }) => classIds.includes(id)).map(({ name }) => name)
  const elsewhere = classIds.length - classes.length
  const close = chart.levels.flatMap(({ level, isApart }, at) => {
    const [below, above] = [chart.levels[at - 1]?.level.label, level.label]
    return isApart === false ? [t`${below} and ${above}`] : []
  })
  const save = async () => {
    try {
      const rubric = await api.readChartCase({ params: { schoolId: school.id, chartId: chart.id } })
      download(JSON.stringify(rubric, null, 2), { name: rubricFileName(chart), type: 'application/json' })
    } catch (error) {
      show({ text: problemWords(error) })
    }
  }
  return (
    <dl className={styles.facts}>
      <Fact title={<Trans>Version</Trans>}>
        {chart.version > 1 ? (
          <Trans>
            {chart.version}, last revised {madeOn}
          </Trans>
        ) : (
          <Trans>
            {chart.version}, made {madeOn}
          </Trans>
        )}
        {chart.revisesId && (
          <>
            {'. '}
            <Link to={paths.chart} params={{ schoolId: school.id, classId, chartId: chart.revisesId }}>
              <Trans>The version before</Trans>
            </Link>
          </>
        )}
      </Fact>
      <Fact
        title={<Trans>Hangs in</Trans>}
        onChange={onChange && (() => onChange('hangs'))}
        verb={t`Change where it hangs`}
      >
        {classIds.length === 0 ? <Trans>no class yet</Trans> : classes.join(', ')}
        {elsewhere > 0 && classes.length > 0 && ' '}
        {elsewhere > 0 && <Trans>and {elsewhere} more</Trans>}
      </Fact>
      <Fact
        title={<Trans>Look at it again</Trans>}
        onChange={onChange && (() => onChange('day'))}
        verb={t`Change the day to revise`}
      >
        {reviseOn ? formatDate(reviseOn, { today }) : <Trans>no day yet</Trans>}
      </Fact>
      {close.length > 0 && (
        <Fact title={<Trans>Hard to tell apart</Trans>}>
          {close.join(', ')}
          {'. '}
          <Trans>Compare more, or choose responses that are further apart when you revise.</Trans>
        </Fact>
      )}
      <Fact title={<Trans>For other systems</Trans>}>
        <Button look="quiet" onClick={() => void save()}>
          <Trans>Download for other systems (CASE)</Trans>
        </Button>
      </Fact>
    </dl>
  )
}

function Fact({
  title,
  verb,
  onChange,
  children,
}: {
  readonly title: ReactNode
  readonly verb?: string
  readonly onChange?: (() => void) | undefined
  readonly children: ReactNode
}) {
  return (
    <div className={styles.fact}>
      <dt>{title}</dt>
      <dd>
        <span>{children}</span>
        {onChange && (
          <Button look="quiet" onClick={onChange} aria-label={verb}>
            <Trans>Change</Trans>
          </Button>
        )}
      </dd>
    </div>
  )
}
