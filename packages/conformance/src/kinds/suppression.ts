import { hideParts, type Part } from '@track/reports'

export function answerSuppression({
  parts,
  minimum,
  totalShown,
}: {
  readonly parts: readonly Part[]
  readonly minimum: number
  readonly totalShown: boolean
}) {
  return { hidden: hideParts(parts, { minimum, totalShown }) }
}
