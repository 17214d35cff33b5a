import { Trans, useLingui } from '@lingui/react/macro'
import type { SessionPiece } from '@track/micro-progression'
import { useState } from 'react'
import { Button } from '../../../../ui/button'
import { Dialog } from '../../../../ui/dialog'
import { Menu, menuEntryClass } from '../../../../ui/menu'
import { useNotices } from '../../../../ui/notices'
import { pieceImageUrl, pieceName } from '../../piece-name'
import type { SessionHere } from '../../use-session'
import { PieceView } from '../piece-view'
import styles from './piece-cards.module.css'
import { RewriteDialog } from './rewrite-dialog'

/** The pieces of a pile as small cards: open one, withdraw it, write it out afresh. */
export function PieceCards({
  schoolId,
  here,
  pieces,
  numbers,
  mayChange,
}: {
  readonly schoolId: string
  readonly here: SessionHere
  readonly pieces: readonly SessionPiece[]
  readonly numbers: ReadonlyMap<string, number>
  readonly mayChange: boolean
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const { head, write } = here
  const [open, setOpen] = useState<SessionPiece | null>(null)
  const [rewritten, setRewritten] = useState<SessionPiece | 'new' | null>(null)
  const live = pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  const nameOf = ({ pieceId }: SessionPiece) => pieceName(numbers.get(pieceId) ?? 0)
  const urlOf = ({ imageId }: SessionPiece) =>
    imageId === null ? null : pieceImageUrl({ schoolId, sessionId: head.id, imageId })
  const withdraw = (piece: SessionPiece) => {
    const [id] = write([{ kind: 'withdraw', pieceId: piece.pieceId }])
    if (id === undefined) return
    notices.show({
      text: t`${nameOf(piece)} was taken out`,
      action: { label: t`Undo`, run: () => write([{ kind: 'revision', of: id, outcome: 'withdrawn' }]) },
    })
  }
  return (
    <>
      {live.length > 0 && (
        <ul className={styles.cards}>
          {live.map((piece) => {
            const name = nameOf(piece)
            const url = urlOf(piece)
            return (
              <li key={piece.pieceId} className={styles.card}>
                <button type="button" className={styles.open} onClick={() => setOpen(piece)}>
                  <span className="visually-hidden">{t`Open ${name}`}</span>
                  {url ? (
                    <img className={styles.picture} src={url} alt="" loading="lazy" />
                  ) : (
                    <span className={styles.words}>{piece.text}</span>
                  )}
                </button>
                <div className={styles.foot}>
                  <span className={styles.name}>
                    {name}
                    <small className={styles.quiet}>
                      {piece.imageId !== null && !piece.isChecked ? (
                        <Trans>not looked at yet</Trans>
                      ) : piece.origin === 'carried' ? (
                        <Trans>from the earlier chart</Trans>
                      ) : piece.origin === 'rewritten' ? (
                        <Trans>written by a teacher</Trans>
                      ) : null}
                    </small>
                  </span>
                  {mayChange && (
                    <Menu label="" name={t`What to do with ${name}`} align="end">
                      <button type="button" className={menuEntryClass} onClick={() => setRewritten(piece)}>
                        <Trans>Write it out afresh</Trans>
                      </button>
                      <button type="button" className={menuEntryClass} onClick={() => withdraw(piece)}>
                        <Trans>Take it out</Trans>
                      </button>
                    </Menu>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
      {mayChange && (
        <div>
          <Button onClick={() => setRewritten('new')}>
            <Trans>Add a piece of your own</Trans>
          </Button>
        </div>
      )}
      {open && (
        <Dialog title={nameOf(open)} onClose={() => setOpen(null)}>
          <div className={styles.view}>
            <PieceView name={nameOf(open)} text={open.text} imageUrl={urlOf(open)} />
          </div>
        </Dialog>
      )}
      {rewritten && (
        <RewriteDialog
          schoolId={schoolId}
          here={here}
          of={rewritten === 'new' ? null : rewritten}
          name={rewritten === 'new' ? '' : nameOf(rewritten)}
          imageUrl={rewritten === 'new' ? null : urlOf(rewritten)}
          onClose={() => setRewritten(null)}
        />
      )}
    </>
  )
}
