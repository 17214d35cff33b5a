import { useLingui } from '@lingui/react/macro'
import type { YearGroup } from '@track/roster'
import { yearName } from '../../../lib/year-name'
import { LabelledSelect } from '../../../ui/labelled-select'

export function YearSelect({
  years,
  value,
  none,
  label,
  onChange,
}: {
  readonly years: readonly YearGroup[]
  readonly value: YearGroup | ''
  /** What the empty choice says; "Every year" where one is looked for. */
  readonly none?: string
  readonly label?: string
  readonly onChange: (year: YearGroup | '') => void
}) {
  const { t } = useLingui()
  return (
    <LabelledSelect
      label={label ?? t`Year`}
      value={value}
      choices={[
        { value: '', label: none ?? t`Every year` },
        ...years.map((year) => ({ value: year, label: yearName(year) })),
      ]}
      onChange={(next) => onChange(next as YearGroup | '')}
    />
  )
}
