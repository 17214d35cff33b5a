import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { useNotices } from '../../../ui/notices'
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
    <FormDialog
      title={t`Add a subject`}
      verb={t`Add`}
      error={add.error}
      waiting={add.isPending}
      onClose={onClose}
      onSubmit={(textOf) =>
        add.mutate(
          { name: textOf('name') },
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
    </FormDialog>
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
    <FormDialog
      title={t`Add a list to ${subjectName}`}
      verb={t`Add`}
      error={add.error}
      waiting={add.isPending}
      onClose={onClose}
      onSubmit={(textOf) => {
        const publisher = textOf('publisher')
        add.mutate(
          { subjectId, name: textOf('name'), ...(publisher && { publisher }) },
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
    </FormDialog>
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
    <FormDialog
      title={t`Add a heading`}
      verb={t`Add`}
      error={add.error}
      waiting={add.isPending}
      onClose={onClose}
      onSubmit={(textOf) =>
        add.mutate(
          { frameworkId, parentId, name: textOf('name') },
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
    </FormDialog>
  )
}
