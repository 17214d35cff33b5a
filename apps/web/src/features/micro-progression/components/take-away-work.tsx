import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { FormDialog } from '../../../ui/form-dialog'
import { useNotices } from '../../../ui/notices'
import { useRemoveWork } from '../api/remove-work'

/** Takes a piece away that does not belong here, once it is said what goes with it. */
export function TakeAwayWork({ schoolId, workId }: { readonly schoolId: string; readonly workId: string }) {
  const { t } = useLingui()
  const { show } = useNotices()
  const remove = useRemoveWork(schoolId)
  const [isAsked, setAsked] = useState(false)
  const close = () => {
    setAsked(false)
    remove.reset()
  }
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        <Trans>Take this piece away</Trans>
      </Button>
      {isAsked && (
        <FormDialog
          title={t`Take this piece away?`}
          verb={t`Take away`}
          error={remove.error}
          waiting={remove.isPending}
          onClose={close}
          onSubmit={() =>
            remove.mutate(workId, {
              onSuccess: () => {
                close()
                show({ text: t`The piece is away.` })
              },
            })
          }
        >
          <p>
            <Trans>
              For a piece that does not belong here, such as somebody else’s. Nobody sees it any more, nor what was said
              about it, and its photograph is erased. This cannot be undone.
            </Trans>
          </p>
        </FormDialog>
      )}
    </>
  )
}
