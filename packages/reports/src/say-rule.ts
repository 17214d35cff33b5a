import type { Condition, Conditions, NamesOfReasons } from '@track/descriptors'
import { anyOf } from './say-day.js'

/**
 * What a rule asks of a pupil, to follow its name: "at least 75 % of the objectives taught are secured".
 *
 * Conditions are joined by "and", alternatives by "or else". A name that is not given shows its id.
 */
export function sayRule(rule: Conditions, names: NamesOfReasons): string {
  return rule.anyOf
    .map(({ allOf }) => allOf.map((condition) => sayCondition(condition, names)).join(' and '))
    .join(', or else ')
}

/** The percentage of a rule that asks only how much of what was taught is secured; undefined of every other rule. */
export function plainPercentOf({ anyOf: [first, ...more] }: Conditions): number | undefined {
  const [condition, ...others] = first?.allOf ?? []
  if (!condition || others.length > 0 || more.length > 0) return undefined
  const isPlain = condition.kind === 'secured-percent' && condition.of === 'taught' && condition.tags.length === 0
  return isPlain ? condition.percentAtLeast : undefined
}

function sayCondition(condition: Condition, { measures, descriptors, depths }: NamesOfReasons): string {
  switch (condition.kind) {
    case 'secured-percent':
      return `at least ${condition.percentAtLeast} % of ${sayObjectives(condition)} are secured`
    case 'secured-count':
      return `at least ${condition.countAtLeast} of ${sayObjectives(condition)} are secured`
    case 'depth-percent':
      return `at least ${condition.percentAtLeast} % of ${sayObjectives(condition)} are at “${nameIn(depths, condition.depthId)}” or deeper`
    case 'word':
      return `the word in “${nameIn(measures, condition.measureId)}” is ${anyOf(condition.descriptorIds.map((id) => `“${nameIn(descriptors, id)}”`))}`
    case 'mark':
      return `the latest mark in “${nameIn(measures, condition.measureId)}” is at least ${condition.markAtLeast}`
  }
}

const BASES = { taught: 'taught', planned: 'planned for the year', assessed: 'assessed' } as const

function sayObjectives({ of, tags }: Extract<Condition, { readonly of: string }>): string {
  return `the ${tags.length > 0 ? `${anyOf(tags)} ` : ''}objectives ${BASES[of]}`
}

function nameIn(names: Readonly<Record<string, string>> | undefined, id: string): string {
  return names && Object.hasOwn(names, id) ? names[id]! : id
}
