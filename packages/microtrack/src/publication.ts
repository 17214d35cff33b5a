import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Template } from './template.js'

/** How easy the app's own words are: about 5 to 7, 8 to 11, or 12 and over. It changes no word that a teacher wrote. */
export const ReadingBand = z.enum(['early', 'middle', 'older']).meta({ title: 'Reading band' })
export type ReadingBand = z.infer<typeof ReadingBand>

/** The same note for some pupils: fewer tasks, a picture on every line, larger print, easier words. */
export const Variant = z
  .object({
    id: Id,
    name: z.string().trim().min(1).max(100),
    leaveOut: z.array(Id).max(30).default([]),
    symbols: z.boolean().default(false),
    largePrint: z.boolean().default(false),
    readingBand: ReadingBand.optional(),
  })
  .meta({ title: 'Variant' })
export type Variant = z.infer<typeof Variant>

/**
 * A template as it was given out: to these pupils, from one day to another (both included). What it says is kept as it was, whatever
 * becomes of the template.
 */
export const Publication = z
  .object({
    id: Id,
    outcome: Template.shape.outcomes.element,
    criteria: Template.shape.criteria,
    tasks: Template.shape.tasks,
    moveOn: Template.shape.moveOn,
    questions: Template.shape.questions,
    startsOn: CalendarDate,
    endsOn: CalendarDate,
    readingBand: ReadingBand,
    variants: z.array(Variant).max(10),
    pupils: z.array(z.object({ pupilId: Id, variantId: Id.nullable() })).max(500),
    publishedAt: Instant,
  })
  .meta({ title: 'Publication' })
export type Publication = z.infer<typeof Publication>
