import { Trans, useLingui } from '@lingui/react/macro'
import type { PublishedChart } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { useChangeChart } from '../api/change-chart'

/** Chooses the day on which a chart says that it is time to look at it again. */
export function ReviseDayDialog({
  schoolId,
  today,
  published,
  onClose,
}: {
  readonly schoolId: string
  readonly today: CalendarDate
  readonly published: PublishedChart
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const change = useChangeChart(schoolId, published)
  return (
    <FormDialog
      title={t`Remind us to revise`}
      verb={t`Save`}
      error={change.error}
      waiting={change.isPending}
      onClose={onClose}
      onSubmit={(textOf) =>
        change.mutate({ reviseOn: (textOf('day') || null) as CalendarDate | null }, { onSuccess: onClose })
      }
    >
      <p>
        <Trans>From that day on the chart says that it is time to look at it again.</Trans>
      </p>
      <TextField
        label={t`Day`}
        hint={t`Empty: no reminder.`}
        type="date"
        name="day"
        min={today}
        defaultValue={published.reviseOn ?? ''}
      />
    </FormDialog>
  )
}
