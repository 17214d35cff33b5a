import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { currentOrder, type OpenIssue, type Outcome, type Readiness, readiness } from '@track/micro-progression'
import { useEffect, useMemo, useRef, useState } from 'react'
import { paths } from '../../../app/paths'
import { Button, buttonClass } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { FormDialog } from '../../../ui/form-dialog'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { TextArea } from '../../../ui/text-area'
import type { SessionPlace } from '../session-place'
import type { ShownPiece } from '../shown-pieces'
import { type NoPairHere, usePair } from '../use-pair'
import type { SessionHere } from '../use-session'
import styles from './judge-page.module.css'
import { PairBoard } from './order/pair-board'
import { SessionPage } from './session-page'

/** Pair after pair, side by side: which is better? No score, no class, no name. */
export function JudgePage(place: SessionPlace) {
  const { t } = useLingui()
  return (
    <SessionPage place={place} title={t`Which is better?`}>
      {(here, pieces) => <Judge here={here} pieces={pieces} place={place} />}
    </SessionPage>
  )
}

type Pieces = ReadonlyMap<string, ShownPiece>
type Agreed = 'consensus' | 'vote' | 'alone'

function Judge({
  here,
  pieces,
  place,
}: {
  readonly here: SessionHere
  readonly pieces: Pieces
  readonly place: SessionPlace
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const { session, state, me, write } = here
  const ready = useMemo(() => readiness(session), [session])
  /** Somebody who wants to compare more although the order is ready, for as long as they stay on this page. */
  const [wantsMore, setWantsMore] = useState(false)
  const isPaused = ready.ready && !wantsMore
  const { pair, none } = usePair(here, { schoolId: place.school.id, isPaused })
  /** How many of one's own decisions one has gone back; 0 is the pair in hand. */
  const [back, setBack] = useState(0)
  const [agreed, setAgreed] = useState<Agreed>('consensus')
  const [note, setNote] = useState('')
  const [isWriting, setIsWriting] = useState(false)
  const own = state.decisions.filter(({ by, counts }) => by === me && counts)
  const earlier = back > 0 ? own.at(-back) : undefined

  // Until the next pair is here the last one stays, so that the page does not jump.
  const last = useRef<OpenIssue | null>(null)
  const before = last.current
  if (pair) last.current = pair
  const isTakenBack =
    before !== null &&
    before.issueId !== pair?.issueId &&
    state.releasedIssues.some(({ issueId, reason }) => issueId === before.issueId && reason === 'left')
  useEffect(() => {
    if (isTakenBack) notices.show({ text: t`Somebody gave the pair you had to somebody else.` })
  }, [isTakenBack, notices, t])
  const shown = pair ?? (none === null ? last.current : null)
  const isEnough = pair === null && isPaused && !earlier

  const nameOf = (pieceId: string) => pieces.get(pieceId)?.name ?? ''
  const pairId = pair?.issueId
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each pair
  useEffect(() => {
    if (pair && back === 0) notices.say(t`${nameOf(pair.left)} and ${nameOf(pair.right)}`)
  }, [pairId])

  const decide = (outcome: Outcome) => {
    if (!pair) return
    const { issueId, left, right, purpose } = pair
    write([
      {
        kind: 'decision',
        issueId,
        left,
        right,
        outcome,
        ...(purpose === 'extreme' && agreed !== 'alone' && { agreed }),
        ...(note !== '' && { words: { note } }),
      },
    ])
    setNote('')
  }
  const putAside = (reason: 'skip' | 'cannot-judge') => {
    if (pair) write([{ kind: 'release', issueId: pair.issueId, reason }])
  }
  const redecide = (outcome: Outcome | 'withdrawn') => {
    if (!earlier) return
    if (outcome !== earlier.outcome) {
      write([{ kind: 'revision', of: earlier.decisionId, outcome }])
      notices.show({ text: outcome === 'withdrawn' ? t`Taken back.` : t`Changed.` })
    }
    setBack(0)
  }

  return (
    <div className={styles.judge}>
      {!isEnough && (
        <div className={styles.top}>
          <Progress
            here={here}
            place={place}
            ready={ready}
            isOfEnds={shown?.purpose === 'extreme'}
            isHidden={!!earlier}
          />
          {/* In the room of the progress, so that the papers and the answers stay where they are. */}
          {earlier && (
            <h2 id="earlier">
              <Plural value={back} one="Your last decision" other="Your decision # back" />
            </h2>
          )}
        </div>
      )}
      {earlier ? (
        <section aria-labelledby="earlier">
          <PairBoard
            key="earlier"
            left={pieces.get(earlier.left)!}
            right={pieces.get(earlier.right)!}
            chosen={earlier.outcome}
            onAnswer={redecide}
          >
            <Buttons>
              {/* Where “Go back” was: pressed twice, it goes back twice. */}
              <Button disabled={back >= own.length} onClick={() => setBack(back + 1)}>
                <Trans>One further back</Trans>
              </Button>
              <Button look="primary" onClick={() => setBack(0)}>
                <Trans>Leave it as it is</Trans>
              </Button>
              <Button onClick={() => redecide('withdrawn')}>
                <Trans>Take it back</Trans>
              </Button>
            </Buttons>
            {earlier.note && <p className={styles.quiet}>{earlier.note}</p>}
          </PairBoard>
        </section>
      ) : isEnough ? (
        <Enough
          place={place}
          onMore={() => setWantsMore(true)}
          onBack={own.length > 0 ? () => setBack(1) : undefined}
        />
      ) : shown && pieces.has(shown.left) && pieces.has(shown.right) ? (
        <PairBoard
          left={pieces.get(shown.left)!}
          right={pieces.get(shown.right)!}
          isBusy={pair === null}
          onAnswer={decide}
        >
          <div className={styles.besides}>
            {shown.purpose === 'extreme' && (
              <fieldset className={styles.agreed}>
                <legend>
                  <Trans>How is it decided?</Trans>
                </legend>
                {(
                  [
                    ['consensus', t`We agree`],
                    ['vote', t`By a vote`],
                    ['alone', t`I decide alone`],
                  ] as const
                ).map(([value, label]) => (
                  <Checkbox
                    key={value}
                    type="radio"
                    name="agreed"
                    checked={agreed === value}
                    onChange={() => setAgreed(value)}
                  >
                    {label}
                  </Checkbox>
                ))}
              </fieldset>
            )}
            <Buttons>
              <Button onClick={() => setBack(1)} disabled={own.length === 0}>
                <Trans>Go back</Trans>
              </Button>
              <Button onClick={() => putAside('skip')} disabled={!pair}>
                <Trans>Skip</Trans>
              </Button>
              <Button onClick={() => putAside('cannot-judge')} disabled={!pair}>
                <Trans>I cannot judge these two</Trans>
              </Button>
              <Button onClick={() => setIsWriting(true)} disabled={!pair}>
                {note ? <Trans>Change the note</Trans> : <Trans>Add a note</Trans>}
              </Button>
            </Buttons>
          </div>
          {note && <p className={styles.quiet}>{note}</p>}
        </PairBoard>
      ) : (
        none && <Nothing none={none} place={place} onBack={own.length > 0 ? () => setBack(1) : undefined} here={here} />
      )}
      <Others here={here} pieces={pieces} />
      <details className={styles.help}>
        <summary>
          <Trans>Keys, swipes and switches</Trans>
        </summary>
        <ul>
          <li>
            <Trans>Keys: left arrow or 1, down arrow, 0 or 2 for about the same, right arrow or 3.</Trans>
          </li>
          <li>
            <Trans>Fingers: press an answer, or put a finger on the better response and swipe it left or right.</Trans>
          </li>
          <li>
            <Trans>
              One switch: each pair begins right before the answers. Tab (or your scanner) goes from one to the next,
              Enter or Space takes it. Everything on this page is reached that way; nothing is timed.
            </Trans>
          </li>
        </ul>
      </details>
      {isWriting && (
        <FormDialog
          title={t`A note on this decision`}
          verb={t`Keep the note`}
          error={null}
          waiting={false}
          onClose={() => setIsWriting(false)}
          onSubmit={(textOf) => {
            setNote(textOf('note'))
            setIsWriting(false)
          }}
        >
          <TextArea
            label={t`Note`}
            hint={t`Kept with the decision you take next. Name no pupil.`}
            name="note"
            maxLength={2000}
            defaultValue={note}
            data-first
          />
        </FormDialog>
      )}
    </div>
  )
}

/** How far the team has come, as a thin line that fills; and where it leads. */
function Progress({
  here: { session, state },
  place,
  ready: { fraction, ready: isReady, about },
  isOfEnds,
  isHidden,
}: {
  readonly here: SessionHere
  readonly place: SessionPlace
  readonly ready: Readiness
  /** The two on the page are ends of different classes. */
  readonly isOfEnds: boolean
  readonly isHidden: boolean
}) {
  const { t } = useLingui()
  const { rungs, unplaced } = currentOrder(session)
  const placed = rungs.flat().length
  const all = placed + unplaced.length
  const percent = Math.round(fraction * 100)
  const isOrdered = all > 1 && unplaced.length === 0
  return (
    <div className={styles.progress} data-hidden={isHidden || undefined}>
      <div>
        <p>
          {state.phase === 'extremes' && isOfEnds ? (
            <Trans>First the ends: which of the classes’ lowest and highest.</Trans>
          ) : !isOrdered ? (
            <Trans>
              {placed} of {all} have their place.
            </Trans>
          ) : isReady ? (
            <Trans>Every response has its place, and the order is ready.</Trans>
          ) : (
            <Plural
              value={about}
              one="Every response has its place. About # more look makes it sure."
              other="Every response has its place. About # more looks make it sure."
            />
          )}
        </p>
        <div className={styles.line} role="progressbar" aria-label={t`How ready the order is`} aria-valuenow={percent}>
          <div style={{ inlineSize: `${percent}%` }} />
        </div>
      </div>
      {isOrdered && (
        <Link
          to={paths.continuum}
          params={{ schoolId: place.school.id, classId: place.classId, sessionId: place.sessionId }}
          className={buttonClass(isReady ? 'primary' : 'plain')}
        >
          {isReady ? <Trans>Go to the chart</Trans> : <Trans>It is good enough</Trans>}
        </Link>
      )}
    </div>
  )
}

/** The order is ready: nothing more is asked, and the way leads on to the chart. */
function Enough({
  place: { school, classId, sessionId },
  onMore,
  onBack,
}: {
  readonly place: SessionPlace
  readonly onMore: () => void
  readonly onBack: (() => void) | undefined
}) {
  const title = useRef<HTMLHeadingElement>(null)
  // On no button: whoever presses a key for the next answer presses nothing here.
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  return (
    <section className={styles.enough} aria-labelledby="enough">
      <h2 ref={title} id="enough" tabIndex={-1}>
        <Trans>The order is ready</Trans>
      </h2>
      <p>
        <Trans>Every response has its place. More comparing would change little.</Trans>
      </p>
      <Buttons>
        <Link
          to={paths.continuum}
          params={{ schoolId: school.id, classId, sessionId }}
          className={buttonClass('primary')}
        >
          <Trans>Go to the chart</Trans>
        </Link>
        <Button onClick={onMore}>
          <Trans>Compare more</Trans>
        </Button>
        {onBack && (
          <Button onClick={onBack}>
            <Trans>Go back</Trans>
          </Button>
        )}
      </Buttons>
    </section>
  )
}

/** Why there is no pair just now, and what to do next. */
function Nothing({
  none,
  place,
  here,
  onBack,
}: {
  readonly none: NoPairHere
  readonly place: SessionPlace
  readonly here: SessionHere
  readonly onBack: (() => void) | undefined
}) {
  const params = { schoolId: place.school.id, classId: place.classId, sessionId: place.sessionId }
  const missing = here.head.collections.filter(({ id }) => here.state.nominationsMissing.includes(id))
  const toCollect = (
    <Link to={paths.orderingSession} params={params} className={buttonClass('primary')}>
      <Trans>Go to the responses</Trans>
    </Link>
  )
  const toOrder = (
    <Link to={paths.continuum} params={params} className={buttonClass('primary')}>
      <Trans>See the order</Trans>
    </Link>
  )
  const words: Record<NoPairHere, React.ReactNode> = {
    'too-few-pieces': <Trans>Two responses are needed before they can be compared.</Trans>,
    'names-not-checked': (
      <Trans>Nobody has looked yet whether names can be read on some of the pictures. That comes first.</Trans>
    ),
    'nominations-missing': (
      <Trans>
        Waiting for {missing.map(({ className }) => className).join(', ')} to choose the lowest and the highest.
      </Trans>
    ),
    'all-in-flight': (
      <Trans>Everything that is left is being looked at by others. The next pair comes by itself.</Trans>
    ),
    'only-skipped': <Trans>All that is left are pairs you put aside. Others can decide them.</Trans>,
    'no-pairs-left': <Trans>You have compared every pair there is. Thank you.</Trans>,
    'session-full': (
      <Trans>
        This session can hold no more comparisons. The order stands as it is, and the chart can be made from it.
      </Trans>
    ),
  }
  const next: Record<NoPairHere, React.ReactNode> = {
    'too-few-pieces': toCollect,
    'names-not-checked': toCollect,
    'nominations-missing': (
      <Link to={paths.nominate} params={params} className={buttonClass('primary')}>
        <Trans>Lowest and highest</Trans>
      </Link>
    ),
    'all-in-flight': null,
    'only-skipped': toOrder,
    'no-pairs-left': toOrder,
    'session-full': toOrder,
  }
  return (
    <div className={styles.nothing}>
      <p role="status">{words[none]}</p>
      <Buttons>
        {next[none]}
        {onBack && (
          <Button onClick={onBack}>
            <Trans>Go back</Trans>
          </Button>
        )}
      </Buttons>
    </div>
  )
}

/** Who else is looking at what. A pair that somebody left lying is given on by anybody. */
function Others({
  here: { state, me, nameOf, write },
  pieces,
}: {
  readonly here: SessionHere
  readonly pieces: Pieces
}) {
  const { t } = useLingui()
  const others = state.openIssues.filter(({ by }) => by !== me)
  if (others.length === 0) return null
  return (
    <section aria-labelledby="others">
      <h2 id="others" className="visually-hidden">
        <Trans>Who else is comparing</Trans>
      </h2>
      <ul className={styles.others}>
        {others.map(({ issueId, by, left, right }) => {
          const [first, second] = [pieces.get(left)?.number ?? '', pieces.get(right)?.number ?? '']
          const who = nameOf(by) || t`Somebody else`
          return (
            <li key={issueId}>
              <span>
                <Trans>
                  {who} is looking at Response {first} and {second}.
                </Trans>
              </span>
              <Button
                look="quiet"
                aria-label={t`Give it to somebody else: Response ${first} and ${second}`}
                onClick={() => write([{ kind: 'release', issueId, reason: 'left' }])}
              >
                <Trans>Give it to somebody else</Trans>
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
