import type { Instant } from '@track/kernel'
import * as z from 'zod'
import { Framework, Strand, Subject } from '../framework.js'
import { Objective, ObjectiveWording } from '../objective.js'
import { ObjectiveLink } from '../objective-link.js'
import { Revision } from '../revision.js'

/** One framework with everything that belongs to it: what a package of ours holds, and reading it gives back. */
export const OwnFramework = z
  .object({
    framework: Framework,
    subject: Subject,
    strands: z.array(Strand),
    objectives: z.array(Objective),
    /** Links that start at one of its strands or objectives. */
    links: z.array(ObjectiveLink).default([]),
    revisions: z.array(Revision).default([]),
    /** Every wording that its objectives have had. */
    wordings: z.array(ObjectiveWording).default([]),
  })
  .meta({ title: 'Own framework' })
export type OwnFramework = z.infer<typeof OwnFramework>

/** What is told beside the framework when it is written. */
export interface WritingOptions {
  /** When it is written: the time that every part of the package carries. */
  readonly writtenAt: Instant
  /** Whose it is, such as the school's name. The publisher, else the subject, where it is not said. */
  readonly creator?: string
}
