import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ChartPlacements, School } from '@track/api-contract'
import { comparePlacements, historyOf } from '@track/micro-progression'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { buttonClass } from '../../../ui/button'
import { Buttons, Page } from '../../../ui/page'
import { chartPlacementsQueryOptions } from '../api/list-chart-placements'
import { levelLabel, placedWords } from '../chart-words'
import styles from './chart-placements-page.module.css'

/** What a class placed on a chart: each pupil's last piece, in the order of the register. Nobody is counted or put in order. */
export function ChartPlacementsPage({
  school,
  classId,
  chartId,
}: {
  readonly school: School
  readonly classId: string
  readonly chartId: string
}) {
  const { t } = useLingui()
  const { data, error } = useQuery(chartPlacementsQueryOptions({ schoolId: school.id, chartId, classId }))
  const className = school.classes.find(({ id }) => id === classId)?.name ?? ''
  const params = { schoolId: school.id, classId }
  return (
    <Page
      title={t`What ${className} placed`}
      actions={
        <Buttons>
          <Link to={paths.chart} params={{ ...params, chartId }} className={buttonClass('quiet')}>
            <Trans>Chart</Trans>
          </Link>
        </Buttons>
      }
    >
      {error && !data && <Alert>{problemWords(error)}</Alert>}
      {data && (
        <>
          <p className={styles.prompt} dir="auto">
            {data.chart.chart.prompt}
          </p>
          <p className={styles.quiet}>
            {data.placements.length === 0 ? (
              <Trans>
                Where each pupil’s last piece falls will be here. Pupils place their pieces on their own page; open a
                pupil to add a piece done on paper.
              </Trans>
            ) : (
              <Trans>
                Each pupil’s last piece, and what they go for next. Open a pupil for all their pieces, or to say where
                you see one.
              </Trans>
            )}
          </p>
          <ul className={styles.pupils}>
            {data.pupils.map(({ pupilId, label }) => (
              <li key={pupilId} className={styles.pupil}>
                <Link to={paths.pupilCharts} params={{ ...params, pupilId }} className={styles.name}>
                  <bdi>{label}</bdi>
                </Link>
                <LastPiece pupilId={pupilId} data={data} today={school.today} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function LastPiece({
  pupilId,
  data: {
    chart: { chart },
    works,
    placements,
  },
  today,
}: {
  readonly pupilId: string
  readonly data: ChartPlacements
  readonly today: School['today']
}) {
  const line = historyOf(pupilId, { works, placements, charts: [chart] }).at(-1)
  // Missing is blank.
  if (!line) return null
  const { work, own, next, grow } = line
  const { agree, views } = comparePlacements(
    placements.filter(({ workId }) => workId === work.id),
    chart,
  )
  const teachers = views.filter(({ placement }) => placement.by === 'teacher')
  return (
    <div className={styles.last}>
      <p className={styles.quiet}>
        {[formatDate(work.doneOn, { today }), work.words?.title].filter(Boolean).join(' · ')}
      </p>
      <p>
        {own && <strong>{placedWords(chart, own)}</strong>}
        {own && next && (
          <>
            {', '}
            {next.isTop ? <Trans>the top</Trans> : <Trans>next: {levelLabel(chart, next.levelId)}</Trans>}
          </>
        )}
        {teachers.map(({ placement }) => (
          <span key={placement.id} className={styles.teacher}>
            <Trans>Teacher: {placedWords(chart, placement)}</Trans>
          </span>
        ))}
        {!agree && (
          <span className={styles.teacher}>
            <Trans>seen differently</Trans>
          </span>
        )}
      </p>
      {grow && (
        <p dir="auto">
          <Trans>Grow: {grow}</Trans>
        </p>
      )}
    </div>
  )
}
