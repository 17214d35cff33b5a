import { Trans, useLingui } from '@lingui/react/macro'
import type { EditablePupil } from '@track/api-contract'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import styles from './pupil-ticks.module.css'

/** Pupils to tick, in two columns where there is room. */
export function PupilTicks({
  pupils,
  ticked,
  onTick,
}: {
  readonly pupils: readonly Pick<EditablePupil, 'id' | 'label'>[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
}) {
  const { t } = useLingui()
  const all = pupils.every(({ id }) => ticked.has(id))
  return (
    <fieldset className={styles.pupils} aria-label={t`Pupils`}>
      <div>
        <Button look="quiet" onClick={() => onTick(new Set(all ? [] : pupils.map(({ id }) => id)))}>
          {all ? <Trans>Tick none</Trans> : <Trans>Tick all</Trans>}
        </Button>
      </div>
      <div className={styles.names}>
        {pupils.map(({ id, label }) => (
          <Checkbox
            key={id}
            checked={ticked.has(id)}
            onChange={() =>
              onTick(new Set(ticked.has(id) ? [...ticked].filter((each) => each !== id) : [...ticked, id]))
            }
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
