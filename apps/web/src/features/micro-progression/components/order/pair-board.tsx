import { Trans, useLingui } from '@lingui/react/macro'
import type { Outcome } from '@track/micro-progression'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useMediaQuery } from '../../../../lib/use-media-query'
import { Icon } from '../../../../ui/icon'
import type { ShownPiece } from '../../shown-pieces'
import { PieceView } from '../piece-view'
import styles from './pair-board.module.css'
import { useSwipe } from './use-swipe'

const KEYS: Readonly<Record<string, Outcome>> = {
  ArrowLeft: 'left',
  1: 'left',
  ArrowDown: 'same',
  0: 'same',
  2: 'same',
  ArrowRight: 'right',
  3: 'right',
}

/** A finger that was already on its way when two papers came means something else than an answer about them. */
const SETTLES_IN = 400

/**
 * Two papers side by side (one above the other on a phone) and three answers.
 *
 * Answered by pressing, by keys, by swiping the better paper to either side, or by one switch: every pair begins right before the answers,
 * which are three Tab stops next to each other, and nothing needs two keys at once or a time. A press or swipe in the first moment after
 * the papers came answers nothing.
 */
export function PairBoard({
  left,
  right,
  chosen = null,
  isBusy = false,
  onAnswer,
  children,
}: {
  readonly left: ShownPiece
  readonly right: ShownPiece
  /** The answer that was given before. */
  readonly chosen?: Outcome | null
  /** The next pair is on its way: nothing is answered meanwhile. */
  readonly isBusy?: boolean
  readonly onAnswer: (outcome: Outcome) => void
  /** What else can be done, after the answers. */
  readonly children?: ReactNode
}) {
  const { t } = useLingui()
  const isStacked = useMediaQuery('(max-width: 599px)')
  const board = useRef<HTMLDivElement>(null)
  const answerBox = useRef<HTMLFieldSetElement>(null)
  const pairKey = `${left.pieceId} ${right.pieceId}`

  // Before the first answer, and on none: an answer that stands out would be taken more often.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new pair
  useEffect(() => {
    const at = document.activeElement
    const isElsewhere = at !== null && at !== document.body && at.id !== 'main' && !board.current?.contains(at)
    if (!isElsewhere) answerBox.current?.focus({ preventScroll: true })
  }, [pairKey])

  const [settled, setSettled] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(pairKey), SETTLES_IN)
    return () => clearTimeout(timer)
  }, [pairKey])
  const isSettled = settled === pairKey

  const answer = (outcome: Outcome) => {
    if (!isBusy) onAnswer(outcome)
  }
  const touch = (outcome: Outcome) => {
    if (isSettled) answer(outcome)
  }
  const press = (event: KeyboardEvent) => {
    const outcome = KEYS[event.key]
    const target = event.target as HTMLElement
    const isElsewhere = target.closest('textarea, input, select, dialog') !== null
    // A paper that has the focus scrolls by the arrows.
    const isScrolling = event.key.startsWith('Arrow') && target.matches('section')
    if (outcome === undefined || event.repeat || isElsewhere || isScrolling || hasModifier(event)) return
    event.preventDefault()
    answer(outcome)
  }
  const answers = [
    { outcome: 'left', label: isStacked ? t`Upper is better` : t`Left is better`, key: '←', at: left.name },
    { outcome: 'same', label: t`About the same`, key: '↓', at: null },
    { outcome: 'right', label: isStacked ? t`Lower is better` : t`Right is better`, key: '→', at: right.name },
  ] as const
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the answers inside are the controls; keys are a quicker way to them
    <div
      ref={board}
      className={styles.board}
      aria-busy={isBusy}
      data-settled={isSettled}
      tabIndex={-1}
      onKeyDown={press}
    >
      <div className={styles.papers} data-busy={isBusy || undefined}>
        <Paper key={`left ${left.pieceId}`} piece={left} onBetter={() => touch('left')} />
        <Paper key={`right ${right.pieceId}`} piece={right} onBetter={() => touch('right')} />
      </div>
      <fieldset ref={answerBox} className={styles.answers} tabIndex={-1}>
        <legend className="visually-hidden">
          <Trans>Which is better?</Trans>
        </legend>
        {answers.map(({ outcome, label, key, at }) => (
          <button
            key={outcome}
            type="button"
            className={styles.answer}
            aria-pressed={chosen === null ? undefined : chosen === outcome}
            aria-disabled={isBusy}
            aria-label={at === null ? label : `${label}: ${at}`}
            // A key makes a click without a count: it presses what has the focus, which nothing moves.
            onClick={({ detail }) => (detail === 0 ? answer(outcome) : touch(outcome))}
          >
            {chosen === outcome && <Icon name="tick" />}
            <span>{label}</span>
            <kbd>{key}</kbd>
          </button>
        ))}
      </fieldset>
      {children}
    </div>
  )
}

function Paper({ piece, onBetter }: { readonly piece: ShownPiece; readonly onBetter: () => void }) {
  const swipe = useSwipe(onBetter)
  return (
    <article className={styles.paper} {...swipe}>
      <h2 className={styles.name}>{piece.name}</h2>
      <div className={styles.view}>
        <PieceView {...piece} />
      </div>
    </article>
  )
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey
}
