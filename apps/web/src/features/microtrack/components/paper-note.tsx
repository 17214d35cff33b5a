import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import type { Gauge, Microtrack, LineSymbol as SymbolName } from '@track/microtrack'
import type { ReactNode } from 'react'
import { formatDate } from '../../../lib/format-date'
import { LineSymbol } from '../../../ui/line-symbol'
import { QrCode } from '../../../ui/qr-code'
import type { LessonPupil } from '../lesson-view'
import { type PaperLine, paperLinesOf } from '../paper-lines'
import { GaugeShape } from './gauge-shape'
import styles from './paper-note.module.css'

/** A quarter of a page, a sticky note of 76 mm, or half a page in large print. */
export type NoteSize = 'quarter' | 'sticky' | 'large'

const GAUGES: readonly Gauge[] = ['not-yet', 'nearly', 'got-it']
/** A task and its ways stay together unless they are longer than this, or more. */
const TOGETHER = { letters: 200, ways: 4 }
/** Ways no longer than this stand beside each other. */
const SHORT = 24
/** A longer name is set smaller and closer, and a longer outcome stands below the head, so that the list keeps its room. */
const LONG_NAME = 60
const LONG_OUTCOME = 90

interface NoteOnPaper {
  readonly pupil: LessonPupil
  readonly size: NoteSize
  readonly points: number
  /** Empty lines for what they also did. */
  readonly blanks: number
  readonly today: CalendarDate
  /** Where the code on it leads. */
  readonly address: string
  readonly pictures: boolean
}

/**
 * A pupil's note on paper: whose and when, then outcome, criteria and tasks, room for what they also did, and where to start next.
 * `from` and `until` say which of its pieces stand on this one, where it goes on on another.
 */
export function PaperNote({
  from = 0,
  until = Number.POSITIVE_INFINITY,
  at = 1,
  of = 1,
  ...note
}: NoteOnPaper & { readonly from?: number; readonly until?: number; readonly at?: number; readonly of?: number }) {
  const { pupil, size, points, today, address } = note
  const { label, code } = pupil
  return (
    <article
      className={[styles.note, styles[size], pupil.note.lines.length > 9 && styles.many].filter(Boolean).join(' ')}
      style={{ fontSize: `${points}pt` }}
      data-note={size}
    >
      <header className={styles.head} data-head>
        <div className={styles.door}>
          <QrCode text={address} className={styles.code} />
          <p className={styles.letters}>
            <span>{code.slice(0, 4)}</span>
            <span>{code.slice(4)}</span>
          </p>
        </div>
        <div className={styles.whose}>
          <h2 className={label.length > LONG_NAME ? styles.long : undefined}>
            <bdi>{label}</bdi>
          </h2>
          <p>
            <Days {...pupil.note} today={today} />
            {of > 1 && (
              <>
                {' · '}
                <Trans>
                  {at} of {of}
                </Trans>
              </>
            )}
          </p>
          {isInHead(pupil.note) && <Outcome note={pupil.note} />}
        </div>
      </header>
      {piecesOf(note).slice(from, until)}
    </article>
  )
}

/** Everything below the head, in pieces that are never cut. */
function piecesOf({ pupil: { note }, size, blanks, pictures }: NoteOnPaper): ReactNode[] {
  const pieces: ReactNode[] = []
  if (!isInHead(note))
    pieces.push(
      <div key="outcome" data-line>
        <Outcome note={note} />
      </div>,
    )
  if (size !== 'sticky') pieces.push(<CriteriaHead key="criteria" />)
  for (const { id, text, gauge } of note.criteria)
    pieces.push(<CriterionLine key={`criterion ${id}`} text={text} gauge={gauge} />)
  pieces.push(<div key="rule" className={styles.rule} data-line />)
  if (note.startNext) pieces.push(<StartHere key="start" text={note.startNext} />)
  for (const paper of paperLinesOf(note)) {
    const letters = [paper.line, ...paper.ways].reduce((sum, { text }) => sum + text.length, 0)
    const areTogether =
      paper.ways.every(({ text }) => text.length <= SHORT) ||
      (letters <= TOGETHER.letters && paper.ways.length <= TOGETHER.ways)
    const symbol = pictures ? paper.line.symbol : null
    pieces.push(<TaskLine key={paper.line.id} paper={paper} symbol={symbol} withWays={areTogether} />)
    if (!areTogether)
      for (const way of paper.ways)
        pieces.push(
          <div key={`${paper.line.id} ${way.id}`} className={styles.ways} data-line>
            <Way paper={paper} way={way} />
          </div>,
        )
  }
  for (let blank = 1; blank <= blanks; blank++) pieces.push(<AlsoDid key={`also ${blank}`} />)
  pieces.push(<Exit key="exit" />)
  return pieces
}

function isInHead({ outcome }: Microtrack): boolean {
  return outcome.text.length <= LONG_OUTCOME
}

function Outcome({ note }: { readonly note: Microtrack }) {
  return (
    <p className={styles.outcome} dir="auto">
      {note.outcome.text}
    </p>
  )
}

function CriteriaHead() {
  const { t } = useLingui()
  const words: Record<Gauge, string> = { 'not-yet': t`not yet`, nearly: t`nearly`, 'got-it': t`got it` }
  return (
    <p className={styles.criteriaHead} data-line>
      <span>
        <Trans>I will know because</Trans>
      </span>
      {GAUGES.map((gauge) => (
        <span key={gauge} className={styles.meaning}>
          <GaugeShape gauge={gauge} /> {words[gauge]}
        </span>
      ))}
    </p>
  )
}

function CriterionLine({ text, gauge: said }: { readonly text: string; readonly gauge: Gauge | null }) {
  return (
    <div className={styles.criterion} data-line>
      <span dir="auto">{text}</span>
      <span className={styles.gauges}>
        {GAUGES.map((gauge) => (
          <span key={gauge} className={gauge === said ? styles.said : undefined}>
            <GaugeShape gauge={gauge} />
          </span>
        ))}
      </span>
    </div>
  )
}

function StartHere({ text }: { readonly text: string }) {
  return (
    <p className={styles.start} data-line>
      <strong>
        <Trans>Start here:</Trans>
      </strong>{' '}
      <bdi>{text}</bdi>
    </p>
  )
}

function TaskLine({
  paper,
  symbol,
  withWays,
}: {
  readonly paper: PaperLine
  readonly symbol: SymbolName | null
  readonly withWays: boolean
}) {
  const { line, number, ways } = paper
  return (
    <div className={styles.task} data-line>
      <span className={styles.number}>{number}</span>
      <Box isTicked={line.isDone} />
      {symbol && (
        <span className={styles.symbol}>
          <LineSymbol name={symbol} size="1.7em" />
        </span>
      )}
      <div className={styles.words}>
        <span dir="auto" className={line.isDone ? styles.done : undefined}>
          {line.text}
        </span>
        {withWays && ways.length > 0 && (
          <div className={styles.together}>
            {ways.map((way) => (
              <Way key={way.id} paper={paper} way={way} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

function Way({
  paper: { line },
  way: { id, letter, text },
}: {
  readonly paper: PaperLine
  readonly way: PaperLine['ways'][number]
}) {
  const isChosen = line.choice?.chosenIds.includes(id) ?? false
  return (
    <span className={styles.way}>
      <span className={`${styles.circle} ${isChosen ? styles.chosen : ''}`}>{letter}</span>
      <span dir="auto">{text}</span>
    </span>
  )
}

function AlsoDid() {
  return (
    <div className={`${styles.task} ${styles.also}`} data-line>
      <span className={styles.number}>+</span>
      <Box isTicked={false} />
      <span className={styles.blank}>
        <Trans>I also did…</Trans>
      </span>
    </div>
  )
}

function Exit() {
  return (
    <div className={styles.exit} data-line>
      <span className={styles.blank}>
        <Trans>Next time I start with…</Trans>
      </span>
    </div>
  )
}

function Box({ isTicked }: { readonly isTicked: boolean }) {
  return (
    <svg className={styles.box} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <rect x="0.7" y="0.7" width="10.6" height="10.6" rx="1.4" fill="none" stroke="currentColor" strokeWidth="1.1" />
      {isTicked && <path d="M3 6.3l2.2 2.2L9.3 3.6" fill="none" stroke="currentColor" strokeWidth="1.7" />}
    </svg>
  )
}

function Days({ startsOn, endsOn, today }: Pick<Microtrack, 'startsOn' | 'endsOn'> & { readonly today: CalendarDate }) {
  const [from, until] = [startsOn, endsOn].map((day) => formatDate(day, { today }))
  return startsOn === endsOn ? from : `${from} – ${until}`
}
