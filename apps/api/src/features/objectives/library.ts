import type { Framework, Objective, ObjectiveWording, Programme, Strand, Subject } from '@track/objectives'

/** What the school has before the import, each objective in its words of today. */
export interface Library {
  readonly subjects: readonly Subject[]
  readonly frameworks: readonly Framework[]
  readonly strands: readonly Strand[]
  readonly objectives: readonly Objective[]
  /** All words that objectives have had. */
  readonly wordings: readonly Pick<ObjectiveWording, 'objectiveId' | 'wording' | 'pupilWordings'>[]
  readonly programmes: readonly Programme[]
}

/** What the person said about the file, and what a new framework needs. */
export interface ImportOptions {
  readonly source: string
  /** The subject of rows that name none. */
  readonly subject: string | undefined
  /** The scale of a framework that is made; undefined while the school has none. */
  readonly scaleId: string | undefined
  readonly newId: () => string
}
