import type { ReactNode } from 'react'
import { Dialog } from '../../../ui/dialog'
import type { ShownPiece } from '../shown-pieces'
import styles from './piece-dialog.module.css'
import { PieceView } from './piece-view'

/** One piece, large, and what can be done with it. */
export function PieceDialog({
  piece,
  onClose,
  children,
}: {
  readonly piece: ShownPiece
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  return (
    <Dialog title={piece.name} onClose={onClose}>
      <div className={styles.piece}>
        <PieceView {...piece} />
      </div>
      {children}
    </Dialog>
  )
}
