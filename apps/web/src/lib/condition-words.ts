import { t } from '@lingui/core/macro'
import type { Condition, Conditions, NamesOfReasons } from '@track/descriptors'

/** A rule in one plain sentence: "at least 75 % of taught objectives secured, and …; or …". */
export function conditionsWords({ anyOf }: Conditions, names: NamesOfReasons): string {
  return anyOf
    .map(({ allOf }) => allOf.map((condition) => conditionWords(condition, names)).join(t`, and `))
    .join(t`; or `)
}

function conditionWords(condition: Condition, names: NamesOfReasons): string {
  switch (condition.kind) {
    case 'secured-percent': {
      const of = objectivesWords(condition)
      const { percentAtLeast } = condition
      return percentAtLeast === 100 ? t`all ${of} secured` : t`at least ${percentAtLeast} % of ${of} secured`
    }
    case 'secured-count': {
      const of = objectivesWords(condition)
      return t`at least ${condition.countAtLeast} of ${of} secured`
    }
    case 'depth-percent': {
      const of = objectivesWords(condition)
      const depth = nameOf(names.depths, condition.depthId)
      return t`at least ${condition.percentAtLeast} % of ${of} at “${depth}” or deeper`
    }
    case 'word': {
      const words = condition.descriptorIds.map((id) => `“${nameOf(names.descriptors, id)}”`).join(t` or `)
      const column = nameOf(names.measures, condition.measureId)
      return t`${words} in ${column}`
    }
    case 'mark': {
      const column = nameOf(names.measures, condition.measureId)
      return t`at least ${condition.markAtLeast} in ${column}`
    }
  }
}

function objectivesWords({
  of,
  tags,
}: {
  readonly of: 'taught' | 'planned' | 'assessed'
  readonly tags: readonly string[]
}) {
  const tagged = tags.join(t` or `)
  if (of === 'planned') return tagged ? t`planned ${tagged} objectives` : t`planned objectives`
  if (of === 'assessed') return tagged ? t`assessed ${tagged} objectives` : t`assessed objectives`
  return tagged ? t`taught ${tagged} objectives` : t`taught objectives`
}

function nameOf(names: Readonly<Record<string, string>> | undefined, id: string): string {
  return names?.[id] ?? t`something that is gone`
}
