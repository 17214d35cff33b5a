import { Id } from '@track/kernel'
import * as z from 'zod'
import { SYMBOLS } from './symbols.js'

const Words = z.string().trim().min(1).max(300)

/** A picture beside a line, for those who read pictures first. */
export const LineSymbol = z.enum(SYMBOLS).meta({ title: 'Line symbol' })
export type LineSymbol = z.infer<typeof LineSymbol>

export const Criterion = z.object({ id: Id, text: Words }).meta({ title: 'Criterion' })
export type Criterion = z.infer<typeof Criterion>

/** Where pupils get content, how they practise, or how they show what they know. */
export const ChoiceKind = z.enum(['content', 'practice', 'demonstrate']).meta({ title: 'Choice kind' })
export type ChoiceKind = z.infer<typeof ChoiceKind>

/** One way of doing a task. `link` opens in a new window; `partner` says with whom ("a classmate"); `minutes` about how long. */
export const TaskOption = z
  .object({
    id: Id,
    text: Words,
    symbol: LineSymbol.optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    partner: z.string().trim().min(1).max(100).optional(),
    minutes: z.int().min(1).max(600).optional(),
  })
  .meta({ title: 'Task option' })
export type TaskOption = z.infer<typeof TaskOption>

/** Choose `choose` of these: the group counts as that many tasks. */
export const Choice = z
  .object({ kind: ChoiceKind, choose: z.int().min(0).max(20), options: z.array(TaskOption).max(20) })
  .meta({ title: 'Choice' })
export type Choice = z.infer<typeof Choice>

/**
 * A next step. It serves the criteria it names, or says that it gets the pupil ready; an optional one may be left off a pupil's list.
 */
export const Task = z
  .object({
    id: Id,
    text: Words,
    criterionIds: z.array(Id).max(20).default([]),
    getsMeReady: z.boolean().default(false),
    optional: z.boolean().default(false),
    symbol: LineSymbol.optional(),
    choice: Choice.optional(),
  })
  .meta({ title: 'Task' })
export type Task = z.infer<typeof Task>

/** Something a teacher asks to help a pupil decide whether a way is working. */
export const Question = z.object({ id: Id, text: Words }).meta({ title: 'Question' })
export type Question = z.infer<typeof Question>

/**
 * What a teacher prepares: its three parts in their fixed order, the tasks to move on to, and questions to ask.
 *
 * A template may be unfinished: several outcomes, five criteria, no task. `checkTemplate` says what keeps it from being published.
 */
export const Template = z
  .object({
    outcomes: z.array(Words).max(10),
    criteria: z.array(Criterion).max(20),
    tasks: z.array(Task).max(30),
    moveOn: z.array(Task).max(20).default([]),
    questions: z.array(Question).max(20).default([]),
  })
  .meta({ title: 'Microtrack template' })
export type Template = z.infer<typeof Template>
