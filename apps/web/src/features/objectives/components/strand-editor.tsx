import { Trans, useLingui } from '@lingui/react/macro'
import type { EditableStrand } from '@track/api-contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useAddStrand } from '../api/add-strand'
import { useChangeStrand } from '../api/change-strand'
import { useRemoveStrand } from '../api/remove-strand'
import { besideOf, type OutlinePart, placeOf, underOf } from '../outline'
import styles from './objective-editor.module.css'
import { StrandSelect } from './strand-select'

/** A heading in hand: its name, the heading it stands under and its place there; out, once nothing stands under it. */
export function StrandEditor({
  schoolId,
  strand,
  outline,
  isEmpty,
  onClose,
}: {
  readonly schoolId: string
  readonly strand: EditableStrand
  /** All headings of the list. */
  readonly outline: readonly OutlinePart[]
  readonly isEmpty: boolean
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const change = useChangeStrand(schoolId)
  const remove = useRemoveStrand(schoolId)
  const add = useAddStrand(schoolId)
  const strands = outline.flatMap((part) => part.strand ?? [])
  /** Where it stands, or behind the last of the headings it would come to. */
  const placeUnder = (parentId: string | null) =>
    parentId === strand.parentId ? placeOf(strands, strand) : besideOf(strands, { id: strand.id, parentId }).length
  const [name, setName] = useState(strand.name)
  const [parentId, setParentId] = useState(strand.parentId)
  const [place, setPlace] = useState(() => placeUnder(strand.parentId))
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const below = underOf(strands, strand.id)
  const moved = parentId !== strand.parentId || place !== placeUnder(strand.parentId)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = {
      ...(name.trim() !== strand.name && { name: name.trim() }),
      ...(moved && { parentId, position: place }),
    }
    if (Object.keys(next).length === 0) return onClose()
    const before = {
      ...(next.name && { name: strand.name }),
      ...(moved && { parentId: strand.parentId, position: placeUnder(strand.parentId) }),
    }
    change.mutate(
      { strand, change: next },
      {
        onSuccess: (changed) => {
          const takeBack = () =>
            change
              .mutateAsync({ strand: changed, change: before })
              .catch((error: unknown) => show({ text: problemWords(error) }))
          show({ text: t`Saved`, action: { label: t`Undo`, run: () => void takeBack() } })
          onClose()
        },
      },
    )
  }
  const takeOut = () =>
    remove.mutate(strand, {
      onSuccess: () => {
        const { frameworkId } = strand
        const putBack = () =>
          add
            .mutateAsync({ frameworkId, parentId: strand.parentId, name: strand.name })
            .catch((error: unknown) => show({ text: problemWords(error) }))
        show({ text: t`Heading removed`, action: { label: t`Undo`, run: () => void putBack() } })
        onClose()
      },
    })

  const error = change.error ?? remove.error
  return (
    <form
      ref={form}
      className={styles.editor}
      aria-label={t`Change the heading`}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {error && <Alert>{problemWords(error)}</Alert>}
      <div className={styles.whole}>
        <TextField
          label={t`Heading`}
          value={name}
          required
          maxLength={2000}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <StrandSelect
        label={t`Stands under`}
        none={t`No other heading`}
        outline={outline.filter((part) => !part.strand || !below.has(part.strand.id))}
        value={parentId}
        onChange={(next) => {
          setParentId(next)
          setPlace(placeUnder(next))
        }}
      />
      <LabelledSelect
        label={t`Place`}
        value={String(place)}
        choices={[
          { value: '0', label: t`First` },
          ...besideOf(strands, { id: strand.id, parentId }).map((one, index) => ({
            value: String(index + 1),
            label: t`After ${one.name}`,
          })),
        ]}
        onChange={(next) => setPlace(Number(next))}
      />
      <div className={styles.end}>
        <Buttons>
          <Button type="submit" look="primary" disabled={name.trim() === '' || change.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
        {isEmpty ? (
          <Button disabled={remove.isPending} onClick={takeOut}>
            <Trans>Remove the heading</Trans>
          </Button>
        ) : (
          <p className={styles.quiet}>
            <Trans>It can be removed once nothing stands under it.</Trans>
          </p>
        )}
      </div>
    </form>
  )
}
