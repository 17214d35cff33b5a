import { useLingui } from '@lingui/react/macro'
import { ProblemError } from '@track/api-contract'
import { type ReactNode, useRef, useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { useTextLimit } from '../use-text-limit'

/** What a report is called, and whatever else is asked in the same breath. Every report of a school has a name of its own. */
export function NameDialog({
  title,
  verb,
  label,
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
  /** What the field is called where it is not the name of a report. */
  readonly label?: string
  readonly hint?: string
  readonly name: string
  readonly error: unknown
  readonly waiting: boolean
  readonly children?: ReactNode
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const limit = useTextLimit(120, name)
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isTaken = error instanceof ProblemError && error.problem.code === 'request/conflict'
  return (
    <FormDialog
      title={title}
      verb={verb}
      error={isTaken ? undefined : error}
      waiting={waiting}
      onSubmit={() => {
        const missing = limit.text.trim() === ''
        setMissing(missing)
        if (missing || limit.error) field.current?.focus()
        else onName(limit.text.trim())
      }}
      onClose={onClose}
    >
      <TextField
        ref={field}
        label={label ?? t`Name of the report`}
        hint={[hint ?? t`As colleagues will look for it, such as “Governors, spring”.`, limit.left]
          .filter(Boolean)
          .join(' ')}
        error={
          limit.error ??
          (isMissing && limit.text.trim() === ''
            ? t`Give it a name first.`
            : isTaken
              ? t`A report of this name is there already: choose another name.`
              : undefined)
        }
        name="name"
        value={limit.text}
        onChange={(event) => limit.setText(event.target.value)}
        aria-required
        data-first
      />
      {children}
    </FormDialog>
  )
}
