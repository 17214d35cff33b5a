import { Trans, useLingui } from '@lingui/react/macro'
import type { PublishedChart, School } from '@track/api-contract'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox'
import { FormDialog } from '../../../ui/form-dialog'
import { useChangeChart } from '../api/change-chart'
import styles from './hangs-dialog.module.css'

/** Chooses the classes whose pupils see a chart. */
export function HangsDialog({
  school,
  published,
  onClose,
}: {
  readonly school: School
  readonly published: PublishedChart
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const change = useChangeChart(school.id, published)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(published.classIds))
  const mineFirst = [...school.classes].sort((a, b) => Number(b.mine) - Number(a.mine))
  return (
    <FormDialog
      title={t`Where it hangs`}
      verb={t`Save`}
      error={change.error}
      waiting={change.isPending}
      onClose={onClose}
      onSubmit={() => change.mutate({ classIds: [...chosen] }, { onSuccess: onClose })}
    >
      <p>
        <Trans>
          The pupils of these classes see the chart on their page and can place their pieces on it. What was placed
          stays where it is when a chart comes down.
        </Trans>
      </p>
      <fieldset className={styles.classes} aria-label={t`Classes`}>
        {mineFirst.map(({ id, name }) => (
          <Checkbox
            key={id}
            checked={chosen.has(id)}
            onChange={({ target: { checked } }) =>
              setChosen((before) => new Set([...before].filter((each) => each !== id).concat(checked ? id : [])))
            }
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  )
}
