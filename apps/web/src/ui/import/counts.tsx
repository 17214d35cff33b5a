import { useLingui } from '@lingui/react/macro'
import type { ImportResult } from '@track/api-contract'
import styles from './import-sheet.module.css'

/** What an import makes of the rows of a file, in four numbers. */
export function Counts({
  result,
}: {
  readonly result: Pick<ImportResult, 'created' | 'updated' | 'unchanged' | 'refused'>
}) {
  const { t } = useLingui()
  const counts = [
    { label: t`New`, value: result.created },
    { label: t`Changed`, value: result.updated },
    { label: t`The same as now`, value: result.unchanged },
    { label: t`Cannot be used`, value: result.refused },
  ]
  return (
    <dl className={styles.counts}>
      {counts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
