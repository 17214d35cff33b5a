import type { Condition, Conditions } from '@track/descriptors'
import { v4 as makeKey } from 'uuid'

/** Conditions as they are being put together: each part has a key of its own, so that none takes another's place on the screen. */
interface DraftAlternative {
  readonly key: string
  readonly allOf: readonly { readonly key: string; readonly condition: Condition }[]
}
export type ConditionsDraft = readonly DraftAlternative[]

export function draftOf({ anyOf }: Conditions): ConditionsDraft {
  return anyOf.map(({ allOf }) => ({ key: makeKey(), allOf: allOf.map(draftCondition) }))
}

export function conditionsOf(draft: ConditionsDraft): Conditions {
  return { anyOf: draft.map(({ allOf }) => ({ allOf: allOf.map(({ condition }) => condition) })) }
}

/** What is asked for most: three quarters of what was taught. A school changes it to what it means. */
export function newConditions(): ConditionsDraft {
  return [newAlternative()]
}

export function newAlternative(): DraftAlternative {
  return { key: makeKey(), allOf: [newCondition()] }
}

export function newCondition() {
  return draftCondition({ kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] })
}

function draftCondition(condition: Condition) {
  return { key: makeKey(), condition }
}
