import * as z from 'zod'

/**
 * How several judgements of one objective become one number: the school's own choice, and what its reports print beside it.
 *
 * | method | the answer |
 * |---|---|
 * | latest | the newest rank |
 * | highest | the highest rank there has been |
 * | n-times | the mean of all ranks at or above `atLeast`, once there are `times` of them |
 * | weighted-latest | the newest for `latestWeight`, the mean of all earlier ones for the rest |
 * | decaying-average | from the oldest on, each newer one for `decay` and what was there for the rest |
 * | mean | the mean of all |
 *
 * Weights are fractions of 1; `atLeast` is a rank.
 */
export const Calculation = z
  .discriminatedUnion('method', [
    z.object({ method: z.literal('latest') }).meta({ title: 'Latest' }),
    z.object({ method: z.literal('highest') }).meta({ title: 'Highest' }),
    z
      .object({ method: z.literal('n-times'), times: z.int().min(1).max(100), atLeast: z.int() })
      .meta({ title: 'Mean of the high ones, once there are enough' }),
    z
      .object({ method: z.literal('weighted-latest'), latestWeight: z.number().gt(0).lte(1) })
      .meta({ title: 'Latest, weighed against the mean of the earlier ones' }),
    z
      .object({ method: z.literal('decaying-average'), decay: z.number().gt(0).lte(1).default(0.65) })
      .meta({ title: 'Decaying average' }),
    z.object({ method: z.literal('mean') }).meta({ title: 'Mean of all' }),
  ])
  .meta({ title: 'Calculation' })
export type Calculation = z.infer<typeof Calculation>

/** The calculation of one method, with its own options. */
export type CalculationOf<M extends Calculation['method']> = Extract<Calculation, { readonly method: M }>
