import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import {
  type Chart,
  comparePlacements,
  type HistoryLine,
  historyOf,
  mapPlacement,
  type Placement,
  type Work,
} from '@track/micro-progression'
import { type ReactNode, useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { levelLabel, placedWords } from '../chart-words'
import { LevelScale } from './level-scale'
import { PieceDialog } from './piece-dialog'
import styles from './pupil-strip.module.css'
import { SaidPlacement } from './said-placement'

/** One pupil's way along a chart and its later versions, piece by piece: where each falls, what they went for, glows and the grow. */
export function PupilStrip({
  pupilId,
  versions,
  works,
  placements,
  accountId,
  today,
  pictureOf,
  actionsOf,
}: {
  readonly pupilId: string
  /** Whoever reads it. */
  readonly accountId: string
  /** The chart and what it revises, the first version first. */
  readonly versions: readonly Chart[]
  readonly works: readonly Work[]
  readonly placements: readonly Placement[]
  /** Left out on paper, where the year is said too. */
  readonly today?: CalendarDate | undefined
  readonly pictureOf: (work: Work) => string | null
  /** What can be done with a piece, on a screen. */
  readonly actionsOf?: ((work: Work) => ReactNode) | undefined
}) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Work | null>(null)
  const chartOf = new Map(versions.map((chart) => [chart.id, chart]))
  const ofChart = works.filter(({ chartId }) => chartOf.has(chartId))
  const lines = historyOf(pupilId, { works: ofChart, placements, charts: versions })
  const nameOf = (work: Work) => work.words?.title ?? t`The piece`
  return (
    <>
      <ol className={styles.lines}>
        {lines.map((line, at) => {
          const chart = chartOf.get(line.work.chartId)!
          const before = lines.slice(0, at).findLast(({ own }) => own !== null)
          const from = before && chartOf.get(before.work.chartId)
          const picture = pictureOf(line.work)
          return (
            <li key={line.work.id} className={styles.line}>
              {from && from.id !== chart.id && <VersionChange own={before.own!} from={from} to={chart} />}
              <div className={styles.piece}>
                <p className={styles.when}>
                  {formatDate(line.work.doneOn, { today })}
                  {line.isStart && (
                    <>
                      {' · '}
                      <Trans>start</Trans>
                    </>
                  )}
                </p>
                {line.work.words?.title && (
                  <h3 dir="auto" className={styles.name}>
                    {line.work.words.title}
                  </h3>
                )}
                {picture && (
                  <button type="button" className={styles.open} onClick={() => setOpen(line.work)}>
                    <span className="visually-hidden">{t`Open large: ${nameOf(line.work)}`}</span>
                    <img src={picture} alt="" className={styles.picture} loading="lazy" />
                  </button>
                )}
                {line.work.words?.text && (
                  <p dir="auto" className={styles.text}>
                    {line.work.words.text}
                  </p>
                )}
                <div className="no-print">{actionsOf?.(line.work)}</div>
              </div>
              <Said
                line={line}
                chart={chart}
                placements={placements}
                accountId={accountId}
                goingForChart={line.goingFor && chartOf.get(line.goingFor.chartId)}
              />
            </li>
          )
        })}
      </ol>
      {open && (
        <PieceDialog
          piece={{ name: nameOf(open), text: open.words?.text ?? null, imageUrl: pictureOf(open) }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Said({
  line,
  chart,
  placements,
  accountId,
  goingForChart,
}: {
  readonly line: HistoryLine
  readonly chart: Chart
  readonly placements: readonly Placement[]
  readonly accountId: string
  readonly goingForChart: Chart | null | undefined
}) {
  const { work, own, goingFor, reached, glows, grow, focus, next } = line
  const { agree, views } = comparePlacements(
    placements.filter(({ workId }) => workId === work.id),
    chart,
  )
  return (
    <div className={styles.said}>
      {own ? (
        <p className={styles.own}>
          <LevelScale levels={chart.levels} at={own} targetId={next?.levelId ?? null} />
          <span>
            <strong>{placedWords(chart, own)}</strong>
            {next && (
              <>
                {', '}
                {next.isTop ? (
                  <Trans>the top: stays there, and grows</Trans>
                ) : (
                  <Trans>next: {levelLabel(chart, next.levelId)}</Trans>
                )}
              </>
            )}
          </span>
        </p>
      ) : (
        <p className={styles.quiet}>
          <Trans>Not placed by the pupil yet.</Trans>
        </p>
      )}
      {goingFor && goingForChart && own && (
        <p>
          <GoingFor label={levelLabel(goingForChart, goingFor.levelId)} reached={reached} />
        </p>
      )}
      {focus && (
        <p>
          <Trans>Worked on: {focus}</Trans>
        </p>
      )}
      {glows.map((glow) => (
        <p key={glow} dir="auto">
          <Trans>Glow: {glow}</Trans>
        </p>
      ))}
      {grow && (
        <p dir="auto">
          <Trans>Grow: {grow}</Trans>
        </p>
      )}
      {views.length > 0 && (views.length > 1 || !own) && (
        <div className={styles.views} data-agree={agree}>
          {!agree && (
            <p className={styles.differ}>
              <Trans>Seen differently. Both stand: look at what each points at.</Trans>
            </p>
          )}
          {views.map((view) => (
            <SaidPlacement key={view.placement.id} chart={chart} view={view} accountId={accountId} />
          ))}
        </div>
      )}
      {views.length === 1 && own && (
        <details className="no-print">
          <summary className={styles.why}>
            <Trans>Why</Trans>
          </summary>
          <SaidPlacement chart={chart} view={views[0]!} accountId={accountId} />
        </details>
      )}
    </div>
  )
}

function GoingFor({ label, reached }: { readonly label: string; readonly reached: boolean | null }) {
  if (reached === null) return <Trans>Went for {label} on the version before: not comparable</Trans>
  return reached ? <Trans>Went for {label}: reached</Trans> : <Trans>Went for {label}: not there yet</Trans>
}

/** The chart was revised: where the place before stands now, if the two versions share an exemplar that can say so. */
function VersionChange({ own, from, to }: { readonly own: Placement; readonly from: Chart; readonly to: Chart }) {
  const { t } = useLingui()
  const mapped = mapPlacement(own, from, to)
  const before = placedWords(from, own)
  const words =
    mapped === 'not comparable'
      ? t`not comparable with ${before} before`
      : t`${before} before is ${placedWords(to, mapped)} here`
  return (
    <p className={styles.version}>
      <Trans>Version {to.version} of the chart:</Trans> {words}
    </p>
  )
}
