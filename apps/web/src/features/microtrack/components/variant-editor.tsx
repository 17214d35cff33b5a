import { Trans, useLingui } from '@lingui/react/macro'
import type { EditablePupil } from '@track/api-contract'
import type { Task, Variant } from '@track/microtrack'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { PupilTicks } from './pupil-ticks'
import styles from './variant-editor.module.css'

/** A shape of the note as it is put together, with who gets it. */
export interface DraftVariant extends Omit<Variant, 'readingBand'> {
  readonly pupilIds: ReadonlySet<string>
}

/** The same note for some pupils: which tasks are left out, pictures, larger print, and for whom. */
export function VariantEditor({
  variant,
  number,
  tasks,
  pupils,
  onChange,
  onRemove,
}: {
  readonly variant: DraftVariant
  readonly number: number
  readonly tasks: readonly Task[]
  readonly pupils: readonly Pick<EditablePupil, 'id' | 'label'>[]
  readonly onChange: (variant: DraftVariant) => void
  readonly onRemove: () => void
}) {
  const { t } = useLingui()
  const { name, leaveOut, symbols, largePrint, pupilIds } = variant
  return (
    <fieldset className={styles.variant}>
      <legend className="visually-hidden">{t`Variant ${number}`}</legend>
      <TextField
        label={t`Name for you`}
        hint={t`Pupils do not see it.`}
        maxLength={100}
        value={name}
        placeholder={t`Variant ${number}`}
        onChange={(event) => onChange({ ...variant, name: event.target.value })}
      />
      <div className={styles.choices}>
        <Checkbox checked={symbols} onChange={(event) => onChange({ ...variant, symbols: event.target.checked })}>
          <Trans>Pictures beside the lines</Trans>
        </Checkbox>
        <Checkbox checked={largePrint} onChange={(event) => onChange({ ...variant, largePrint: event.target.checked })}>
          <Trans>Large print</Trans>
        </Checkbox>
      </div>
      <fieldset className={styles.choices}>
        <legend>
          <Trans>Tasks</Trans>
        </legend>
        {tasks.map(({ id, text }) => (
          <Checkbox
            key={id}
            checked={!leaveOut.includes(id)}
            onChange={() =>
              onChange({
                ...variant,
                leaveOut: leaveOut.includes(id) ? leaveOut.filter((each) => each !== id) : [...leaveOut, id],
              })
            }
          >
            {text}
          </Checkbox>
        ))}
      </fieldset>
      <div>
        <p className={styles.legend}>
          <Trans>For</Trans>
        </p>
        <PupilTicks pupils={pupils} ticked={pupilIds} onTick={(ticked) => onChange({ ...variant, pupilIds: ticked })} />
      </div>
      <div>
        <Button onClick={onRemove}>
          <Trans>Remove this variant</Trans>
        </Button>
      </div>
    </fieldset>
  )
}
