import { useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import type { PageChoice } from '../page-choice'
import { ChoiceForm, ChoiceGroup } from './choice-form'
import { ForWhom } from './for-whom'

type WhoCounts = Pick<PageChoice, 'membership' | 'scope' | 'minimumGroup' | 'audienceId'>

/** Who belongs to a group at each date, for whom the page is, and how small a group may be to be shown. */
export function WhoCountsDialog({
  audiences,
  chosen,
  onChoose,
  onClose,
}: {
  readonly audiences: School['audiences']
  readonly chosen: WhoCounts
  readonly onChoose: (choice: WhoCounts) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [membership, setMembership] = useState(chosen.membership)
  const [scope, setScope] = useState(chosen.scope)
  const [audienceId, setAudienceId] = useState(chosen.audienceId)
  const [own, setOwn] = useState(String(chosen.minimumGroup))
  const minimumGroup = Number(own)
  const isRight = own !== '' && Number.isInteger(minimumGroup) && minimumGroup >= 0 && minimumGroup <= 100
  return (
    <Dialog title={t`Who counts`} onClose={onClose}>
      <ChoiceForm
        submit={t`Show the page`}
        problem={isRight ? undefined : t`Write a whole number from 0 to 100.`}
        onSubmit={() => onChoose({ membership, scope, minimumGroup, audienceId })}
        onClose={onClose}
      >
        <ChoiceGroup legend={t`Who belongs to a group`} size="whole">
          <Checkbox
            type="radio"
            name="membership"
            hint={t`Those in it on the last date: nobody joins or leaves between the columns.`}
            checked={membership === 'current'}
            onChange={() => setMembership('current')}
          >{t`The same pupils in every column`}</Checkbox>
          <Checkbox
            type="radio"
            name="membership"
            hint={t`Numbers also move when somebody joins or leaves. Right for classes of earlier years.`}
            checked={membership === 'as-at-each-date'}
            onChange={() => setMembership('as-at-each-date')}
          >{t`Whoever was in the group at each date`}</Checkbox>
        </ChoiceGroup>
        <ChoiceGroup legend={t`Which objectives count`} size="whole">
          <Checkbox
            type="radio"
            name="scope"
            hint={t`What a pupil was taught, whatever year they work in.`}
            checked={scope === 'own-programme'}
            onChange={() => setScope('own-programme')}
          >{t`Those of the pupil’s own programme`}</Checkbox>
          <Checkbox
            type="radio"
            name="scope"
            hint={t`The age-related view, also for a pupil in another programme. The page says so at its head.`}
            checked={scope === 'age-related'}
            onChange={() => setScope('age-related')}
          >{t`Those of the class’s programme`}</Checkbox>
        </ChoiceGroup>
        <ForWhom
          audiences={audiences}
          chosen={audienceId}
          other={{ label: t`No audience`, hint: t`You choose below what is not shown.` }}
          onChoose={(id) => {
            setAudienceId(id)
            // A number of its own was for whoever it was for before.
            if (id !== undefined) setOwn('0')
          }}
        />
        {audienceId === undefined && (
          <TextField
            label={t`Smallest group shown`}
            hint={t`Smaller groups are not shown, nor any number that would give one away. 0 shows every group.`}
            type="number"
            inputMode="numeric"
            min={0}
            max={100}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
      </ChoiceForm>
    </Dialog>
  )
}
