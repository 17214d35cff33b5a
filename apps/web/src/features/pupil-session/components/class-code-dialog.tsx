import { Trans, useLingui } from '@lingui/react/macro'
import { FormDialog } from '../../../ui/form-dialog'
import { useNotices } from '../../../ui/notices'
import { useChangeClassCode } from '../api/change-pupil-keys'

/** A new code for a class, once it is said what becomes of the old one. */
export function ClassCodeDialog({
  schoolId,
  classId,
  onClose,
}: {
  readonly schoolId: string
  readonly classId: string
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const change = useChangeClassCode(schoolId, classId)
  return (
    <FormDialog
      title={t`A new class code?`}
      verb={t`Make a new code`}
      error={change.error}
      waiting={change.isPending}
      onSubmit={() =>
        change.mutate(undefined, {
          onSuccess: ({ classCode }) => {
            show({ text: t`The class code is now ${classCode}` })
            onClose()
          },
        })
      }
      onClose={onClose}
    >
      <p>
        <Trans>
          The old code stops working at once, also where it is printed. Pupils’ own cards and PINs stay as they are.
        </Trans>
      </p>
    </FormDialog>
  )
}
