import type { Framework, Objective, Strand } from '@track/objectives'
import { withEtag } from '../../etag.js'

type Versioned<T> = T & { etag: string }

/** What a change of an objective can change: putting others in order, or its framework on another scale, makes it no other. */
export function ofObjective({ position: _, scaleId: __, ...objective }: Objective & { scaleId?: string }): object {
  return objective
}

export function withObjectiveEtag(objective: Objective): Versioned<Objective> {
  return { ...objective, etag: withEtag(ofObjective(objective)).etag }
}

/** A heading moves when those beside it do: it is no other for that. */
export function ofStrand({ position: _, ...strand }: Strand): object {
  return strand
}

export function withStrandEtag(strand: Strand): Versioned<Strand> {
  return { ...strand, etag: withEtag(ofStrand(strand)).etag }
}

export const withFrameworkEtag: (framework: Framework) => Versioned<Framework> = withEtag
