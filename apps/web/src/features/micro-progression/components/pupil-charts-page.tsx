import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { mayDo, type PupilCharts, type School } from '@track/api-contract'
import type { Chart, Work } from '@track/micro-progression'
import { useId, useState } from 'react'
import { paths } from '../../../app/paths'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { problemWords } from '../../../lib/problem-words'
import { usePrinting } from '../../../lib/use-printing'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { useNotices } from '../../../ui/notices'
import { Buttons, Page } from '../../../ui/page'
import { chartPlacementsQueryOptions } from '../api/list-chart-placements'
import { pupilChartsQueryOptions } from '../api/read-pupil-charts'
import { workImageUrl } from '../api/write-placements'
import { chartChains } from '../chart-chains'
import { AddWorkDialog } from './add-work-dialog'
import { PlacePiece } from './place-piece'
import styles from './pupil-charts-page.module.css'
import { PupilStrip } from './pupil-strip'
import { TakeAwayWork } from './take-away-work'

/** One pupil's way along each chart; a teacher adds a piece done on paper and says where it falls. Prints as the pupil's own strip. */
export function PupilChartsPage({
  school,
  accountId,
  classId,
  pupilId,
}: {
  readonly school: School
  readonly accountId: string
  readonly classId: string
  readonly pupilId: string
}) {
  const { t } = useLingui()
  const { data, error } = useQuery(pupilChartsQueryOptions(school.id, pupilId))
  const { data: pupils } = useQuery(pupilsQueryOptions({ schoolId: school.id, groupId: classId }))
  if (!data) return <Page title={t`Charts of a pupil`}>{error && <Alert>{problemWords(error)}</Alert>}</Page>
  // As the class list has it, where they are in the class; otherwise as they are called.
  const label = pupils?.find(({ id }) => id === pupilId)?.label ?? data.name
  return <Loaded school={school} accountId={accountId} classId={classId} name={label} data={data} />
}

function Loaded({
  school,
  accountId,
  classId,
  name,
  data,
}: {
  readonly school: School
  readonly accountId: string
  readonly classId: string
  readonly name: string
  readonly data: PupilCharts
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const printing = usePrinting()
  const [placing, setPlacing] = useState<Work | null>(null)
  const [adding, setAdding] = useState<string | null>(null)
  const id = useId()
  const { pupilId, today, works, placements } = data
  const charts = data.charts.map(({ chart }) => chart)
  const hung = new Set(data.charts.filter(({ isHung }) => isHung).map(({ chart }) => chart.id))
  const isEmpty = (versions: readonly Chart[]) =>
    !works.some(({ chartId }) => versions.some(({ id }) => id === chartId))
  // Where they have placed something comes first.
  const chains = chartChains(charts).sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)))
  const mayWrite = mayDo(school.role, 'record')
  const className = school.classes.find(({ id }) => id === classId)?.name ?? ''
  const pictureOf = ({ imageId }: Pick<Work, 'imageId'>) =>
    imageId && workImageUrl({ schoolId: school.id, pupilId, imageId })

  const chart = placing && charts.find(({ id }) => id === placing.chartId)
  if (placing && chart)
    return (
      <PlacePiece
        schoolId={school.id}
        name={name}
        chart={chart}
        work={placing}
        pictureUrl={pictureOf(placing)}
        own={placements.filter(({ workId, by }) => workId === placing.id && by === 'pupil').at(-1) ?? null}
        onClose={(isKept) => {
          setPlacing(null)
          const isPlacedByOthers = placements.some(
            ({ workId, recordedBy }) => workId === placing.id && recordedBy !== accountId,
          )
          if (isKept) show({ text: isPlacedByOthers ? t`Placed. What others say of it stays as it is.` : t`Placed.` })
        }}
      />
    )
  return (
    <div className={styles.strip}>
      <Page
        title={t`Charts of ${name}`}
        actions={
          <div className="no-print">
            <Buttons>
              {works.length > 0 && (
                <Button look="primary" onClick={() => window.print()}>
                  <Trans>Print strip</Trans>
                </Button>
              )}
              <Link to={paths.classCharts} params={{ schoolId: school.id, classId }} className={buttonClass('quiet')}>
                <Trans>Charts of the class</Trans>
              </Link>
            </Buttons>
          </div>
        }
      >
        {chains.length === 0 && (
          <p className={styles.quiet}>
            <Trans>
              No chart hangs in a class of theirs yet. Once one does, each piece they hold up to it will be here: where
              it falls, what comes next, a glow and a grow.
            </Trans>
          </p>
        )}
        {chains.map((versions) => {
          const latest = versions.findLast(({ id }) => hung.has(id)) ?? versions.at(-1)!
          return (
            <section
              key={latest.id}
              className={isEmpty(versions) ? `${styles.chart} no-print` : styles.chart}
              aria-labelledby={`${id} ${latest.id}`.replaceAll(' ', '')}
            >
              <h2 id={`${id} ${latest.id}`.replaceAll(' ', '')} dir="auto" className={styles.prompt}>
                {latest.prompt}
              </h2>
              <div className="no-print">
                <Buttons>
                  {mayWrite && hung.has(latest.id) && (
                    <Button onClick={() => setAdding(latest.id)}>
                      <Trans>Add a piece</Trans>
                      <span className="visually-hidden">: {latest.prompt}</span>
                    </Button>
                  )}
                  <Link
                    to={paths.chart}
                    params={{ schoolId: school.id, classId, chartId: latest.id }}
                    className={buttonClass('quiet')}
                  >
                    <Trans>Open the chart</Trans>
                    <span className="visually-hidden">: {latest.prompt}</span>
                  </Link>
                  <Link
                    to={paths.chartPlacements}
                    params={{ schoolId: school.id, classId, chartId: latest.id }}
                    className={buttonClass('quiet')}
                  >
                    <Trans>What {className} placed</Trans>
                    <span className="visually-hidden">: {latest.prompt}</span>
                  </Link>
                  {!isEmpty(versions) && (
                    <Neighbours schoolId={school.id} classId={classId} chartId={latest.id} pupilId={pupilId} />
                  )}
                </Buttons>
              </div>
              {isEmpty(versions) ? (
                <p className={styles.quiet}>
                  <Trans>No piece yet. The first one they place is their start.</Trans>
                </p>
              ) : (
                <PupilStrip
                  pupilId={pupilId}
                  accountId={accountId}
                  versions={versions}
                  works={works}
                  placements={placements}
                  today={printing ? undefined : today}
                  pictureOf={pictureOf}
                  actionsOf={
                    mayWrite
                      ? (work) => (
                          <Buttons>
                            <Button onClick={() => setPlacing(work)}>
                              <Trans>Say where it falls</Trans>
                            </Button>
                            <TakeAwayWork schoolId={school.id} workId={work.id} />
                          </Buttons>
                        )
                      : undefined
                  }
                />
              )}
            </section>
          )
        })}
      </Page>
      {adding && (
        <AddWorkDialog
          schoolId={school.id}
          pupilId={pupilId}
          chartId={adding}
          today={today}
          onClose={() => setAdding(null)}
          onAdded={(work) => {
            setAdding(null)
            setPlacing(work)
          }}
        />
      )}
    </div>
  )
}

/** The pupils of the class before and after this one, in the order of the register, who have held a piece up to the chart too. */
function Neighbours({
  schoolId,
  classId,
  chartId,
  pupilId,
}: {
  readonly schoolId: string
  readonly classId: string
  readonly chartId: string
  readonly pupilId: string
}) {
  const { data } = useQuery(chartPlacementsQueryOptions({ schoolId, chartId, classId }))
  if (!data) return null
  const withPiece = new Set(data.works.map((work) => work.pupilId))
  const at = data.pupils.findIndex((pupil) => pupil.pupilId === pupilId)
  if (at < 0) return null
  const isThere = (pupil: (typeof data.pupils)[number]) => withPiece.has(pupil.pupilId)
  const before = data.pupils.slice(0, at).findLast(isThere)
  const after = data.pupils.slice(at + 1).find(isThere)
  return (
    <>
      {before && (
        <Link
          to={paths.pupilCharts}
          params={{ schoolId, classId, pupilId: before.pupilId }}
          className={buttonClass('quiet')}
        >
          <Trans>Before: {before.label}</Trans>
        </Link>
      )}
      {after && (
        <Link
          to={paths.pupilCharts}
          params={{ schoolId, classId, pupilId: after.pupilId }}
          className={buttonClass('quiet')}
        >
          <Trans>Next: {after.label}</Trans>
        </Link>
      )}
    </>
  )
}
