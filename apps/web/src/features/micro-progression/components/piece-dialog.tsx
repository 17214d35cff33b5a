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
  readonly piece: Pick<ShownPiece, 'name' | 'text' | 'imageUrl'>
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  return (
    <Dialog title={piece.name} onClose={onClose}>
      <div className={styles.piece}>
        <PieceView name={piece.name} text={piece.text} imageUrl={piece.imageUrl} />
      </div>
      {children}
    </Dialog>
  )
}
