import { Calculation, calculate, type ObservedRank } from '@track/markbook'

export function answerCalculation({
  ranks,
  observed,
  calculation,
}: {
  readonly ranks?: readonly number[]
  readonly observed?: readonly ObservedRank[]
  readonly calculation: unknown
}) {
  return { value: calculate(observed ?? ranks ?? [], Calculation.parse(calculation)) }
}
