import { useLingui } from '@lingui/react/macro'
import { Select } from '../../../ui/field'

/** Where something stands among others: any number of steps in one choice. */
export function PlaceSelect({
  label,
  of,
  at,
  place = at,
  onPlace,
  className,
}: {
  readonly label: string
  readonly of: readonly { readonly id: string; readonly name: string }[]
  /** Where it stands now. */
  readonly at: number
  /** Where it is to stand, if that is not said at once. */
  readonly place?: number
  readonly onPlace: (place: number) => void
  readonly className?: string | undefined
}) {
  const { t } = useLingui()
  const choices = of.map(({ name }, index) => {
    const position = index + 1
    const there =
      index === at ? `${position}` : index < at ? t`${position}, before ${name}` : t`${position}, after ${name}`
    return { value: String(index), label: there }
  })
  return (
    <Select
      label={label}
      className={className}
      choices={choices}
      value={String(place)}
      onChange={(chosen) => onPlace(Number(chosen))}
    />
  )
}
