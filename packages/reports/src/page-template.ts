import { CalendarDate } from '@track/kernel'
import * as z from 'zod'
import { PageDefinition } from './page-definition.js'

/**
 * A date of a page that a school keeps: one that stays, one that comes back every year under its name, or the day of reading.
 *
 * A fixed date without a label is called as the school calls that day: see `resolveTemplate`.
 */
export const TemplateDate = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('fixed'), label: z.string().max(40), on: CalendarDate }),
    z.object({ kind: z.literal('assessment-date'), name: z.string().min(1).max(80) }),
    z.object({ kind: z.literal('today') }),
  ])
  .meta({ title: 'Date of a template' })
export type TemplateDate = z.infer<typeof TemplateDate>

/** A page to be read again and again: a page definition whose dates may be named instead of fixed. */
export const PageTemplate = PageDefinition.omit({ dates: true })
  .extend({ dates: z.array(TemplateDate).min(1).max(12) })
  .meta({ title: 'Page template' })
export type PageTemplate = z.infer<typeof PageTemplate>
