import * as z from 'zod'

/**
 * What is wrong with one row that a person gave us, said so that they can mend it.
 *
 * `row` counts as the person's own program counts (the header of a file is row 1; in a request the first entry is row 1);
 * `field` is the column or property in the person's own words; `code` is stable; `message` says what happened and what to do.
 * Never holds a pupil's name.
 */
export const Issue = z
  .object({
    row: z.number().int().positive().optional(),
    field: z.string().optional(),
    code: z.string(),
    message: z.string(),
    severity: z.enum(['error', 'warning']).default('error'),
  })
  .meta({ title: 'Issue', description: 'What is wrong with one row, and how to mend it.' })
export type Issue = z.infer<typeof Issue>

/** Something worth knowing that blocks nothing. */
export const Advice = z
  .object({ code: z.string(), message: z.string() })
  .meta({ title: 'Advice', description: 'Something worth knowing that blocks nothing.' })
export type Advice = z.infer<typeof Advice>
