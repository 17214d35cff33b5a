import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import { type CalendarDate, isCalendarDate } from '@track/kernel'
import { spreadOverWeeks } from '@track/objectives'
import { schoolWeeks } from '@track/roster'
import { useState } from 'react'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { Bar, Buttons } from '../../../ui/page'
import type { PlanDays } from '../api/set-plan-days'

/** A first plan: what has not begun, spread over the school weeks between two days, to be moved about afterwards. */
export function SpreadDialog({
  school,
  objectiveIds,
  onSpread,
  onClose,
}: {
  readonly school: School
  readonly objectiveIds: readonly string[]
  readonly onSpread: (days: PlanDays) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { today } = school
  const term = school.terms
    .filter(({ endsOn }) => endsOn >= today)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))[0]
  const [from, setFrom] = useState<string>(term && term.startsOn > today ? term.startsOn : today)
  const [until, setUntil] = useState<string>(term?.endsOn ?? '')
  const isSpan = isCalendarDate(from) && isCalendarDate(until)
  const weeks = isSpan ? schoolWeeks(school, { from: from as CalendarDate, until: until as CalendarDate }) : []
  const spread = weeks.length > 0 ? spreadOverWeeks(objectiveIds, { startsOn: from as CalendarDate, weeks }) : []
  return (
    <Dialog title={t`Spread over the weeks`} onClose={onClose}>
      <p>
        <Trans>
          What has not begun yet is shared out evenly over the weeks of school, in its present order. Where there are
          more objectives than weeks, several begin in one. Every day can be changed afterwards.
        </Trans>
      </p>
      <Bar>
        <TextField
          label={t`From`}
          type="date"
          value={from}
          data-first
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={term ? t`Until (${term.name} ends)` : t`Until`}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </Bar>
      <p role="status">
        {weeks.length === 0 ? (
          <Trans>There is no week of school between these days. Choose other days.</Trans>
        ) : (
          <>
            {plural(spread.length, { one: '# objective', other: '# objectives' })}{' '}
            {plural(weeks.length, { one: 'in # week of school', other: 'over # weeks of school' })}
          </>
        )}
      </p>
      <Buttons>
        <Button
          look="primary"
          disabled={spread.length === 0}
          onClick={() => onSpread(new Map(spread.map(({ objectiveId, taughtFrom }) => [objectiveId, taughtFrom])))}
        >
          <Trans>Spread</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Buttons>
    </Dialog>
  )
}
