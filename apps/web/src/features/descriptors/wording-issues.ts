import { checkWording, type Descriptor, type WordingGuard } from '@track/descriptors'
import type { Issue } from '@track/kernel'

/** Where pupils or families would read a word that the school keeps from them. `row` is the word's place from 1. */
export function wordingIssues(
  words: readonly Readonly<Pick<Descriptor, 'label' | 'description'>>[],
  guard: WordingGuard,
): Issue[] {
  return words.flatMap(({ label, description = '' }, at) =>
    (['pupil', 'family'] as const).flatMap((audience) =>
      checkWording(`${label}\n${description}`, { audience, guard }).map((issue) => ({ ...issue, row: at + 1 })),
    ),
  )
}
