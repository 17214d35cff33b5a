import * as z from 'zod'

/** One thing wrong with one field or row of a request. `pointer` is a JSON Pointer into the body. */
export const ProblemDetail = z.object({
  pointer: z.string().optional(),
  row: z.number().int().positive().optional(),
  field: z.string().optional(),
  code: z.string(),
  detail: z.string(),
})
export type ProblemDetail = z.infer<typeof ProblemDetail>

/** What the API answers when it says no (RFC 9457, `application/problem+json`), with a stable `code`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(ProblemDetail).optional(),
  })
  .meta({ title: 'Problem' })
export type Problem = z.infer<typeof Problem>
