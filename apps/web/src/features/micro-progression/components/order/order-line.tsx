import { Trans, useLingui } from '@lingui/react/macro'
import { currentOrder } from '@track/micro-progression'
import { Fragment, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useMediaQuery } from '../../../../lib/use-media-query'
import { Button } from '../../../../ui/button'
import { Icon } from '../../../../ui/icon'
import { useNotices } from '../../../../ui/notices'
import type { ShownPiece } from '../../shown-pieces'
import { type Place, type Step, stepOf } from '../../step-of'
import type { SessionHere } from '../../use-session'
import styles from './order-line.module.css'
import { useDrag } from './use-drag'

/** What is done with cards: a move, and the way back from the last one, which stays until the next. */
export interface Moves {
  readonly move: (piece: ShownPiece, place: Place) => void
  readonly undone: { readonly name: string; readonly undo: () => void } | null
  /** The card that is to have the focus once it stands in its new place. */
  readonly inHand: RefObject<string | null>
}

export function useMoves({ write }: Pick<SessionHere, 'write'>): Moves {
  const { t } = useLingui()
  const notices = useNotices()
  const [undone, setUndone] = useState<Moves['undone']>(null)
  const inHand = useRef<string | null>(null)
  return {
    move: ({ pieceId, name }, { place, besideId }) => {
      const [id] = write([{ kind: 'move', pieceId, place, besideId }])
      if (id === undefined) return
      notices.say(t`${name} moved.`)
      setUndone({
        name,
        undo: () => {
          write([{ kind: 'revision', of: id, outcome: 'withdrawn' }])
          notices.say(t`${name} is back where it was.`)
          inHand.current = pieceId
          setUndone(null)
        },
      })
    },
    undone,
    inHand,
  }
}

/**
 * The order as cards on a line, low to high: along the page, or as a ladder on a phone. Those on one rung are about the same.
 *
 * Cards move by drag, by Alt and arrows, and by their buttons.
 */
export function OrderLine({
  here,
  pieces,
  moves: { move, undone, inHand },
  onOpen,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly moves: Moves
  readonly onOpen: (pieceId: string) => void
}) {
  const { t } = useLingui()
  const { session, state } = here
  const { rungs } = currentOrder(session)
  const isUpwards = useMediaQuery('(max-width: 599px)')
  const line = useRef<HTMLOListElement>(null)
  const more = useMore(line)
  const labels = new Map(
    state.exemplars.flatMap(({ levelId, pieceIds }) =>
      pieceIds.map((id) => [id, session.levels.find((level) => level.id === levelId)?.label ?? '']),
    ),
  )

  // A card that moved is drawn anew in its new place: what was in hand stays in hand.
  useEffect(() => {
    if (inHand.current === null) return
    const card = document.getElementById(cardId(inHand.current))
    inHand.current = null
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const put = (pieceId: string, place: Place | null) => {
    if (place === null) return
    inHand.current = pieceId
    move(pieces.get(pieceId)!, place)
  }
  const step = (pieceId: string, to: Step) => put(pieceId, stepOf(rungs, pieceId, to))
  const { drop, cardProps } = useDrag(line, {
    isUpwards,
    onDrop: (pieceId, { rung, place }) => {
      const besideId = rungs[rung]?.find((id) => id !== pieceId)
      if (besideId !== undefined) put(pieceId, { place, besideId })
    },
  })
  const press = (event: KeyboardEvent, pieceId: string) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const isHigher = event.key === 'ArrowUp' || event.key === 'ArrowRight'
    if (!isHigher && event.key !== 'ArrowDown' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    if (event.shiftKey) step(pieceId, isHigher ? 'with-higher' : 'with-lower')
    else step(pieceId, isHigher ? 'higher' : 'lower')
  }

  const shown = rungs.map((rung, at) => ({ rung, at }))
  if (isUpwards) shown.reverse()
  return (
    <div className={styles.order}>
      <p className={styles.ends}>
        <span>{isUpwards ? <Trans>Highest</Trans> : <Trans>Lowest</Trans>}</span>
        {!isUpwards && (
          <span>
            <Trans>Highest</Trans>
          </span>
        )}
      </p>
      <div className={styles.frame} data-more-lower={more.lower} data-more-higher={more.higher}>
        <ol ref={line} className={styles.line} reversed={isUpwards}>
          {shown.map(({ rung, at }) => (
            <li
              key={rung[0]}
              className={styles.rung}
              data-rung={at}
              data-drop={drop?.rung === at ? drop.place : undefined}
              aria-label={t`Place ${at + 1} of ${rungs.length}`}
            >
              {rung.map((pieceId) => {
                const piece = pieces.get(pieceId)!
                const label = labels.get(pieceId)
                const lower = {
                  to: 'lower',
                  icon: isUpwards ? 'chevron' : 'left',
                  label: t`Move ${piece.name} lower`,
                  turned: false,
                } as const
                const higher = {
                  to: 'higher',
                  icon: isUpwards ? 'chevron' : 'right',
                  label: t`Move ${piece.name} higher`,
                  turned: isUpwards,
                } as const
                return (
                  <article key={pieceId} className={styles.card} {...cardProps(pieceId)}>
                    <button
                      type="button"
                      id={cardId(pieceId)}
                      className={styles.open}
                      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
                      onClick={() => onOpen(pieceId)}
                      onKeyDown={(event) => press(event, pieceId)}
                    >
                      <span className={styles.name}>
                        {piece.name}
                        {label !== undefined && <span className={styles.level}>{label}</span>}
                      </span>
                      {piece.imageUrl && <img className={styles.image} src={piece.imageUrl} alt="" draggable={false} />}
                      {piece.text && (
                        <span className={styles.text} dir="auto">
                          {piece.text}
                        </span>
                      )}
                    </button>
                    <div className={styles.moves}>
                      {(isUpwards ? [higher, lower] : [lower, higher]).map(({ to, icon, label, turned }, side) => (
                        <Fragment key={to}>
                          {side === 1 && <span className={styles.grip} data-grip aria-hidden="true" />}
                          <Button
                            look="quiet"
                            className={turned ? styles.up : undefined}
                            aria-label={label}
                            disabled={stepOf(rungs, pieceId, to) === null}
                            onClick={() => step(pieceId, to)}
                          >
                            <Icon name={icon} />
                          </Button>
                        </Fragment>
                      ))}
                    </div>
                  </article>
                )
              })}
            </li>
          ))}
        </ol>
      </div>
      {isUpwards && (
        <p className={styles.ends}>
          <Trans>Lowest</Trans>
        </p>
      )}
      <div className={styles.below}>
        <p className={styles.quiet}>
          {(more.lower || more.higher) && <Trans>There is more: scroll the line to the side.</Trans>}
        </p>
        {undone && (
          <p className={styles.undone}>
            <Trans>{undone.name} moved.</Trans>
            <Button onClick={undone.undo}>
              <Trans>Undo</Trans>
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}

/** Whether the line goes on beyond what is seen of it, at either end. */
function useMore(line: RefObject<HTMLElement | null>): { readonly lower: boolean; readonly higher: boolean } {
  const [more, setMore] = useState({ lower: false, higher: false })
  useEffect(() => {
    const element = line.current
    if (element === null) return
    const look = () => {
      const lower = element.scrollLeft > 1
      const higher = element.scrollLeft + element.clientWidth < element.scrollWidth - 1
      setMore((known) => (known.lower === lower && known.higher === higher ? known : { lower, higher }))
    }
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    for (const rung of element.children) sizes.observe(rung)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [line])
  return more
}

function cardId(pieceId: string): string {
  return `card-${pieceId}`
}
