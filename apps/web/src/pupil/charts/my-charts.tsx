import type { Chart, Work } from '@track/micro-progression'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useApp } from '../note/note-context'
import { ReadAll, ReadLine, WithVoice } from '../parts/voice'
import type { PupilState } from '../pupil-app'
import { useWords } from '../words/use-words'
import { type ChartFamily, chartFamilies } from './chart-families'
import css from './charts.module.css'
import { ChoosePiece } from './choose-piece'
import { beginDraft, placeAgain } from './draft'
import { HoldUp } from './hold-up'
import { LookedAt, MyPieces } from './my-pieces'
import { NextStep } from './next-step'
import { chartsHere, draftOf } from './own-charts'
import { ExemplarPaper } from './paper'
import { LastGrow } from './reflect-step'
import { Strip } from './strip'
import { teacherLooked } from './teacher-looked'
import { useChartWords } from './use-chart-words'

const NOTHING_LOOKED_AT: ReadonlySet<string> = new Set()

/** The pupil and their chart: hold a piece up to it, see what comes next, and how far the way has been. */
export function MyCharts({ state, onBack }: { readonly state: PupilState; readonly onBack: () => void }) {
  const app = useApp()
  const say = useWords()
  const { charts, unsent } = state
  const here = useMemo(() => chartsHere({ charts, unsent }), [charts, unsent])
  const families = useMemo(() => (here ? chartFamilies(here) : []), [here])
  const draft = here ? draftOf(state, here.pupilId) : null
  // As it was when the page was opened: nothing moves away under a finger.
  const [looked] = useState(() => (here ? teacherLooked(here) : NOTHING_LOOKED_AT))
  const [wanted, setWanted] = useState<string | null>(() => {
    const news = families.find(({ lines }) => lines.some(({ work }) => looked.has(work.id)))
    return draft ? null : (news?.chart.id ?? null)
  })
  const [page, setPage] = useState<'chart' | 'choose' | 'placed'>('chart')
  useEffect(() => {
    app.openCharts(true)
    return () => app.openCharts(false)
  }, [app])

  const family = families.find(({ chart }) => chart.id === (wanted ?? draft?.work.chartId)) ?? families[0]
  const chart = family?.chart
  // What may be asked about is here before it is: the network may go in the middle.
  useEffect(() => {
    for (const { exemplars } of chart?.levels ?? [])
      for (const { imageId } of exemplars) if (imageId !== null) app.pictures.load(imageId).catch(() => undefined)
  }, [app, chart])

  const top = useRef<HTMLHeadingElement>(null)
  const step = page === 'chart' && draft ? draft.step : page
  const shown = useRef<typeof step | null>(null)
  useEffect(() => {
    if (shown.current !== step) {
      // Another page begins at its top, for eyes and for screen readers.
      scrollTo(0, 0)
      if (step === 'chart' || step === 'choose' || step === 'placed' || step === 'compare')
        top.current?.focus({ preventScroll: true })
    }
    shown.current = step
  }, [step])

  if (!here || !family || !chart) return null
  const draftHere = page === 'chart' && draft?.work.chartId === chart.id ? draft : null
  const lastGrow = family.lines.filter(({ own, work }) => own && work.id !== draft?.work.id).at(-1)?.grow ?? null
  const back = (
    <p className={css.bar}>
      <button type="button" className="plain" onClick={onBack}>
        {say('backToNote')}
      </button>
    </p>
  )
  return (
    <WithVoice>
      {!draftHere && back}
      {families.length > 1 && !draftHere && (
        <WhichChart families={families} chosen={chart.id} choose={setWanted} onChosen={() => setPage('chart')} />
      )}
      <div className={css.title} data-small={draftHere !== null || undefined}>
        <h1 ref={top} tabIndex={-1}>
          {chart.prompt}
        </h1>
        <ReadLine text={chart.prompt} />
      </div>
      {draftHere ? (
        <HoldUp chart={chart} draft={draftHere} lastGrow={lastGrow} onPlaced={() => setPage('placed')} />
      ) : page === 'choose' ? (
        <ChoosePiece
          onBack={() => setPage('chart')}
          onChosen={(piece) => {
            app.hold(beginDraft(chart, { ...piece, pupilId: here.pupilId, today: here.today }))
            setPage('chart')
          }}
        />
      ) : page === 'placed' ? (
        <Placed
          family={family}
          onAgain={(work) => {
            app.hold(placeAgain(work))
            setPage('chart')
          }}
          onDone={() => setPage('chart')}
        />
      ) : (
        <Home
          family={family}
          name={here.name}
          looked={looked}
          lastGrow={lastGrow}
          onHoldUp={() => setPage('choose')}
          onAgain={(work) => app.hold(placeAgain(work))}
        />
      )}
      {draftHere && back}
    </WithVoice>
  )
}

function Home({
  family,
  name,
  looked,
  lastGrow,
  onHoldUp,
  onAgain,
}: {
  readonly family: ChartFamily
  readonly name: string
  readonly looked: ReadonlySet<string>
  readonly lastGrow: string | null
  readonly onHoldUp: () => void
  readonly onAgain: (work: Work) => void
}) {
  const { tell } = useChartWords()
  const { chart, isHung, lines } = family
  const hasPlaced = lines.some(({ own }) => own)
  return (
    <>
      <LookedAt family={family} looked={looked} onAgain={isHung ? onAgain : null} />
      {lastGrow !== null && <LastGrow text={lastGrow} />}
      {isHung ? (
        <p className={css.begin}>
          <button type="button" className="main" onClick={onHoldUp}>
            {tell('holdUp')}
          </button>
        </p>
      ) : (
        <p className={css.quiet}>{tell('noMore')}</p>
      )}
      <NextStep family={family} />
      <MyPieces family={family} looked={looked} onAgain={isHung ? onAgain : null} />
      {hasPlaced && (
        <p className={css.actions}>
          <button type="button" onClick={() => print()}>
            {tell('printStrip')}
          </button>
        </p>
      )}
      <TheChart chart={chart} />
      {hasPlaced && <Strip family={family} name={name} />}
    </>
  )
}

function Placed({
  family,
  onAgain,
  onDone,
}: {
  readonly family: ChartFamily
  readonly onAgain: (work: Work) => void
  readonly onDone: () => void
}) {
  const { tell, placed } = useChartWords()
  const last = family.lines
    .filter(({ own }) => own)
    .toSorted(byRecorded)
    .at(-1)
  return (
    <section className={css.part} aria-live="polite">
      {last?.own && <p className={css.found}>{placed(last.on, last.own, ['pieceAt', 'pieceIs'])}</p>}
      <NextStep family={family} hasGrow />
      <p className={css.quiet}>{tell('lastCounts')}</p>
      <div className={css.actions}>
        <button type="button" className="main" onClick={onDone}>
          {tell('toMyPieces')}
        </button>
        {last && family.isHung && (
          <button type="button" onClick={() => onAgain(last.work)}>
            {tell('placeAgain')}
          </button>
        )}
      </div>
    </section>
  )
}

function byRecorded(a: ChartFamily['lines'][number], b: ChartFamily['lines'][number]): number {
  return a.own!.recordedAt < b.own!.recordedAt ? -1 : 1
}

/** As it hangs on the wall, low to high. */
function TheChart({ chart }: { readonly chart: Chart }) {
  const { tell } = useChartWords()
  const aloud = () =>
    chart.levels
      .map(({ level, qualifiers }) =>
        [tell('at', { label: level.label }), ...qualifiers.map(({ text }) => text)].join('. '),
      )
      .join('. ')
  return (
    <section className={css.part} aria-labelledby="the-chart">
      <h2 id="the-chart">{tell('theChart')}</h2>
      <ReadAll text={aloud} />
      <ol className={css.chart}>
        {chart.levels.map(({ level, qualifiers }) => (
          <li key={level.id}>
            <h3>{tell('at', { label: level.label })}</h3>
            <ExemplarPaper chart={chart} levelId={level.id} />
            <ul>
              {qualifiers.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

function WhichChart({
  families,
  chosen,
  choose,
  onChosen,
}: {
  readonly families: readonly ChartFamily[]
  readonly chosen: string
  readonly choose: (id: string) => void
  readonly onChosen: () => void
}) {
  const { tell } = useChartWords()
  return (
    <nav aria-label={tell('whichChart')} className={css.which}>
      {families.map(({ chart: { id, prompt } }) => (
        <button
          key={id}
          type="button"
          aria-current={id === chosen || undefined}
          onClick={() => {
            choose(id)
            onChosen()
          }}
        >
          {prompt}
        </button>
      ))}
    </nav>
  )
}
