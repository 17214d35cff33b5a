import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { School } from '@track/api-contract'
import type { Chart } from '@track/micro-progression'
import { type CSSProperties, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button, buttonClass } from '../../../ui/button'
import { LabelledSelect } from '../../../ui/labelled-select'
import { Bar, Buttons, Page } from '../../../ui/page'
import { chartQueryOptions } from '../api/read-chart'
import { type FittedPoster, fitPoster } from '../fit-poster'
import { measurePanel, millimetres } from '../measure-panel'
import { type Paper, type PosterShape, SHAPES, type ShapeName } from '../poster-shape'
import styles from './chart-poster-page.module.css'
import { PosterPanel, posterPieces } from './poster-panel'

/** A chart as it will hang, and the way to the printer: a banner of tiles across or up, or one large page. */
export function ChartPosterPage({
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
  return (
    <>
      {!published && <Page title={t`Print a chart`}>{error && <Alert>{problemWords(error)}</Alert>}</Page>}
      {published && <Poster school={school} classId={classId} chart={published.chart} />}
    </>
  )
}

function Poster({
  school,
  classId,
  chart,
}: {
  readonly school: School
  readonly classId: string
  readonly chart: Chart
}) {
  const { t } = useLingui()
  const [name, setName] = useState<ShapeName>('across')
  const [paper, setPaper] = useState<Paper>('a4')
  const { isUpwards, shapeOn } = SHAPES[name]
  const shape = useMemo(() => shapeOn(paper, chart.levels.length), [shapeOn, paper, chart])
  const isBanner = shape.layout === 'tiles'
  // Low stands at the left or at the bottom.
  const levels = useMemo(() => {
    const order = isUpwards ? chart.levels.toReversed() : chart.levels
    return order.map((level, at) => ({
      level,
      pieces: posterPieces(level, { schoolId: school.id, chart, asked: isBanner && at === 0 }),
    }))
  }, [chart, isUpwards, isBanner, school.id])
  const { measuring, fit, onImage } = useFit(levels, shape)
  const count = fit?.sheets.length ?? 0
  const sizes = shapeStyle(shape)
  return (
    <>
      <div className="no-print">
        <Page
          title={t`Print a chart`}
          actions={
            <Buttons>
              <Link
                to={paths.chart}
                params={{ schoolId: school.id, classId, chartId: chart.id }}
                className={buttonClass('quiet')}
              >
                <Trans>Chart</Trans>
              </Link>
              <Button look="primary" disabled={!fit} onClick={() => window.print()}>
                <Trans>Print</Trans>
              </Button>
            </Buttons>
          }
        >
          <p className={styles.prompt} dir="auto">
            {chart.prompt}
          </p>
          <div className={styles.choices}>
            <Bar>
              <LabelledSelect
                label={t`Poster`}
                value={name}
                choices={[
                  { value: 'across', label: t`banner across, lowest at the left` },
                  { value: 'up', label: t`banner upwards, lowest at the bottom` },
                  { value: 'landscape', label: t`A3 page, landscape` },
                  { value: 'portrait', label: t`A3 page, portrait` },
                ]}
                onChange={(value) => setName(value as ShapeName)}
              />
              {isBanner && (
                <LabelledSelect
                  label={t`Paper`}
                  value={paper}
                  choices={[
                    { value: 'a4', label: t`A4` },
                    { value: 'a3', label: t`A3` },
                  ]}
                  onChange={(value) => setPaper(value as Paper)}
                />
              )}
            </Bar>
          </div>
          <p role="status" className={styles.quiet}>
            {fit && (
              <>
                {shape.paper === 'a3' ? (
                  <Plural value={count} one="# sheet of A3" other="# sheets of A3" />
                ) : (
                  <Plural value={count} one="# sheet of A4" other="# sheets of A4" />
                )}
                {'. '}
                {isBanner && (
                  <Trans>
                    Print at full size. Cut each sheet along its marks, all but the edge that says which sheet goes on
                    it, and glue the next one there.
                  </Trans>
                )}
              </>
            )}
          </p>
        </Page>
      </div>
      {fit && (
        <section
          className={styles.poster}
          data-shape={name}
          data-paper={`${shape.paper}-${shape.width > shape.height ? 'landscape' : 'portrait'}`}
          aria-label={t`Poster as it will hang`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
          tabIndex={0}
          style={{ ...sizes, ...fit.letters }}
        >
          {fit.sheets.map((panels, at) => (
            <div key={`${panels[0]?.level} ${panels[0]?.part}`} className={styles.sheet} data-sheet>
              <div className={styles.paper}>
                {isBanner ? (
                  <TileEdge shape={shape} at={at} of={count} isUpwards={isUpwards} />
                ) : (
                  <div className={styles.title} data-title>
                    <p dir="auto">{chart.prompt}</p>
                    {count > 1 && (
                      <p className={styles.count}>
                        <Trans>
                          {at + 1} of {count}
                        </Trans>
                      </p>
                    )}
                  </div>
                )}
                <div className={styles[shape.layout]}>
                  {panels.map(({ level, part, slices }) => (
                    <PosterPanel
                      key={level}
                      {...levels[level]!}
                      slices={slices}
                      part={part}
                      place={shape.layout === 'columns' ? placeOf(level, shape.columns) : undefined}
                    />
                  ))}
                </div>
              </div>
            </div>
          ))}
        </section>
      )}
      <div ref={measuring} className={styles.measuring} style={sizes} data-layout={shape.layout} aria-hidden="true">
        <div className={styles.title} data-title>
          <p dir="auto">{chart.prompt}</p>
        </div>
        {levels.map(({ level, pieces }) => (
          <PosterPanel key={level.level.id} level={level} pieces={pieces} onImage={onImage} />
        ))}
      </div>
    </>
  )
}

/** Where a tile is cut, which one it is, and where the next one is glued on. */
function TileEdge({
  shape: { width, height, trim },
  at,
  of,
  isUpwards,
}: {
  readonly shape: PosterShape
  readonly at: number
  readonly of: number
  readonly isUpwards: boolean
}) {
  const { t } = useLingui()
  const [right, bottom] = [width - trim, height - trim]
  const corners = [
    [trim, trim],
    [right, trim],
    [trim, bottom],
    [right, bottom],
  ] as const
  // Each mark stands outside what is kept, a hair away from its corner.
  const marks = corners.map(([x, y]) => {
    const [sideways, down] = [x < width / 2 ? -1 : 1, y < height / 2 ? -1 : 1]
    return `M${x + sideways} ${y}h${sideways * 6}M${x} ${y + down}v${down * 6}`
  })
  const tile = at + 1
  const next = at + 2
  return (
    <div className={styles.edge} data-upwards={isUpwards || undefined}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-trim-marks>
        <path d={marks.join('')} fill="none" stroke="currentColor" strokeWidth="0.25" />
      </svg>
      <p className={styles.tileName}>
        <Trans>
          {tile} of {of}
        </Trans>
      </p>
      {tile < of && <p className={styles.tab}>{t`${next} of ${of} goes on here`}</p>}
    </div>
  )
}

interface Fit extends FittedPoster {
  /** The sizes of all letters, as the style sheet knows them. */
  readonly letters: CSSProperties
}

/** Measures every level at every size of letters that might do, before anything is painted; again once a picture is there. */
function useFit(
  levels: readonly Parameters<typeof PosterPanel>[0][],
  shape: PosterShape,
): { readonly measuring: RefObject<HTMLDivElement | null>; readonly fit: Fit | null; readonly onImage: () => void } {
  const measuring = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<(Fit & { readonly of: readonly unknown[] }) | null>(null)
  const [seen, setSeen] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture that has come is another reason to measure
  useLayoutEffect(() => {
    const box = measuring.current!
    if ([...box.querySelectorAll('img')].some((image) => !image.complete)) return
    const panels = [...box.querySelectorAll<HTMLElement>('[data-panel]')]
    const sizes = shape.points.map((points) => {
      const { at, least } = shape.label(points)
      box.style.setProperty('--points', `${points}pt`)
      box.style.setProperty('--label', `${at}pt`)
      const label = Math.max(least, Math.min(at, ...panels.map((panel) => at * labelShare(panel))))
      box.style.setProperty('--label', `${label}pt`)
      const room = shape.roomUnder(millimetres(box.querySelector('[data-title]')!))
      const picture = shape.pictureIn(room)
      const heads = panels.map((panel) => millimetres(panel.querySelector('[data-head]')!))
      // Labels beside each other stand on one line: all heads are as high as the highest.
      const head = Math.max(...heads)
      const heights = panels.map((panel, at) => ({
        ...measurePanel(panel, { head: shape.isOneLine ? head : heads[at]!, room, picture }),
        around: shape.around,
      }))
      const letters = {
        '--points': `${points}pt`,
        '--label': `${label}pt`,
        '--head': `${head}mm`,
        '--picture': `${picture}mm`,
      }
      return { points, room, levels: heights, letters }
    })
    const best = fitPoster(sizes, shape.layout)
    setFound({
      ...best,
      of: [levels, shape],
      letters: sizes.find(({ points }) => points === best.points)!.letters as CSSProperties,
    })
  }, [levels, shape, seen])
  // What was found for another shape says nothing about this one.
  const fit = found?.of[0] === levels && found.of[1] === shape ? found : null
  return { measuring, fit, onImage: () => setSeen((count) => count + 1) }
}

/** How much smaller a label must be for its longest word to stand on one line: 1 where it does. */
function labelShare(panel: HTMLElement): number {
  const label = panel.querySelector('h2')!
  const words = label.firstElementChild as HTMLElement
  words.style.display = 'inline-block'
  words.style.inlineSize = 'min-content'
  words.style.overflowWrap = 'normal'
  const share = label.clientWidth / words.getBoundingClientRect().width
  words.removeAttribute('style')
  // A hair less, so that rounding does not break it.
  return Math.min(1, share * 0.99)
}

/** A level stands in its own column on every sheet, whatever else is there. */
function placeOf(level: number, columns: number): CSSProperties {
  return { gridColumn: (level % columns) + 1, gridRow: Math.floor(level / columns) + 1 }
}

function shapeStyle({ width, height, trim, columns, lines, room }: PosterShape): CSSProperties {
  const lengths = { '--width': width, '--height': height - 0.1, '--trim': trim, '--room': room }
  return {
    '--columns': columns,
    '--lines': lines,
    ...Object.fromEntries(Object.entries(lengths).map(([name, length]) => [name, `${length}mm`])),
  } as CSSProperties
}
