import { useLingui } from '@lingui/react/macro'
import type { ReportTemplate, School } from '@track/api-contract'
import { useState } from 'react'
import { TextArea } from '../../../ui/text-area'
import { useTextLimit } from '../use-text-limit'
import { ForWhom } from './for-whom'
import { NameDialog } from './name-dialog'

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
  const purpose = useTextLimit(300, about.purpose)
  const [audienceId, setAudienceId] = useState(about.audienceId)
  return (
    <NameDialog
      title={title}
      verb={verb}
      name={about.name}
      error={error}
      waiting={waiting}
      onName={(name) => {
        if (!purpose.error) onAbout({ name, purpose: purpose.text.trim(), audienceId })
      }}
      onClose={onClose}
    >
      <TextArea
        label={t`Purpose`}
        hint={[t`If you like: the question it answers, and when it is needed.`, purpose.left].filter(Boolean).join(' ')}
        error={purpose.error}
        name="purpose"
        value={purpose.text}
        onChange={(event) => purpose.setText(event.target.value)}
        rows={2}
      />
      <ForWhom
        audiences={audiences}
        chosen={audienceId}
        other={{ label: t`No audience`, hint: t`“Who counts” says what is not shown.` }}
        onChoose={setAudienceId}
      />
    </NameDialog>
  )
}
