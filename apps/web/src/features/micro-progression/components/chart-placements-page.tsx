import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ChartPlacements, School } from '@track/api-contract'
import { comparePlacements, historyOf } from '@track/micro-progression'
import { useState } from 'react'
import { paths } from '../../../app/paths'
import { formatDate } from '../../../lib/format-date'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { buttonClass } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
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
  const { data, error } = useQuery(chartPlacementsQueryOptions({ schoolId: school.id, chartId, classId }))
  const { t } = useLingui()
  const [isOnlyPlaced, setIsOnlyPlaced] = useState(false)
  const heads: Heads = {
    pupil: t`Pupil`,
    piece: t`Last piece`,
    own: t`Their own place`,
    next: t`Next`,
    grow: t`Grow`,
    teacher: t`Teacher`,
  }
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
          {data.works.length > 0 && (
            <Checkbox checked={isOnlyPlaced} onChange={({ target }) => setIsOnlyPlaced(target.checked)}>
              <Trans>Only pupils with a piece</Trans>
            </Checkbox>
          )}
          <table className={styles.pupils}>
            <thead>
              <tr>
                {Object.entries(heads).map(([id, head]) => (
                  <th key={id} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.pupils
                .filter(({ pupilId }) => !isOnlyPlaced || data.works.some((work) => work.pupilId === pupilId))
                .map(({ pupilId, label }) => (
                  <tr key={pupilId}>
                    <th scope="row">
                      <Link to={paths.pupilCharts} params={{ ...params, pupilId }} className={styles.name}>
                        <bdi>{label}</bdi>
                      </Link>
                    </th>
                    <LastPiece pupilId={pupilId} data={data} heads={heads} today={school.today} />
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      )}
    </Page>
  )
}

/** What each column holds: said above it, and beside what it holds on a phone. */
type Heads = Readonly<Record<'pupil' | 'piece' | 'own' | 'next' | 'grow' | 'teacher', string>>

function LastPiece({
  pupilId,
  heads,
  data: {
    chart: { chart },
    works,
    placements,
  },
  today,
}: {
  readonly pupilId: string
  readonly data: ChartPlacements
  readonly heads: Heads
  readonly today: School['today']
}) {
  const line = historyOf(pupilId, { works, placements, charts: [chart] }).at(-1)
  // Missing is blank.
  if (!line) return <td colSpan={5} />
  const { work, own, next, grow } = line
  const { agree, views } = comparePlacements(
    placements.filter(({ workId }) => workId === work.id),
    chart,
  )
  const teachers = views.filter(({ placement }) => placement.by === 'teacher')
  return (
    <>
      <td data-head={heads.piece}>
        {[formatDate(work.doneOn, { today }), work.words?.title].filter(Boolean).join(' · ')}
      </td>
      <td data-head={heads.own}>{own && <strong>{placedWords(chart, own)}</strong>}</td>
      <td data-head={heads.next}>
        {own && next && (next.isTop ? <Trans>the top</Trans> : levelLabel(chart, next.levelId))}
      </td>
      <td data-head={heads.grow} dir="auto">
        {grow}
      </td>
      <td data-head={heads.teacher}>
        {teachers.map(({ placement }) => (
          <p key={placement.id}>{placedWords(chart, placement)}</p>
        ))}
        {!agree && (
          <p className={styles.quiet}>
            <Trans>Not everybody places it the same.</Trans>
          </p>
        )}
      </td>
    </>
  )
}
