import { LabelledSelect } from '../../../ui/labelled-select'
import type { OutlinePart } from '../outline'

/** The headings of a list, set in as they stand under each other. */
export function StrandSelect({
  label,
  none,
  outline,
  value,
  onChange,
}: {
  readonly label: string
  readonly none: string
  readonly outline: readonly OutlinePart[]
  readonly value: string | null
  readonly onChange: (strandId: string | null) => void
}) {
  return (
    <LabelledSelect
      label={label}
      value={value ?? ''}
      choices={[
        { value: '', label: none },
        ...outline.flatMap(({ strand, level }) =>
          strand ? [{ value: strand.id, label: `${'\u2003'.repeat(level - 1)}${strand.name}` }] : [],
        ),
      ]}
      onChange={(next) => onChange(next || null)}
    />
  )
}
