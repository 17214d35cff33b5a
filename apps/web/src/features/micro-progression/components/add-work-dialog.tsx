import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@track/kernel'
import type { Work } from '@track/micro-progression'
import { useState } from 'react'
import { v7 as makeId } from 'uuid'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { TextArea } from '../../../ui/text-area'
import { addWorkImage, useWritePlacements } from '../api/write-placements'

/** Adds a piece that a pupil did on paper: a photograph, what it says, or only what it is called. */
export function AddWorkDialog({
  schoolId,
  pupilId,
  chartId,
  today,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly pupilId: string
  readonly chartId: string
  readonly today: CalendarDate
  readonly onAdded: (work: Work) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const write = useWritePlacements(schoolId)
  const [id] = useState(() => makeId())
  const [photo, setPhoto] = useState<File | null>(null)
  const [trouble, setTrouble] = useState<{ readonly error?: unknown; readonly missing?: boolean }>({})
  const [isSending, setSending] = useState(false)
  const send = async (textOf: (name: string) => string) => {
    const [title, text] = [textOf('title'), textOf('text')]
    if (!photo && !title && !text) return setTrouble({ missing: true })
    setSending(true)
    try {
      const image = photo && (await addWorkImage({ schoolId, pupilId }, photo))
      const work: Work = {
        id,
        pupilId,
        chartId,
        doneOn: textOf('day') as CalendarDate,
        imageId: image?.imageId ?? null,
        words: { ...(title && { title }), ...(text && { text }) },
      }
      await write.mutateAsync({ works: [work] })
      onAdded(work)
    } catch (error) {
      setTrouble({ error })
      setSending(false)
    }
  }
  return (
    <FormDialog
      title={t`Add a piece`}
      verb={t`Add`}
      error={trouble.error}
      waiting={isSending}
      onClose={onClose}
      onSubmit={(textOf) => void send(textOf)}
    >
      <p>
        <Trans>For a piece done on paper. A photograph, its words or its name is enough.</Trans>
      </p>
      <TextField
        label={t`What it is called`}
        name="title"
        maxLength={200}
        error={trouble.missing ? t`Give it a name, its words or a photograph.` : undefined}
      />
      <TextField
        label={t`Photograph`}
        type="file"
        accept="image/*"
        onChange={({ target }) => setPhoto(target.files?.[0] ?? null)}
      />
      <TextArea label={t`What it says`} name="text" rows={4} maxLength={5000} />
      <TextField label={t`Done on`} name="day" type="date" required max={today} defaultValue={today} />
    </FormDialog>
  )
}
