import { useLingui } from '@lingui/react/macro'
import type { Measure } from '@track/descriptors'
import { TextField } from '../../../ui/field'
import styles from './columns-part.module.css'

/** What marks a column takes, and what its publisher says of the test. Read back by `readMarkFields`. */
export function MarkFields({ measure = {} }: { readonly measure?: Partial<Measure> }) {
  const { t } = useLingui()
  const { minimum = '', maximum = '', codes = [], reliability = '', standardDeviation = '' } = measure
  return (
    <>
      <div className={styles.pair}>
        <TextField label={t`Lowest mark`} name="minimum" type="number" step="any" defaultValue={minimum} />
        <TextField label={t`Highest mark`} name="maximum" type="number" step="any" defaultValue={maximum} />
      </div>
      <TextField
        label={t`Codes in a mark’s place`}
        name="codes"
        autoComplete="off"
        hint={t`With commas between, such as A for absent. A code is never counted as 0.`}
        defaultValue={codes.join(', ')}
      />
      <div className={styles.pair}>
        <TextField
          label={t`Reliability`}
          name="reliability"
          type="number"
          step="any"
          min={0}
          max={1}
          hint={t`From 0 to 1, as the publisher prints it.`}
          defaultValue={reliability}
        />
        <TextField
          label={t`Standard deviation`}
          name="standardDeviation"
          type="number"
          step="any"
          min={0.000001}
          hint={t`Usually 15 for standardised scores.`}
          defaultValue={standardDeviation}
        />
      </div>
      <p className={styles.quiet}>
        {t`With both, pages say whether a change is more than the test’s usual wobble. Leave them empty where they are not known.`}
      </p>
    </>
  )
}

/** What was typed into `MarkFields`: null where a limit was left empty. */
export function readMarkFields(textOf: (name: string) => string) {
  const number = (name: string) => (textOf(name) === '' ? null : Number(textOf(name)))
  return {
    minimum: number('minimum'),
    maximum: number('maximum'),
    codes: textOf('codes')
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
    reliability: number('reliability'),
    standardDeviation: number('standardDeviation'),
  }
}
