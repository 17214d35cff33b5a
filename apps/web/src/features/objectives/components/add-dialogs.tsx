import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, type ReactNode, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useAddFramework } from '../api/add-framework'
import { useAddStrand } from '../api/add-strand'
import { useAddSubject } from '../api/add-subject'
import type { OutlinePart } from '../outline'
import { StrandSelect } from './strand-select'

export function AddSubjectDialog({
  schoolId,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly onAdded: (subjectId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddSubject(schoolId)
  return (
    <AddDialog
      title={t`Add a subject`}
      error={add.error}
      waiting={add.isPending}
      onClose={onClose}
      onSubmit={(form) =>
        add.mutate(
          { name: textIn(form, 'name') },
          {
            onSuccess: ({ id, name }) => {
              show({ text: t`${name} added` })
              onClose()
              onAdded(id)
            },
          },
        )
      }
    >
      <TextField label={t`Name`} name="name" required maxLength={100} autoComplete="off" data-first />
    </AddDialog>
  )
}

export function AddFrameworkDialog({
  schoolId,
  subjectId,
  subjectName,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly subjectId: string
  readonly subjectName: string
  readonly onAdded: (frameworkId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddFramework(schoolId)
  return (
    <AddDialog
      title={t`Add a list to ${subjectName}`}
      error={add.error}
      waiting={add.isPending}
      onClose={onClose}
      onSubmit={(form) => {
        const publisher = textIn(form, 'publisher')
        add.mutate(
          { subjectId, name: textIn(form, 'name'), ...(publisher && { publisher }) },
          {
            onSuccess: ({ id, name }) => {
              show({ text: t`${name} added` })
              onClose()
              onAdded(id)
            },
          },
        )
      }}
    >
      <TextField label={t`Name of the list`} name="name" required maxLength={200} autoComplete="off" data-first />
      <TextField
        label={t`Publisher`}
        hint={t`If it is not the school’s own.`}
        name="publisher"
        maxLength={200}
        autoComplete="off"
      />
    </AddDialog>
  )
}

export function AddStrandDialog({
  schoolId,
  frameworkId,
  outline,
  onClose,
}: {
  readonly schoolId: string
  readonly frameworkId: string
  readonly outline: readonly OutlinePart[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddStrand(schoolId)
  const [parentId, setParentId] = useState<string | null>(null)
  return (
    <AddDialog
      title={t`Add a heading`}
      error={add.error}
      waiting={add.isPending}
      onClose={onClose}
      onSubmit={(form) =>
        add.mutate(
          { frameworkId, parentId, name: textIn(form, 'name') },
          {
            onSuccess: ({ name }) => {
              show({ text: t`${name} added` })
              onClose()
            },
          },
        )
      }
    >
      <TextField label={t`Heading`} name="name" required maxLength={200} autoComplete="off" data-first />
      <StrandSelect
        label={t`Stands under`}
        none={t`No other heading`}
        outline={outline}
        value={parentId}
        onChange={setParentId}
      />
    </AddDialog>
  )
}

function AddDialog({
  title,
  error,
  waiting,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string
  readonly error: unknown
  readonly waiting: boolean
  readonly onSubmit: (form: FormData) => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        {Boolean(error) && <Alert>{problemWords(error)}</Alert>}
        {children}
        <Buttons>
          <Button type="submit" look="primary" disabled={waiting}>
            <Trans>Add</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}

function textIn(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim()
}
