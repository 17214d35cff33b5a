import { useLingui } from '@lingui/react/macro'
import type { HandedLink, Role } from '@track/api-contract'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { useInvite } from '../api/change-staff'
import { RoleChoice } from './role-choice'

export function InviteDialog({
  schoolId,
  onInvited,
  onClose,
}: {
  readonly schoolId: string
  readonly onInvited: (link: HandedLink, name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const invite = useInvite(schoolId)
  const [role, setRole] = useState<Role>('teacher')
  return (
    <FormDialog
      title={t`Invite somebody`}
      verb={t`Make the link`}
      error={invite.error}
      waiting={invite.isPending}
      onClose={onClose}
      onSubmit={(textOf) => {
        const name = textOf('name')
        invite.mutate({ name, email: textOf('email'), role }, { onSuccess: (link) => onInvited(link, name) })
      }}
    >
      <TextField label={t`Name`} name="name" required maxLength={200} autoComplete="off" data-first />
      <TextField
        label={t`E-mail address`}
        hint={t`They sign in with it. Track sends no mail: you hand them the link.`}
        name="email"
        type="email"
        required
        maxLength={254}
        autoComplete="off"
      />
      <RoleChoice value={role} onChange={setRole} />
    </FormDialog>
  )
}
