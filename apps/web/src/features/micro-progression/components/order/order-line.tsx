import { Trans, useLingui } from '@lingui/react/macro'
import { currentOrder } from '@track/micro-progression'
import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react'
import { useMediaQuery } from '../../../../lib/use-media-query'
import { Button } from '../../../../ui/button'
import { Icon } from '../../../../ui/icon'
import { useNotices } from '../../../../ui/notices'
import type { ShownPiece } from '../../shown-pieces'
import { type Place, type Step, stepOf } from '../../step-of'
import type { SessionHere } from '../../use-session'
import styles from './order-line.module.css'
import { useDrag } from './use-drag'

/** Moves a piece, with the way back in a notice. */
export function useMove({ write }: Pick<SessionHere, 'write'>) {
  const { t } = useLingui()
  const notices = useNotices()
  return ({ pieceId, name }: ShownPiece, { place, besideId }: Place) => {
    const [id] = write([{ kind: 'move', pieceId, place, besideId }])
    if (id === undefined) return
    notices.show({
      text: t`${name} moved.`,
      action: { label: t`Undo`, run: () => write([{ kind: 'revision', of: id, outcome: 'withdrawn' }]) },
    })
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
  onOpen,
}: {
  readonly here: SessionHere
  readonly pieces: ReadonlyMap<string, ShownPiece>
  readonly onOpen: (pieceId: string) => void
}) {
  const { t } = useLingui()
  const { session, state } = here
  const { rungs } = currentOrder(session)
  const isUpwards = useMediaQuery('(max-width: 599px)')
  const move = useMove(here)
  const line = useRef<HTMLOListElement>(null)
  const moved = useRef<string | null>(null)
  const labels = new Map(
    state.exemplars.flatMap(({ levelId, pieceIds }) =>
      pieceIds.map((id) => [id, session.levels.find((level) => level.id === levelId)?.label ?? '']),
    ),
  )

  // A card that moved is drawn anew in its new place: what was in hand stays in hand.
  useEffect(() => {
    if (moved.current === null) return
    const card = document.getElementById(cardId(moved.current))
    moved.current = null
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const put = (pieceId: string, place: Place | null) => {
    if (place === null) return
    moved.current = pieceId
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
      {isUpwards && (
        <p className={styles.ends}>
          <Trans>Lowest</Trans>
        </p>
      )}
    </div>
  )
}

function cardId(pieceId: string): string {
  return `card-${pieceId}`
}
