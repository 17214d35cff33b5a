import { comparePlacements, type Placement, type PlacementView, type Work } from '@track/micro-progression'
import { longDay } from '../note/day-name'
import type { ChartFamily, FamilyLine } from './chart-families'
import css from './charts.module.css'
import { OwnPaper } from './paper'
import { useChartWords } from './use-chart-words'

interface Pieces {
  readonly family: ChartFamily
  /** The pieces that a teacher has looked at since; they stand apart. */
  readonly looked: ReadonlySet<string>
  readonly onAgain: ((work: Work) => void) | null
}

/** My own way on the chart, piece by piece: where I put each, what I had gone for, glow and grow. Nobody else is in it. */
export function MyPieces({ family, looked, onAgain }: Pieces) {
  const { tell } = useChartWords()
  const { lines, chart } = family
  const others = lines.filter(({ work }) => !looked.has(work.id))
  if (lines.length > 0 && others.length === 0) return null
  const isChanged = lines.some(({ on }) => on.id !== chart.id)
  return (
    <section className={css.part} aria-labelledby="my-pieces">
      <h2 id="my-pieces">{tell('myPieces')}</h2>
      {isChanged && <p className={css.changed}>{tell('chartChanged')}</p>}
      {lines.length === 0 && <p className={css.quiet}>{tell('noPieces')}</p>}
      <PieceLines lines={others} chart={chart} onAgain={onAgain} />
    </section>
  )
}

/** The pieces that a teacher has looked at since: before everything else on the page. */
export function LookedAt({ family: { lines, chart }, looked, onAgain }: Pieces) {
  const { tell } = useChartWords()
  const these = lines.filter(({ work }) => looked.has(work.id))
  if (these.length === 0) return null
  return (
    <section className={css.part} aria-labelledby="teacher-looked">
      <h2 id="teacher-looked">{tell('teacherLooked')}</h2>
      <PieceLines lines={these} chart={chart} onAgain={onAgain} />
    </section>
  )
}

function PieceLines({
  lines,
  chart,
  onAgain,
}: Pick<ChartFamily, 'lines' | 'chart'> & { readonly onAgain: Pieces['onAgain'] }) {
  const { tell } = useChartWords()
  return (
    <ol className={css.pieces}>
      {lines.map((line) => (
        <li key={line.work.id}>
          <PieceLine line={line} isOld={line.on.id !== chart.id} now={chart} />
          {onAgain && line.on.id === chart.id && (
            <button type="button" className="plain" onClick={() => onAgain(line.work)}>
              {tell('placeAgain')}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}

function PieceLine({
  line,
  isOld,
  now,
}: {
  readonly line: FamilyLine
  readonly isOld: boolean
  readonly now: ChartFamily['chart']
}) {
  const { tell, placed, placeName } = useChartWords()
  const { work, own, on, mapped, isStart, others } = line
  return (
    <>
      <p className={css.day}>
        {longDay(work.doneOn)}
        {isStart && <strong className={css.start}>{tell('myStart')}</strong>}
      </p>
      {(work.imageId !== null || work.words?.text) && (
        <div className={css.small}>
          <OwnPaper work={work} picture={null} />
        </div>
      )}
      <p className={css.put}>{own ? placed(on, own, ['putAt', 'putIt']) : tell('notPlaced')}</p>
      {isOld && (
        <p className={css.quiet}>
          {mapped && mapped !== 'not comparable'
            ? tell('nowAt', { place: placeName(now, mapped) })
            : tell('onOldChart')}
        </p>
      )}
      <Reached line={line} />
      <GlowAndGrow line={line} />
      {others.length > 0 && <Views own={own} others={others} chart={on} />}
    </>
  )
}

/** What I had gone for with this piece, and whether it is there; where two charts share nothing, nobody can say. */
export function Reached({ line: { goal, reached } }: { readonly line: FamilyLine }) {
  const { tell } = useChartWords()
  if (goal === null || reached === null) return null
  return (
    <p>
      {tell('wentFor', { label: goal })}, <strong>{tell(reached ? 'gotThere' : 'stillGrowing')}</strong>
    </p>
  )
}

export function GlowAndGrow({ line: { glows, grow } }: { readonly line: Pick<FamilyLine, 'glows' | 'grow'> }) {
  const { tell } = useChartWords()
  if (glows.length === 0 && grow === null) return null
  return (
    <dl className={css.words}>
      {glows.map((glow) => (
        <div key={glow}>
          <dt>{tell('glow')}</dt>
          <dd>{glow}</dd>
        </div>
      ))}
      {grow !== null && (
        <div>
          <dt>{tell('grow')}</dt>
          <dd>{grow}</dd>
        </div>
      )}
    </dl>
  )
}

const SAID = { pupil: 'youSaid', teacher: 'teacherSaid', peer: 'peerSaid' } as const

/** Where others put it, each with what they point at, when they see it differently. Nobody's takes the place of another's. */
function Views({
  own,
  others,
  chart,
}: {
  readonly own: Placement | null
  readonly others: readonly Placement[]
  readonly chart: FamilyLine['on']
}) {
  const { tell } = useChartWords()
  const { agree, views } = comparePlacements(own ? [own, ...others] : others, chart)
  if (own && agree)
    return others.some(({ by }) => by === 'teacher') ? <p className={css.quiet}>{tell('teacherAgrees')}</p> : null
  return (
    <div className={css.views}>
      {views.map((view) => (
        <View key={view.placement.id} view={view} chart={chart} />
      ))}
      {own && <p className={css.talk}>{tell('talkAboutIt')}</p>}
    </div>
  )
}

function View({
  view: { placement, qualifiers, nearestId },
  chart,
}: {
  readonly view: PlacementView
  readonly chart: FamilyLine['on']
}) {
  const { tell, placeName } = useChartWords()
  const nearest = chart.levels.find(({ exemplars }) => exemplars.some(({ pieceId }) => pieceId === nearestId))
  return (
    <div>
      <p>{tell(SAID[placement.by], { place: placeName(chart, placement) })}</p>
      <ul>
        {qualifiers.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
        {placement.words?.reason && <li>{placement.words.reason}</li>}
      </ul>
      {nearest && <p className={css.quiet}>{tell('mostLike', { label: nearest.level.label })}</p>}
    </div>
  )
}
