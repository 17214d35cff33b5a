import { useLingui } from '@lingui/react/macro'
import type { School } from '@track/api-contract'
import { Checkbox } from '../../../ui/checkbox'
import { ChoiceGroup } from './choice-form'

type Audience = School['audiences'][number]

/** What an audience hides, in a few words. */
function useAudienceHint() {
  const { t } = useLingui()
  return ({ minimumGroup }: Audience): string =>
    minimumGroup > 1 ? t`Groups of fewer than ${minimumGroup} are not shown.` : t`Every group is shown.`
}

/** For whom a page is: one of the school’s audiences, each with what it hides; and what else can be chosen instead. */
export function ForWhom({
  audiences,
  chosen,
  other,
  onChoose,
}: {
  readonly audiences: readonly Audience[]
  readonly chosen: string | undefined
  /** What it means to choose none of them. */
  readonly other: { readonly label: string; readonly hint: string }
  readonly onChoose: (audienceId: string | undefined) => void
}) {
  const { t } = useLingui()
  const hintOf = useAudienceHint()
  return (
    <ChoiceGroup legend={t`Audience`} size="whole">
      {audiences.map((audience) => (
        <Checkbox
          key={audience.id}
          type="radio"
          name="audience"
          hint={hintOf(audience)}
          checked={audience.id === chosen}
          onChange={() => onChoose(audience.id)}
        >
          {audience.name}
        </Checkbox>
      ))}
      <Checkbox
        type="radio"
        name="audience"
        hint={other.hint}
        checked={chosen === undefined}
        onChange={() => onChoose(undefined)}
      >
        {other.label}
      </Checkbox>
    </ChoiceGroup>
  )
}
