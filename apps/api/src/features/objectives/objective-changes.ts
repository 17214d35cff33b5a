import type {
  Framework,
  Objective,
  ObjectiveLink,
  ObjectiveWording,
  Programme,
  Revision,
  Strand,
  Subject,
} from '@track/objectives'

export interface Changed<T> {
  readonly before: T
  readonly after: T
}

/** All that an import writes: nothing is ever taken away. */
export interface ObjectiveChanges {
  readonly newSubjects: readonly Subject[]
  readonly newFrameworks: readonly Framework[]
  readonly changedFrameworks: readonly Changed<Framework>[]
  /** A heading comes after the one that it stands under. */
  readonly newStrands: readonly Strand[]
  readonly newObjectives: readonly Objective[]
  readonly changedObjectives: readonly Changed<Objective>[]
  readonly newProgrammes: readonly Programme[]
  readonly newLinks: readonly ObjectiveLink[]
  /** All words of those new objectives that have a history already. */
  readonly olderWordings: readonly ObjectiveWording[]
  readonly newRevisions: readonly Revision[]
}
