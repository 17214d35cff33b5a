import { useLingui } from '@lingui/react/macro'
import { ProblemError, type ReportTemplate, type School } from '@track/api-contract'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { TextArea } from '../../../ui/text-area'
import { ForWhom } from './for-whom'

/** What is said about a saved report: its name, for whom it is and what it is for. */
export interface About extends Pick<ReportTemplate, 'name' | 'purpose'> {
  readonly audienceId: string | undefined
}

/** What a report is called, for whom it is, and what it is for: so that colleagues find it, and know when nobody needs it any more. */
export function AboutDialog({
  title,
  verb,
  about,
  audiences,
  error,
  waiting,
  onAbout,
  onClose,
}: {
  readonly title: string
  readonly verb: string
  readonly about: About
  readonly audiences: School['audiences']
  readonly error: unknown
  readonly waiting: boolean
  readonly onAbout: (about: About) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [audienceId, setAudienceId] = useState(about.audienceId)
  const isTaken = error instanceof ProblemError && error.problem.code === 'request/conflict'
  return (
    <FormDialog
      title={title}
      verb={verb}
      error={isTaken ? undefined : error}
      waiting={waiting}
      onSubmit={(textOf) => onAbout({ name: textOf('name'), purpose: textOf('purpose'), audienceId })}
      onClose={onClose}
    >
      <TextField
        label={t`Name of the report`}
        hint={t`As colleagues will look for it, such as “Governors, spring”.`}
        error={isTaken ? t`A report of this name is there already: choose another name.` : undefined}
        name="name"
        defaultValue={about.name}
        required
        maxLength={120}
        data-first
      />
      <TextArea
        label={t`What is it for?`}
        hint={t`In a line, if you like: which question it answers, and when it is needed.`}
        name="purpose"
        defaultValue={about.purpose}
        maxLength={300}
        rows={2}
      />
      <ForWhom
        audiences={audiences}
        chosen={audienceId}
        other={{ label: t`Not said`, hint: t`What is hidden is chosen under “Who counts”.` }}
        onChoose={setAudienceId}
      />
    </FormDialog>
  )
}
