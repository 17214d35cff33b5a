import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import type { PageChoice } from '../page-choice'
import { ChoiceForm, ChoiceGroup } from './choice-form'

/** Who belongs to a group at each date, and how small a group may be to be shown. */
export function WhoCountsDialog({
  chosen,
  onChoose,
  onClose,
}: {
  readonly chosen: Pick<PageChoice, 'membership' | 'scope' | 'minimumGroup'>
  readonly onChoose: (choice: Pick<PageChoice, 'membership' | 'scope' | 'minimumGroup'>) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const [membership, setMembership] = useState(chosen.membership)
  const [scope, setScope] = useState(chosen.scope)
  const usual = [0, 5, 6]
  const [minimum, setMinimum] = useState<number | 'own'>(
    usual.includes(chosen.minimumGroup) ? chosen.minimumGroup : 'own',
  )
  const [own, setOwn] = useState(String(minimum === 'own' ? chosen.minimumGroup : 10))
  const minimumGroup = minimum === 'own' ? Number(own) : minimum
  const isRight = Number.isInteger(minimumGroup) && minimumGroup >= (minimum === 'own' ? 2 : 0) && minimumGroup <= 100
  return (
    <Dialog title={t`Who counts`} onClose={onClose}>
      <ChoiceForm
        submit={t`Show the page`}
        problem={isRight ? undefined : t`Write a whole number from 2 to 100.`}
        onSubmit={() => onChoose({ membership, scope, minimumGroup })}
      >
        <ChoiceGroup legend={t`Who belongs to a group`} size="whole">
          <Checkbox
            type="radio"
            name="membership"
            hint={t`Those who are in it on the last date. A change from column to column is a change in learning, not in who is in the group.`}
            checked={membership === 'current'}
            onChange={() => setMembership('current')}
          >{t`The same pupils in every column`}</Checkbox>
          <Checkbox
            type="radio"
            name="membership"
            hint={t`Those who have joined or left since make a difference. Right for classes of earlier years.`}
            checked={membership === 'as-at-each-date'}
            onChange={() => setMembership('as-at-each-date')}
          >{t`Whoever was in the group at each date`}</Checkbox>
        </ChoiceGroup>
        <ChoiceGroup legend={t`Which objectives are a pupil’s`} size="whole">
          <Checkbox
            type="radio"
            name="scope"
            hint={t`Whatever year a pupil works in, the page reads what was taught to them there.`}
            checked={scope === 'own-programme'}
            onChange={() => setScope('own-programme')}
          >{t`Those of the pupil’s own programme`}</Checkbox>
          <Checkbox
            type="radio"
            name="scope"
            hint={t`The age-related view: also for a pupil who works in another programme. It is printed at the head of the page.`}
            checked={scope === 'age-related'}
            onChange={() => setScope('age-related')}
          >{t`Those of the class’s programme`}</Checkbox>
        </ChoiceGroup>
        <ChoiceGroup legend={t`Small groups`} size="whole">
          <Checkbox
            type="radio"
            name="minimum"
            hint={t`For colleagues who work with these pupils.`}
            checked={minimum === 0}
            onChange={() => setMinimum(0)}
          >{t`Show every group`}</Checkbox>
          <Checkbox
            type="radio"
            name="minimum"
            hint={t`For governors. What would give a hidden number away is hidden too.`}
            checked={minimum === 5}
            onChange={() => setMinimum(5)}
          >{t`Hide fewer than 5 pupils`}</Checkbox>
          <Checkbox
            type="radio"
            name="minimum"
            hint={t`For what is published.`}
            checked={minimum === 6}
            onChange={() => setMinimum(6)}
          >{t`Hide fewer than 6 pupils`}</Checkbox>
          <Checkbox
            type="radio"
            name="minimum"
            checked={minimum === 'own'}
            onChange={() => setMinimum('own')}
          >{t`Hide fewer than a number of our own`}</Checkbox>
        </ChoiceGroup>
        {minimum === 'own' && (
          <TextField
            label={t`Fewest pupils shown`}
            type="number"
            inputMode="numeric"
            min={2}
            max={100}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
      </ChoiceForm>
    </Dialog>
  )
}
