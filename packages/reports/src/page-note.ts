import { CalendarDate, Id } from '@track/kernel'
import * as z from 'zod'

/**
 * Something that stands under a page because its numbers cannot be read without it. `text` is a sentence for people.
 *
 * - `rule-changed`: a rule of one of the columns is another version on a later date of the page, since `on`.
 * - `scale-changed`: from where a depth counts as secured changed between the dates.
 * - `calculation`: several judgements become one otherwise than by the latest; or that changed between the dates.
 * - `objectives-changed`: objectives were split, merged, replaced or retired between the dates.
 * - `programme-changed`: by the later of two dates, `on`, most pupils work on other objectives; `ids` are the subjects.
 * - `date-to-come`: the last of the dates that have not come, `on`; `rounded`: a change that is not the difference of the rounded
 *   numbers beside it.
 * - `scope`: the age-related view; `meaning`: how the words of a column are to be read.
 */
export const PageNote = z
  .object({
    kind: z.enum([
      'rule-changed',
      'scale-changed',
      'calculation',
      'objectives-changed',
      'programme-changed',
      'scope',
      'meaning',
      'date-to-come',
      'rounded',
    ]),
    text: z.string(),
    on: CalendarDate.optional(),
    /** The columns it is about, from 0; none: the whole page. */
    columns: z.array(z.number().int().min(0)),
    ids: z.array(Id),
  })
  .meta({ title: 'Page note' })
export type PageNote = z.infer<typeof PageNote>
