import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MadePupilKeys, PinKind } from '@track/api-contract'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { FormDialog } from '../../../ui/form-dialog'
import { useMakeKeys } from '../api/change-pupil-keys'
import styles from './make-keys-dialog.module.css'

/** Which kind of PIN, and what becomes of what pupils have now. */
export function MakeKeysDialog({
  schoolId,
  classId,
  pupilIds,
  replaced,
  kind: usual,
  onMade,
  onClose,
}: {
  readonly schoolId: string
  readonly classId: string
  readonly pupilIds: readonly string[]
  /** How many of them have a card already. */
  readonly replaced: number
  readonly kind: PinKind
  readonly onMade: (made: MadePupilKeys) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const make = useMakeKeys(schoolId, classId)
  const [kind, setKind] = useState(usual)
  return (
    <FormDialog
      title={plural(pupilIds.length, { one: 'Make a card', other: 'Make # cards' })}
      verb={t`Make them`}
      error={make.error}
      waiting={make.isPending}
      onSubmit={() => make.mutate({ pupilIds: [...pupilIds], pin: kind }, { onSuccess: onMade })}
      onClose={onClose}
    >
      <fieldset className={styles.kinds}>
        <legend>
          <Trans>What pupils keep in mind</Trans>
        </legend>
        <Checkbox
          type="radio"
          name="pin"
          checked={kind === 'pictures'}
          hint={t`Five pictures in their order, out of sixteen. For those who do not read or count far yet.`}
          onChange={() => setKind('pictures')}
        >
          <Trans>Pictures</Trans>
        </Checkbox>
        <Checkbox
          type="radio"
          name="pin"
          checked={kind === 'digits'}
          hint={t`Six digits.`}
          onChange={() => setKind('digits')}
        >
          <Trans>Digits</Trans>
        </Checkbox>
      </fieldset>
      {replaced > 0 && (
        <p>
          {plural(replaced, {
            one: '# of them has a card already: the old card and PIN stop working.',
            other: '# of them have cards already: the old cards and PINs stop working.',
          })}
        </p>
      )}
      <p>
        <Trans>The new cards and PINs are shown once, to be printed at once. Nobody can read them again.</Trans>
      </p>
    </FormDialog>
  )
}
