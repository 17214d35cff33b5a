import { Trans, useLingui } from '@lingui/react/macro'
import type { SessionPiece } from '@track/micro-progression'
import { useState } from 'react'
import { v7 as makeId } from 'uuid'
import { Checkbox } from '../../../../ui/checkbox'
import { FormDialog } from '../../../../ui/form-dialog'
import { useNotices } from '../../../../ui/notices'
import { TextArea } from '../../../../ui/text-area'
import { keepAuthor } from '../../api/authors'
import type { SessionHere } from '../../use-session'
import { PieceView } from '../piece-view'
import styles from './piece-cards.module.css'

/** A piece in a teacher's own hand: a pupil's written out afresh, or one put together of several. */
export function RewriteDialog({
  schoolId,
  here: { head, write, settled },
  of,
  name,
  imageUrl,
  onClose,
}: {
  readonly schoolId: string
  readonly here: SessionHere
  /** Null: a piece of the teacher's own. */
  readonly of: SessionPiece | null
  readonly name: string
  readonly imageUrl: string | null
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const [takesPlace, setTakesPlace] = useState(true)
  const keep = (textOf: (name: string) => string) => {
    notices.dismiss()
    const pieceId = makeId()
    write([
      {
        kind: 'piece',
        pieceId,
        collectionId: of?.collectionId ?? null,
        origin: 'rewritten',
        imageId: null,
        words: { text: textOf('text') },
      },
      ...(of && takesPlace ? [{ kind: 'withdraw' as const, pieceId: of.pieceId }] : []),
    ])
    if (of) void settled().then(() => keepAuthor(schoolId, head.id, { from: of.pieceId, to: pieceId }))
    onClose()
  }
  return (
    <FormDialog
      title={of ? t`Write out ${name} afresh` : t`A piece of your own`}
      verb={t`Add`}
      error={null}
      waiting={false}
      onSubmit={keep}
      onClose={onClose}
    >
      {imageUrl && (
        <div className={styles.view}>
          <PieceView name={name} text={null} imageUrl={imageUrl} />
        </div>
      )}
      <TextArea
        label={t`What it says`}
        hint={
          of
            ? t`Without a name, and with spelling and handwriting that give nobody away.`
            : t`Put together of several pieces, or written by you: nobody's own work hangs as the lowest then.`
        }
        name="text"
        rows={6}
        required
        maxLength={5000}
        defaultValue={of?.text ?? ''}
        data-first
      />
      {of && (
        <Checkbox checked={takesPlace} onChange={({ target }) => setTakesPlace(target.checked)}>
          <Trans>It takes the place of {name}</Trans>
        </Checkbox>
      )}
    </FormDialog>
  )
}
