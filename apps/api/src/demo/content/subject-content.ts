/** The years of a primary school, youngest first. */
export const PRIMARY_YEARS = ['R', '1', '2', '3', '4', '5', '6'] as const
export type PrimaryYear = (typeof PRIMARY_YEARS)[number]

/** One thing to learn, in the school's words, with the school's own tags. */
export interface ObjectiveContent {
  readonly wording: string
  readonly tags: readonly string[]
}

/** Objectives that are taught one after another under one heading. */
export interface UnitContent {
  readonly strand: string
  readonly objectives: readonly (string | ObjectiveContent)[]
}

/** A subject as Larkfield teaches it: for every year its units in teaching order. */
export interface SubjectContent {
  readonly name: string
  /** What objective codes begin with: "M" in "M4.07". */
  readonly code: string
  readonly core: boolean
  readonly years: Readonly<Record<PrimaryYear, readonly UnitContent[]>>
}

/** An objective that later learning leans on. */
export function key(wording: string): ObjectiveContent {
  return { wording, tags: ['key'] }
}

/** An objective that nobody leaves the year without. */
export function nonNegotiable(wording: string): ObjectiveContent {
  return { wording, tags: ['key', 'non-negotiable'] }
}
