import { useLingui } from '@lingui/react/macro'
import { ProblemError } from '@track/api-contract'
import type { ReactNode } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'

/** What a report is called, and whatever else is asked in the same breath. Every report of a school has a name of its own. */
export function NameDialog({
  title,
  verb,
  hint,
  name,
  error,
  waiting,
  children,
  onName,
  onClose,
}: {
  readonly title: string
  readonly verb: string
  readonly hint?: string
  readonly name: string
  readonly error: unknown
  readonly waiting: boolean
  readonly children?: ReactNode
  readonly onName: (name: string, textOf: (field: string) => string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const isTaken = error instanceof ProblemError && error.problem.code === 'request/conflict'
  return (
    <FormDialog
      title={title}
      verb={verb}
      error={isTaken ? undefined : error}
      waiting={waiting}
      onSubmit={(textOf) => onName(textOf('name'), textOf)}
      onClose={onClose}
    >
      <TextField
        label={t`Name of the report`}
        hint={hint ?? t`As colleagues will look for it, such as “Governors, spring”.`}
        error={isTaken ? t`A report of this name is there already: choose another name.` : undefined}
        name="name"
        defaultValue={name}
        required
        maxLength={120}
        data-first
      />
      {children}
    </FormDialog>
  )
}
